/** Which tokenizer a model has: exactly known, or estimated from o200k_base by content class. */

import type { Range } from '../money/range';
import { exactly } from '../money/range';
import type { ContentClass } from './contentClass';
import type { EncodingName } from './encoding';

/** Tokens of the model's own tokenizer per token of the encoding. */
export type Coefficients = Readonly<Record<ContentClass, Range>>;

export interface TokenFamily {
  readonly id: string;
  readonly encoding: EncodingName;
  /** Null: the encoding is the model's own and counts are exact. */
  readonly coefficients: Coefficients | null;
  /** Where the family's rule comes from, with its date. */
  readonly source: string;
}

interface FamilyRule {
  /** Against the bare id in lower case. First match wins. */
  readonly pattern: RegExp;
  readonly family: TokenFamily;
}

const SOURCE_OPENAI = 'encodings published in tiktoken, read 2026-11-20';
const SOURCE_MEASURED =
  'provider counts ÷ o200k on the same texts, measurements of 2026-04 to 2026-10, read 2026-11-20';
const SOURCE_VOCABULARY = 'public vocabulary ÷ o200k on 60 KB samples, measured 2026-11-20';

function exactFamily(id: string, encoding: EncodingName): TokenFamily {
  return { id, encoding, coefficients: null, source: SOURCE_OPENAI };
}

function estimated(id: string, source: string, coefficients: Coefficients): TokenFamily {
  return { id, encoding: 'o200k_base', coefficients, source };
}

function range(low: number, base: number, high: number): Range {
  return { low, base, high };
}

/** A coefficient measured on few texts: ±8 %. */
function about(base: number): Range {
  return range(base * 0.92, base, base * 1.08);
}

const O200K = exactFamily('openai-o200k', 'o200k_base');
const CL100K = exactFamily('openai-cl100k', 'cl100k_base');

/** Vocabularies before cl100k; prose has about as many tokens, code with its runs of spaces more. */
const LEGACY_OPENAI: TokenFamily = {
  id: 'openai-legacy',
  encoding: 'cl100k_base',
  source: 'p50k/r50k are not loaded; compared with cl100k_base on samples, 2026-11-20',
  coefficients: {
    prose: range(0.97, 1.02, 1.1),
    code: range(1, 1.3, 1.9),
    cyrillicKorean: range(1, 1.7, 2.4),
    chineseJapanese: range(1, 1.6, 2.2),
    other: range(1, 1.6, 2.6),
  },
};

const CLAUDE_NON_LATIN = {
  cyrillicKorean: range(1.45, 1.6, 1.7),
  chineseJapanese: range(1.2, 1.3, 1.4),
  other: range(1.2, 1.5, 1.9),
};

/** Through Claude Opus 4.6. */
const CLAUDE = estimated('claude', SOURCE_MEASURED, {
  prose: range(1.08, 1.13, 1.21),
  code: range(1.08, 1.2, 1.3),
  ...CLAUDE_NON_LATIN,
});

/** From Claude Opus 4.7 on: another tokenizer, 1 to 1.35 times the tokens of the one before by the provider's documentation. */
const CLAUDE_47 = estimated('claude-4.7', SOURCE_MEASURED, {
  prose: range(1.4, 1.55, 1.6),
  code: range(1.28, 1.45, 1.6),
  ...CLAUDE_NON_LATIN,
});

const GEMINI = estimated('gemini', SOURCE_MEASURED, {
  prose: range(0.97, 1.04, 1.12),
  code: range(1.04, 1.2, 1.25),
  cyrillicKorean: range(0.95, 1, 1.05),
  chineseJapanese: range(0.8, 0.88, 0.95),
  other: range(0.85, 1, 1.2),
});

/** By content class in the order prose, code, Cyrillic and Korean, Chinese and Japanese. */
function measuredFamily(
  id: string,
  [prose, code, cyrillicKorean, cjk]: readonly [number, number, number, number],
): TokenFamily {
  return estimated(id, SOURCE_VOCABULARY, {
    prose: about(prose),
    code: about(code),
    cyrillicKorean: about(cyrillicKorean),
    chineseJapanese: about(cjk),
    other: range(0.85, 1.1, 1.5),
  });
}

