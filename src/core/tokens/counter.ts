/** Counting for any model: loads an encoding when first needed, then counts without waiting. */

import { exactly } from '../money/range';
import type { RanksLoader } from '../ports';
import { createEncoding, type PieceEncoding } from './bytePairEncoding';
import type { EncodingName } from './encoding';
import { estimateFromTally } from './estimateTokens';
import { familyOf, type TokenFamily } from './families';
import { IncrementalDocument } from './incrementalDocument';
import { type Measure, tallyMeasure, tokenMeasure } from './measures';
import { RANK_FILES } from './rankFile';
import type { TokenCount } from './tokenCount';

/** Counts texts of one family, at once. */
export interface LoadedCounter {
  readonly family: TokenFamily;
  /** Never throws. The empty text has no tokens. */
  count(text: string): TokenCount;
  /** The text as a document whose count follows its edits. */
  open(text: string): CountedDocument;
}

/**
 * A document that is edited. Its counts are those of its text, at the cost of what was edited; they need no second look
 * at the rest. Places are in UTF-16 units; what is outside of the document is left alone.
 */
export interface CountedDocument {
  readonly length: number;
  count(): TokenCount;
  /** The count of the text from `start` to `end`, exclusive, on its own. */
  countOf(start: number, end: number): TokenCount;
  /** Replaces `deleted` units from `offset` on. */
  edit(offset: number, deleted: number, inserted: string): void;
}

export interface TokenCounter {
  /** The family of a model id; null and unknown ids get the stated fallback. */
  familyOf(modelId: string | null): TokenFamily;
  /** Rejects with the encoding's name when its vocabulary cannot be read; the next call tries again. */
  load(family: TokenFamily): Promise<LoadedCounter>;
  /** The counter when its encoding has been loaded before, else null: for callers that cannot wait. */
  loaded(family: TokenFamily): LoadedCounter | null;
  count(text: string, modelId: string | null): Promise<TokenCount>;
  /** Exact count in a named encoding. */
  countWith(encoding: EncodingName, text: string): Promise<TokenCount>;
}

/** Each encoding is loaded once, when first asked for. */
export function createTokenCounter(loadRanks: RanksLoader): TokenCounter {
  const loading = new Map<EncodingName, Promise<PieceEncoding>>();
  const ready = new Map<EncodingName, PieceEncoding>();

  const encodingNamed = (name: EncodingName): Promise<PieceEncoding> => {
    const known = loading.get(name);
    if (known !== undefined) return known;
    const started = loadEncoding(name, loadRanks);
    loading.set(name, started);
    started.then(
      (encoding) => ready.set(name, encoding),
      () => loading.delete(name),
    );
    return started;
  };
  const load = async (family: TokenFamily): Promise<LoadedCounter> =>
    counterOver(await encodingNamed(family.encoding), family);

  return Object.freeze({
    familyOf,
    load,
    loaded: (family: TokenFamily) => {
      const encoding = ready.get(family.encoding);
      return encoding === undefined ? null : counterOver(encoding, family);
    },
    count: async (text: string, modelId: string | null) => (await load(familyOf(modelId))).count(text),
    countWith: async (name: EncodingName, text: string): Promise<TokenCount> => {
      const encoding = await encodingNamed(name);
      return { tokens: exactly(encoding.count(text)), exact: true, encoding: name, family: name };
    },
  });
}

async function loadEncoding(name: EncodingName, loadRanks: RanksLoader): Promise<PieceEncoding> {
  try {
    return createEncoding(name, await Promise.all(RANK_FILES[name].map(loadRanks)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw why.includes(name) ? error : new Error(`The vocabulary ${name} could not be loaded: ${why}`);
  }
}

function counterOver(encoding: PieceEncoding, family: TokenFamily): LoadedCounter {
  const { coefficients } = family;
  const common = { encoding: encoding.name, family: family.id };
  if (coefficients === null)
    return countingBy(family, tokenMeasure(encoding), (tokens) => ({
      tokens: exactly(tokens),
      exact: true,
      ...common,
    }));
  return countingBy(family, tallyMeasure(encoding), (tally) => ({
    tokens: estimateFromTally(tally, coefficients),
    exact: false,
    ...common,
  }));
}

function countingBy<Total>(
  family: TokenFamily,
  measure: Measure<Total>,
  asCount: (total: Total) => TokenCount,
): LoadedCounter {
  const open = (text: string): CountedDocument => {
    const document = new IncrementalDocument(text, measure);
    return {
      get length() {
        return document.length;
      },
      count: () => asCount(document.total()),
      countOf: (start, end) => asCount(document.totalOf(start, end)),
      edit: (offset, deleted, inserted) => document.edit(offset, deleted, inserted),
    };
  };
  return Object.freeze({ family, count: (text: string) => asCount(measure.of(text)), open });
}
