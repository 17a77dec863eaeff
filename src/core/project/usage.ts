/** What people have said of a call that the code does not say: its volume, its sizes, its model. The nearest word holds. */

import type { Settings } from './settings';
import { DEFAULT_SETTINGS } from './settings';

/** Where something was set. */
export type UsageSource = 'comment' | 'file' | 'setting';

/** What one place sets. Absent is not set there. */
export interface UsageLayer {
  readonly source: UsageSource;
  readonly requestsPerMonth?: number;
  readonly outputTokens?: number;
  /** Share of the input that is read from the provider's cache, 0 to 1. */
  readonly cachedInputShare?: number;
  /** Share of the requests that go through the batch API, 0 to 1. */
  readonly batchShare?: number;
  /** Times that one run of the function around it makes the call. */
  readonly steps?: number;
  /** Sizes in tokens of prompt variables, by name. */
  readonly variableTokens: ReadonlyMap<string, number>;
  /** Leaves the call out of all figures. */
  readonly ignore?: boolean;
}

/** All that holds for one call, nearest first: its comment, the file's comment, `breakeven.json`, the settings. */
export type UsageLayers = readonly UsageLayer[];

type UsageKey = Exclude<keyof UsageLayer, 'source' | 'variableTokens'>;

export interface Given<T> {
  readonly value: T;
  readonly source: UsageSource;
}

export function given<K extends UsageKey>(
  layers: UsageLayers,
  key: K,
): Given<NonNullable<UsageLayer[K]>> | null {
  for (const layer of layers) {
    const value = layer[key];
    if (value !== undefined) return { value, source: layer.source };
  }
  return null;
}

export function givenSize(layers: UsageLayers, variable: string): Given<number> | null {
  for (const { variableTokens, source } of layers) {
    const value = variableTokens.get(variable);
    if (value !== undefined) return { value, source };
  }
  return null;
}

const WORDS: Readonly<Record<UsageSource, string>> = {
  comment: 'set in a comment',
  file: 'set in breakeven.json',
  setting: 'set by you',
};

export function sourceWords(source: UsageSource): string {
  return WORDS[source];
}

/** The outermost layer. A volume that nobody has changed is an assumption and not set. */
export function settingsLayer(settings: Settings): UsageLayer {
  const { requestsPerMonth, outputTokens, variableTokens } = settings;
  return {
    source: 'setting',
    ...(requestsPerMonth === DEFAULT_SETTINGS.requestsPerMonth ? {} : { requestsPerMonth }),
    ...(outputTokens === null ? {} : { outputTokens }),
    variableTokens: new Map(Object.entries(variableTokens)),
  };
}
