/** The `breakeven.json` of each workspace folder, as last saved. */

import type { Beside, ProjectDocument } from '../core/project/breakeven';
import { CONFIG_NAMES } from '../core/project/config';
import { type ConfigFile, tokenizerRules } from '../core/project/configFile';
import type { TokenizerRule } from '../core/tokens/ownTokenizers';
import type { ServerHost } from './host';
import { type Folder, homeOf } from './workspaceFolders';

export class FolderConfigs {
  private files: ReadonlyMap<string, ConfigFile> = new Map();

  constructor(
    private readonly host: ServerHost,
    private readonly folders: () => readonly Folder[],
  ) {}

  /** All that are there now, read again. */
  async reload(): Promise<void> {
    const found = await Promise.all(
      this.folders().map(async ({ root }) => [root, await this.host.configFileIn(root)] as const),
    );
    this.files = new Map(found.flatMap(([root, file]) => (file === null ? [] : [[root, file]])));
  }

  /** @param only Of this folder alone; null: of all. */
  all(only: string | null = null): readonly ConfigFile[] {
    return [...this.files].flatMap(([root, file]) => (only === null || root === only ? [file] : []));
  }

  /** What holds for a file of a folder; nothing for files outside all folders. */
  homeOf(absolutePath: string): Required<ProjectDocument>['home'] | null {
    const home = homeOf(this.host, absolutePath, this.folders());
    const file = home === null ? undefined : this.files.get(home.folder.root);
    return home === null || file === undefined ? null : { config: file.config, path: home.path };
  }

  /** Tokenizers that the files name, by absolute path. */
  tokenizers(only: string | null): readonly TokenizerRule[] {
    return this.all(only).flatMap((file) => tokenizerRules(file, this.host.inside));
  }

  /** Prices and hardware that the files set; in several folders, the first that names one holds. */
  beside(only: string | null): Beside {
    const configs = this.all(only).map(({ reading }) => reading.config);
    const first = (group: 'prices' | 'gpus' | 'openModels') =>
      new Map([...configs].reverse().flatMap((config) => Object.entries(config[group] ?? {})));
    return {
      prices: Object.fromEntries(first('prices')),
      gpus: Object.fromEntries(first('gpus')),
      openModels: Object.fromEntries(first('openModels')),
    };
  }
}

export function isConfigFile(absolutePath: string): boolean {
  return (CONFIG_NAMES as readonly string[]).includes(/[^/\\]*$/.exec(absolutePath)?.[0] ?? '');
}

/** One that says which files a scan leaves out. */
export function isIgnoreFile(absolutePath: string): boolean {
  return /[/\\]\.gitignore$/.test(absolutePath);
}
