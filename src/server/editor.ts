/** What the server has to know of the editor at the other end: any that speaks the protocol, or the one with our extension. */

import type { InitializeParams } from 'vscode-languageserver';
import { serverOptionsSchema } from '../protocol/requests';

export interface Editor {
  /** Prices, hardware and tokenizers that a folder sets are used. */
  readonly isTrusted: boolean;
  /** It checks an open `breakeven.json` against the schema by itself. */
  readonly checksSchema: boolean;
  /** It has the extension's commands, shows what is wrong with settings, and says which files have changed. */
  readonly hasExtension: boolean;
  /** It is told when lenses are to be asked for again, and needs no word that there are any. */
  readonly asksForLenses: boolean;
  readonly canPullSettings: boolean;
  readonly canRegisterSettings: boolean;
  readonly canWatchFiles: boolean;
  readonly canFollowFolders: boolean;
  readonly canRefreshLenses: boolean;
  readonly canRefreshHints: boolean;
}

export function editorOf({ capabilities, initializationOptions }: InitializeParams): Editor {
  const { workspace } = capabilities;
  const options = serverOptionsSchema.safeParse(initializationOptions ?? {}).data;
  return {
    isTrusted: options?.isTrusted ?? true,
    checksSchema: options?.checksSchema ?? false,
    hasExtension: options?.hasExtension ?? false,
    asksForLenses: options?.asksForLenses ?? false,
    canPullSettings: workspace?.configuration === true,
    canRegisterSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    canWatchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canFollowFolders: workspace?.workspaceFolders === true,
    canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
    canRefreshHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

/** The folders that are open; of an editor that knows of one only, that one. */
export function openFolders(
  { workspaceFolders, rootUri, rootPath }: InitializeParams,
  uriOf: (file: string) => string,
): { uri: string; name: string }[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders;
  const uri = rootUri ?? (typeof rootPath === 'string' && rootPath !== '' ? uriOf(rootPath) : null);
  return uri === null ? [] : [{ uri, name: nameOf(uri) }];
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.split('/').filter(Boolean).at(-1) ?? '');
}

/** Settings as editors send them that are not asked: those of all servers by name, or ours alone. */
export function sentSettings(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return {};
  return 'breakeven' in raw ? raw.breakeven : raw;
}
