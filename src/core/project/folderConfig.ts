/** A folder's `breakeven.json` applied: which calls it means, what it sets for them, and what in it fits nothing. */

import type { HardwareCatalog } from '../catalog/hardware';
import { withOwnHardware } from '../catalog/ownHardware';
import type { PriceCatalog } from '../catalog/priceEntry';
import type { SourceProblem } from '../source/callSite';
import { closest } from './closest';
import { type CallConfig, type ProjectConfig, SELECTORS } from './config';
import { type PathTest, pathTest } from './globs';
import type { ConfigReading } from './parseConfig';
import type { UsageLayer } from './usage';

/** Made once of a file, asked for each call. */
export interface FolderConfig {
  readonly config: ProjectConfig;
  /** True for files that are left out. Paths are POSIX, relative to the folder of the file. */
  ignores(path: string): boolean;
  /** What the file sets for a call, nearest first. */
  layersOf(call: ConfiguredCall): readonly UsageLayer[];
  /** The model behind a deployment name or an expression. */
  modelBehind(name: string): string | undefined;
  /** Positions in `calls` of the entries that none of the calls asked about so far fits. */
  unmetEntries(): readonly number[];
}

export interface ConfiguredCall {
  readonly path: string;
  /** Without the path. */
  readonly id: string;
  readonly enclosingFunction: string | null;
}

export function folderConfig(config: ProjectConfig): FolderConfig {
  const ignores = pathTest(config.ignore ?? []);
  const entries = (config.calls ?? [])
    .map((entry, index) => ({ index, means: callTest(entry), layer: layerOf(entry), entry }))
    .filter(({ entry }) => SELECTORS.some((selector) => entry[selector] !== undefined))
    .reverse();
  const unmet = new Set(entries.map(({ index }) => index));
  const general = layerOf(config);
  const models = new Map(Object.entries(config.models ?? {}));
  return Object.freeze({
    config,
    ignores,
    layersOf: (call: ConfiguredCall) => {
      const meant = entries.filter(({ means }) => means(call));
      for (const { index } of meant) unmet.delete(index);
      return [...meant.map(({ layer }) => layer), general];
    },
    unmetEntries: () => [...unmet].sort((a, b) => a - b),
    modelBehind: (name: string) => models.get(name),
  });
}

function callTest({ path, function: name, id }: CallConfig): (call: ConfiguredCall) => boolean {
  const isPath: PathTest = path === undefined ? () => true : pathTest([path]);
  return (call) =>
    isPath(call.path) &&
    (name === undefined || call.enclosingFunction === name) &&
    (id === undefined || id === call.id || id === `${call.path}#${call.id}`);
}

function layerOf({
  requestsPerMonth,
  outputTokens,
  variables,
  ...rest
}: CallConfig | ProjectConfig): UsageLayer {
  return {
    source: 'file',
    ...(requestsPerMonth === undefined ? {} : { requestsPerMonth }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...('steps' in rest && rest.steps !== undefined ? { steps: rest.steps } : {}),
    ...(typeof rest.ignore === 'boolean' ? { ignore: rest.ignore } : {}),
    variableTokens: new Map(Object.entries(variables ?? {})),
  };
}

/**
 * What a schema cannot say: models that have no price, GPUs and open models that say too little, and globs that fit none of
 * the folder's files.
 * @param paths Of the files that are read, relative to the folder; null when they are not known.
 */
export function configProblems(
  reading: ConfigReading,
  { catalog, hardware, now }: Catalogs,
  paths: readonly string[] | null,
): SourceProblem[] {
  const models = Object.entries(reading.config.models ?? {}).flatMap(([name, id]): SourceProblem[] => {
    if (catalog.find(id, null, now) !== null) return [];
    const problem = unknownModel(id, catalog, now);
    const range = reading.rangeOf(['models', name]);
    // The place is that of the text with its quotes.
    const quoted =
      problem.replacement === undefined ? {} : { replacement: JSON.stringify(problem.replacement) };
    return [{ ...problem, ...quoted, range }];
  });
  const known = [...reading.problems, ...models, ...hardwareProblems(reading, hardware)];
  if (paths === null) return known;
  const globs = reading.globs
    .filter(({ glob }) => !glob.startsWith('!') && !paths.some(pathTest([glob])))
    .map(({ glob, range }): SourceProblem => {
      return {
        code: 'unmatched-config',
        message: `"${glob}" fits no file that Breakeven reads here.`,
        range,
      };
    });
  return [...known, ...globs];
}

/** What a `breakeven.json` is checked against. */
interface Catalogs {
  readonly catalog: PriceCatalog;
  readonly hardware: HardwareCatalog;
  readonly now: Date;
}

function hardwareProblems(reading: ConfigReading, hardware: HardwareCatalog): SourceProblem[] {
  const { gpus, openModels } = reading.config;
  return withOwnHardware(hardware, { gpus, openModels }, '').problems.map(({ group, name, message }) => ({
    code: 'invalid-config',
    message: `${group}: ${message}.`,
    range: reading.rangeOf([group, name]),
  }));
}

/** What could mislead, or makes us read a file that it names: used only where the user trusts the folder. */
const TRUSTED_ONLY = [
  'prices',
  'gpus',
  'openModels',
  'tokenizers',
] as const satisfies readonly (keyof ProjectConfig)[];

/** What a `breakeven.json` of a folder that is not trusted sets in vain. */
export function untrustedProblems({ config, rangeOf }: ConfigReading): SourceProblem[] {
  return TRUSTED_ONLY.filter((key) => config[key] !== undefined).map((key) => ({
    code: 'untrusted-config',
    message: `"${key}" is not used while this workspace is not trusted.`,
    range: rangeOf([key]),
  }));
}

/** Entries that fit no call, once all calls of the folder have been asked about; those whose glob fits no file are not named again. */
export function unmetEntryProblems(
  { config, unmetEntries }: FolderConfig,
  { rangeOf }: ConfigReading,
  paths: readonly string[],
): SourceProblem[] {
  return unmetEntries().flatMap((index): SourceProblem[] => {
    const path = config.calls?.[index]?.path;
    if (path !== undefined && !paths.some(pathTest([path]))) return [];
    return [
      { code: 'unmatched-config', message: `calls.${index} fits no call.`, range: rangeOf(['calls', index]) },
    ];
  });
}

/** For a model that a person has named and that has no price. */
export function unknownModel(
  id: string,
  catalog: PriceCatalog,
  now: Date,
): Pick<SourceProblem, 'code' | 'message' | 'replacement'> {
  const entries = catalog.search('', now);
  const names = entries.map(({ catalogId, model }) => (id.includes('/') ? catalogId : model));
  const meant = closest(id, names);
  const help =
    meant === null ? 'Calls of it have no figure until it has a price.' : `Did you mean "${meant}"?`;
  return {
    code: 'unknown-model',
    message: `No price is known for the model "${id}". ${help}`,
    ...(meant === null ? {} : { replacement: meant }),
  };
}