const DEEPSEEK = measuredFamily('deepseek', [1.03, 1.06, 1.09, 0.92]);
const QWEN = measuredFamily('qwen', [1.01, 1.03, 1.13, 0.97]);
const LLAMA_3 = measuredFamily('llama-3', [1, 1, 1.07, 1.01]);
const MISTRAL = measuredFamily('mistral-tekken', [1.05, 1.08, 1.2, 1.2]);
const COHERE = measuredFamily('cohere', [1.07, 1.12, 1, 0.93]);

/** Models whose tokenizer nobody has compared on public texts: wide, and said so. */
function uncompared(id: string, source: string): TokenFamily {
  const wide = range(0.85, 1.08, 1.6);
  return estimated(id, source, {
    prose: range(0.9, 1.05, 1.5),
    code: range(0.9, 1.1, 1.6),
    cyrillicKorean: wide,
    chineseJapanese: wide,
    other: wide,
  });
}

const UNCOMPARED_SOURCE = 'no public vocabulary; a wide range around o200k';

/** For ids that no rule knows. */
export const FALLBACK_FAMILY = uncompared('unknown', 'unknown model; a wide range around o200k');

const CLAUDE_47_ID =
  /claude-(?:opus-4[-.](?:[7-9]|\d\d)(?!\d)|(?:opus|sonnet|haiku|fable|[a-z]+)-[5-9](?!\d))/;

const RULES: readonly FamilyRule[] = [
  { pattern: /^gpt-oss/, family: O200K },
  {
    pattern: /^(?:gpt-4o|chatgpt-4o|gpt-4\.[15]|gpt-[5-9]|o[1-9](?:-|$)|codex-mini|computer-use)/,
    family: O200K,
  },
  {
    pattern: /^(?:gpt-4|gpt-3\.5|gpt-35|text-embedding-3|text-embedding-ada-002|(?:davinci|babbage)-002)/,
    family: CL100K,
  },
  { pattern: /^(?:text-|code-)?(?:davinci|curie|babbage|ada)\b/, family: LEGACY_OPENAI },
  { pattern: CLAUDE_47_ID, family: CLAUDE_47 },
  { pattern: /claude/, family: CLAUDE },
  { pattern: /gemini|gemma|palm|text-bison/, family: GEMINI },
  { pattern: /deepseek/, family: DEEPSEEK },
  { pattern: /qwen|qwq/, family: QWEN },
  { pattern: /llama-?4/, family: uncompared('llama-4', UNCOMPARED_SOURCE) },
  { pattern: /llama/, family: LLAMA_3 },
  { pattern: /mistral|mixtral|ministral|codestral|pixtral|magistral|devstral/, family: MISTRAL },
  { pattern: /^command|cohere|^embed-|^rerank|^aya/, family: COHERE },
  { pattern: /grok/, family: uncompared('grok', UNCOMPARED_SOURCE) },
  { pattern: /nova-/, family: uncompared('nova', UNCOMPARED_SOURCE) },
];

/**
 * The family of a model id as code writes it: with a provider in front (`openai/gpt-4o`), as Bedrock
 * (`us.anthropic.claude-…-v2:0`), Vertex (`claude-…@date`) or a fine-tuned model (`ft:gpt-4o-mini:…`) names it.
 */
export function familyOf(modelId: string | null): TokenFamily {
  if (modelId === null) return FALLBACK_FAMILY;
  const id = bareId(modelId);
  return RULES.find(({ pattern }) => pattern.test(id))?.family ?? FALLBACK_FAMILY;
}

function bareId(modelId: string): string {
  const id = modelId.trim().toLowerCase().slice(0, 200);
  return id
    .replace(/^ft:/, '')
    .replace(/^.*\//, '')
    .replace(/^(?:[a-z]{2}\.)?(?:anthropic|openai|meta|amazon|cohere|mistral|deepseek|google|qwen)\./, '');
}

/** One of the coefficient ranges, or exactly 1 for an exact family. */
export function coefficientOf(family: TokenFamily, content: ContentClass): Range {
  return family.coefficients?.[content] ?? exactly(1);
}
