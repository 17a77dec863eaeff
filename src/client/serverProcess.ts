/** The language client, loaded when a server is to be started: it is five times as large as all else of the extension. */

import { setImmediate } from 'node:timers/promises';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { inParts } from './inParts';

/** @param module Of the server. */
export async function launchProcess(
  module: string,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  const { protocolParts } = await import('./languageProtocol');
  await inParts(protocolParts);
  await inParts(CLIENT_PARTS);
  const { LanguageClient, TransportKind } =
    require('vscode-languageclient/node') as typeof import('vscode-languageclient/node');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const client = new LanguageClient('breakeven', 'Breakeven', server, options);
  // To start it takes as long again.
  await setImmediate();
  return client;
}

/** Modules of the client's package, each after those that it needs. */
const CLIENT_PARTS: readonly (() => unknown)[] = [
  () => require('vscode-languageclient/lib/common/protocolCompletionItem'),
  () => require('vscode-languageclient/lib/common/protocolConverter'),
  () => require('vscode-languageclient/lib/common/codeConverter'),
  () => require('vscode-languageclient/lib/common/features'),
  () => require('vscode-languageclient/lib/common/diagnostic'),
  () => require('vscode-languageclient/lib/common/notebook'),
  () => require('vscode-languageclient/lib/common/textSynchronization'),
  () => require('vscode-languageclient/lib/common/completion'),
  () => require('vscode-languageclient/lib/common/codeAction'),
  () => require('vscode-languageclient/lib/common/codeLens'),
  () => require('vscode-languageclient/lib/common/documentLink'),
  () => require('vscode-languageclient/lib/common/formatting'),
  () => require('vscode-languageclient/lib/common/rename'),
  () => require('minimatch'),
  () => require('vscode-languageclient/lib/common/fileOperations'),
  () => require('vscode-languageclient/lib/common/semanticTokens'),
  () => require('vscode-languageclient/lib/common/callHierarchy'),
  () => require('vscode-languageclient/lib/common/typeHierarchy'),
  () => require('vscode-languageclient/lib/common/inlayHint'),
  () => require('vscode-languageclient/lib/common/client'),
  () => require('vscode-languageclient'),
  () => require('semver/functions/parse'),
  () => require('semver/functions/satisfies'),
  () => require('vscode-languageclient/node'),
];
