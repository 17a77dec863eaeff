/** Counting for any model: loads an encoding when first needed, then counts without waiting. */

import { exactly, scaleRange, sumRanges } from '../money/range';
import type { RanksLoader } from '../ports';
import { createEncoding } from './bytePairEncoding';
import { contentRuns } from './contentClass';
import type { Encoding, EncodingName } from './encoding';
import { coefficientOf, familyOf, type TokenFamily } from './families';
import type { TokenCount } from './tokenCount';

/** Counts texts of one family, at once. */
export interface LoadedCounter {
  readonly family: TokenFamily;
  count(text: string): TokenCount;
}

export interface TokenCounter {
  /** The family of a model id; null and unknown ids get the stated fallback. */
  familyOf(modelId: string | null): TokenFamily;
  /** Rejects with the encoding's name when its vocabulary cannot be read; the next call tries again. */
  load(family: TokenFamily): Promise<LoadedCounter>;
  count(text: string, modelId: string | null): Promise<TokenCount>;
  /** Exact count in a named encoding. */
  countWith(encoding: EncodingName, text: string): Promise<TokenCount>;
}

export function createTokenCounter(loadRanks: RanksLoader): TokenCounter {
  const encodings = new Map<EncodingName, Promise<Encoding>>();

  const encodingNamed = (name: EncodingName): Promise<Encoding> => {
    const known = encodings.get(name);
    if (known !== undefined) return known;
    const loading = loadRanks(name).then((file) => createEncoding(name, file));
    encodings.set(name, loading);
    loading.catch(() => encodings.delete(name));
    return loading;
  };

  const load = async (family: TokenFamily): Promise<LoadedCounter> => {
    const encoding = await encodingNamed(family.encoding);
    return { family, count: (text) => countFor(family, encoding, text) };
  };

  return Object.freeze({
    familyOf,
    load,
    count: async (text: string, modelId: string | null) => (await load(familyOf(modelId))).count(text),
    countWith: async (name: EncodingName, text: string): Promise<TokenCount> => {
      const encoding = await encodingNamed(name);
      return { tokens: exactly(encoding.count(text)), exact: true, encoding: name, family: name };
    },
  });
}

/** Exact families count; others multiply each run's o200k count by its class's coefficient, in whole tokens. */
function countFor(family: TokenFamily, encoding: Encoding, text: string): TokenCount {
  const counted = { encoding: encoding.name, family: family.id };
  if (family.coefficients === null) return { tokens: exactly(encoding.count(text)), exact: true, ...counted };
  const sum = sumRanges(
    contentRuns(text).map((run) => scaleRange(coefficientOf(family, run.content), encoding.count(run.text))),
  );
  const tokens = { low: Math.floor(sum.low), base: Math.round(sum.base), high: Math.ceil(sum.high) };
  return { tokens, exact: false, ...counted };
}
