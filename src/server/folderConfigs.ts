/** The `breakeven.json` of each workspace folder, as last saved. */

import type { HardwareCatalog } from '../core/catalog/hardware';
import { type OwnHardware, usableHardware } from '../core/catalog/ownHardware';
import type { ProjectDocument } from '../core/project/breakeven';
import { CONFIG_NAMES } from '../core/project/config';
import { type ConfigFile, tokenizerRules } from '../core/project/configFile';
import type { Settings } from '../core/project/settings';
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

  /** Prices that the files set; in several folders, the first that prices a model holds. */
  prices(only: string | null): Readonly<Record<string, unknown>> {
    const each = this.all(only).map(({ reading }) => reading.config.prices ?? {});
    return Object.assign({}, ...each.reverse());
  }

  /** Tokenizers that the files name, by absolute path. */
  tokenizers(only: string | null): readonly TokenizerRule[] {
    return this.all(only).flatMap((file) => tokenizerRules(file, this.host.inside));
  }

  /** GPUs and open models that the files set; in several folders, the first that names one holds. */
  hardware(only: string | null): Required<OwnHardware> {
    const configs = this.all(only).map(({ reading }) => reading.config);
    const gpus = Object.assign({}, ...configs.map((config) => config.gpus ?? {}).reverse());
    const openModels = Object.assign({}, ...configs.map((config) => config.openModels ?? {}).reverse());
    return { gpus, openModels };
  }
}

/** Settings with what the files set besides; what is wrong in a file is said at its place there. */
export function withFolders(
  settings: Settings,
  configs: FolderConfigs,
  shipped: HardwareCatalog,
  only: string | null = null,
): Settings {
  const own = usableHardware(shipped, configs.hardware(only));
  return {
    ...settings,
    prices: { ...settings.prices, ...configs.prices(only) },
    gpus: { ...settings.gpus, ...own.gpus },
    openModels: { ...settings.openModels, ...own.openModels },
  };
}

export function isConfigFile(absolutePath: string): boolean {
  return (CONFIG_NAMES as readonly string[]).includes(/[^/\\]*$/.exec(absolutePath)?.[0] ?? '');
}
