/** The `breakeven.json` of each workspace folder, as last saved. */

import path from 'node:path';
import type { HardwareCatalog } from '../core/catalog/hardware';
import { type OwnHardware, usableHardware } from '../core/catalog/ownHardware';
import type { ProjectDocument } from '../core/project/breakeven';
import { CONFIG_NAMES } from '../core/project/config';
import type { Settings } from '../core/project/settings';
import type { TokenizerRule } from '../core/tokens/ownTokenizers';
import { type ConfigFile, configFileIn, tokenizerRules } from '../node/configFile';
import { type Folder, folderOf, relativeIn } from './workspaceFolders';

export class FolderConfigs {
  private files: ReadonlyMap<string, ConfigFile> = new Map();

  constructor(private readonly folders: () => readonly Folder[]) {}

  /** All that are there now, read again. */
  async reload(): Promise<void> {
    const found = await Promise.all(
      this.folders().map(async ({ root }) => [root, await configFileIn(root)] as const),
    );
    this.files = new Map(found.flatMap(([root, file]) => (file === null ? [] : [[root, file]])));
  }

  all(): readonly ConfigFile[] {
    return [...this.files.values()];
  }

  /** What holds for a file of a folder; nothing for files outside all folders. */
  homeOf(absolutePath: string): Required<ProjectDocument>['home'] | null {
    const folder = folderOf(absolutePath, this.folders());
    const file = folder === undefined ? undefined : this.files.get(folder.root);
    if (folder === undefined || file === undefined) return null;
    return { config: file.config, path: relativeIn(folder, absolutePath) };
  }

  /** Prices that the files set; in several folders, the first that prices a model holds. */
  prices(): Readonly<Record<string, unknown>> {
    const each = this.all().map(({ reading }) => reading.config.prices ?? {});
    return Object.assign({}, ...each.reverse());
  }

  /** Tokenizers that the files name, by absolute path. */
  tokenizers(): readonly TokenizerRule[] {
    return this.all().flatMap(tokenizerRules);
  }

  /** GPUs and open models that the files set; in several folders, the first that names one holds. */
  hardware(): Required<OwnHardware> {
    const configs = this.all().map(({ reading }) => reading.config);
    const gpus = Object.assign({}, ...configs.map((config) => config.gpus ?? {}).reverse());
    const openModels = Object.assign({}, ...configs.map((config) => config.openModels ?? {}).reverse());
    return { gpus, openModels };
  }
}

/** Settings with what the files set besides; what is wrong in a file is said at its place there. */
export function withFolders(settings: Settings, configs: FolderConfigs, shipped: HardwareCatalog): Settings {
  const own = usableHardware(shipped, configs.hardware());
  return {
    ...settings,
    prices: { ...settings.prices, ...configs.prices() },
    gpus: { ...settings.gpus, ...own.gpus },
    openModels: { ...settings.openModels, ...own.openModels },
  };
}

export function isConfigFile(absolutePath: string): boolean {
  return (CONFIG_NAMES as readonly string[]).includes(path.basename(absolutePath));
}
