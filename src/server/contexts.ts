/** What holds for the estimates of each folder: the settings in force there, and what its `breakeven.json` says besides. */

import type { Breakeven, EstimateContext } from '../core/project/breakeven';
import {
  DEFAULT_SETTINGS,
  parseSettings,
  type SettingProblem,
  type Settings,
} from '../core/project/settings';
import type { TokenizerRule } from '../core/tokens/ownTokenizers';
import type { FolderConfigs } from './folderConfigs';
import type { ServerHost } from './host';
import { type Folder, fileBehind, homeOf } from './workspaceFolders';

/** Settings as the editor gives them. */
export interface RawSettings {
  /** Of the window. */
  readonly all: unknown;
  /** Of each folder by its root, where there are several: they may differ. */
  readonly byFolder: ReadonlyMap<string, unknown>;
}

interface Kept {
  /** What the context was made of. */
  readonly key: string;
  readonly context: EstimateContext;
}

export class Contexts {
  /** Replaced as a whole whenever anything that figures depend on changes, so that a context's identity is a cache key. */
  private window: EstimateContext;
  private byFolder: ReadonlyMap<string, EstimateContext> = new Map();

  constructor(
    private readonly breakeven: Breakeven,
    private readonly host: ServerHost,
    private readonly configs: FolderConfigs,
    private readonly folders: () => readonly Folder[],
    private readonly now: () => Date,
  ) {
    this.window = breakeven.contextFor(DEFAULT_SETTINGS, now());
  }

  /** What holds for a document; without one, for the window as a whole. */
  of(uri?: string): EstimateContext {
    const file = uri === undefined || this.byFolder.size === 0 ? null : fileBehind(this.host, uri);
    const home = file === null ? null : homeOf(this.host, file, this.folders());
    return (home === null ? undefined : this.byFolder.get(home.folder.root)) ?? this.window;
  }

  /** @returns what of the settings is not used, and why */
  renew({ all, byFolder }: RawSettings, isTrusted: boolean): SettingProblem[] {
    const problems: SettingProblem[] = [];
    const root = this.folders()[0]?.root ?? '';
    const window = this.make(all, root, null, isTrusted, [], problems);
    const kept = [window];
    const folders = [...byFolder].map(([folder, raw]) => {
      const made = this.make(raw, folder, folder, isTrusted, kept, problems);
      kept.push(made);
      return [folder, made.context] as const;
    });
    this.window = window.context;
    this.byFolder = new Map(folders);
    return problems.filter(
      ({ message }, index) => problems.findIndex((other) => other.message === message) === index,
    );
  }

  /** Folders with the same settings share one context. `only`: the folder whose file counts; null: those of all. */
  private make(
    raw: unknown,
    root: string,
    only: string | null,
    isTrusted: boolean,
    kept: readonly Kept[],
    found: SettingProblem[],
  ): Kept {
    const { settings, problems } = parseSettings(raw);
    // What a folder says of prices and hardware is used only where the folder is trusted, as with its settings.
    const beside = isTrusted ? this.configs.beside(only) : {};
    const tokenizers = this.tokenizers(settings, root, only, isTrusted);
    const key = JSON.stringify([settings, beside, tokenizers]);
    const context =
      kept.find((other) => other.key === key)?.context ??
      this.breakeven.contextFor(settings, this.now(), { ...beside, tokenizers });
    found.push(...problems, ...context.problems.map((problem) => ({ ...problem })));
    return { key, context };
  }

  /** A file's are used only where its folder is trusted: their patterns run here. Those of the settings come after. */
  private tokenizers(
    { tokenizers }: Settings,
    root: string,
    only: string | null,
    isTrusted: boolean,
  ): TokenizerRule[] {
    const set = Object.entries(tokenizers).map(([models, file]) => ({
      models,
      file: this.host.resolve(root, file),
    }));
    return isTrusted ? [...this.configs.tokenizers(only), ...set] : set;
  }
}
