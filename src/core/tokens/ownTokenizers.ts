/** Tokenizers that the user brings along: a model's `tokenizer.json` makes its counts exact. */

import { exactly } from '../money/range';
import type { OwnTokenizer, TokenizerLoader } from '../ports';
import type { LoadedCounter, TokenCounter } from './counter';
import type { TokenFamily } from './familyRule';
import { recountedDocument } from './recountedDocument';
import type { TokenCount } from './tokenCount';

/** Which models a file is for. */
export interface TokenizerRule {
  /** A model id as code writes it, or its end after a `/`; `*` stands for anything. Upper and lower case are the same. */
  readonly models: string;
  readonly file: string;
}

export interface OwnTokenizers {
  /** Null where no rule fits, and where the file of the first rule that fits cannot be used. */
  counterFor(modelId: string | null): Promise<LoadedCounter | null>;
}

export const NO_OWN_TOKENIZERS: OwnTokenizers = Object.freeze({ counterFor: async () => null });

/** In place of an encoding's name. */
export const OWN_TOKENIZER = 'exact with your tokenizer.json';

/** First rule wins. Nothing is loaded before a model that it is for is counted. */
export function createOwnTokenizers(
  rules: readonly TokenizerRule[],
  load: TokenizerLoader,
  others: TokenCounter,
): OwnTokenizers {
  if (rules.length === 0) return NO_OWN_TOKENIZERS;
  const tests = rules.map(({ models, file }) => ({ file, fits: modelTest(models) }));
  return Object.freeze({
    counterFor: async (modelId: string | null) => {
      const rule = modelId === null ? undefined : tests.find(({ fits }) => fits(modelId));
      if (rule === undefined) return null;
      const loaded = await load(rule.file);
      if ('reason' in loaded) return null;
      const family = others.familyOf(modelId);
      return counterOver(loaded, await others.load(family), family, rule.file);
    },
  });
}

/** @param pattern As in `TokenizerRule`. */
export function modelTest(pattern: string): (modelId: string) => boolean {
  const parts = pattern.trim().toLowerCase().split('*');
  return (modelId) => {
    const id = modelId.trim().slice(0, MAX_ID_CHARS).toLowerCase();
    const ends = [...id.matchAll(/\//g)].map(({ index }) => id.slice(index + 1));
    return [id, ...ends].some((name) => fitsParts(name, parts));
  };
}

/** One after the other, each at its first place: no stars, however many, take longer than the text is. */
function fitsParts(name: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

const MAX_ID_CHARS = 300;

/**
 * Counts the text as the model's server reads it: special tokens that stand in it, such as `<|im_end|>`, are one token.
 * A text that the tokenizer cannot read is estimated as without it.
 */
function counterOver(
  tokenizer: OwnTokenizer,
  fallback: LoadedCounter,
  family: TokenFamily,
  file: string,
): LoadedCounter {
  const own: TokenFamily = {
    ...family,
    id: 'own-tokenizer',
    label: OWN_TOKENIZER,
    exact: true,
    coefficients: null,
    source: file,
  };
  const count = (text: string): TokenCount => {
    try {
      const tokens = exactly(tokenizer.count(text));
      return { tokens, exact: true, encoding: OWN_TOKENIZER, family: own.id };
    } catch {
      return fallback.count(text);
    }
  };
  return Object.freeze({ family: own, count, open: (text: string) => recountedDocument(text, count) });
}
