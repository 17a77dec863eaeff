/**
 * Tokens of other tokenizers per token of OpenAI's, by content. Three kinds of source, all read 2026-11-20:
 * `SOURCE_MEASURED` providers' own counts, `SOURCE_VOCABULARY` public vocabularies, `SOURCE_UNCOMPARED` neither.
 */

import type { Range } from '../money/range';
import type { ContentClass } from './contentClass';

/** Tokens of the model's own tokenizer per token of the encoding that is counted. */
export type Coefficients = Readonly<Record<ContentClass, Range>>;

export const SOURCE_MEASURED =
  'providers’ counts against o200k on the same texts (JOHNISKING token-cost data sets 2026-10, sol.ava.dev 2026-04)';
export const SOURCE_VOCABULARY = 'public vocabulary against o200k on 60 KB samples, measured 2026-11-20';
export const SOURCE_LEGACY = 'p50k and r50k against cl100k on small samples, measured 2026-11-21';
export const SOURCE_CL100K_OPEN =
  'OpenAI’s published encodings by their model cards (cl100k; Phi-4 mini o200k) with other special tokens, read 2026-11-21';
export const SOURCE_EXTENDED_CL100K =
  'cl100k with further Chinese tokens by their makers’ reports; not compared, read 2026-11-21';
export const SOURCE_QWEN_3_5 =
  'its makers’ announcement of 250,000 tokens after 150,000, read 2026-11-21; not compared: from Qwen 3 to shorter';
export const SOURCE_UNCOMPARED = 'vocabulary not public and not compared: a wide range around o200k';

type Ends = readonly [low: number, base: number, high: number];

function coefficients(ends: Readonly<Record<Exclude<ContentClass, 'mixed'>, Ends>>): Coefficients {
  const { prose, code } = ends;
  const mixed: Ends = [Math.min(prose[0], code[0]), (prose[1] + code[1]) / 2, Math.max(prose[2], code[2])];
  return {
    prose: range(prose),
    european: range(ends.european),
    code: range(code),
    mixed: range(mixed),
    cyrillicKorean: range(ends.cyrillicKorean),
    chineseJapanese: range(ends.chineseJapanese),
    other: range(ends.other),
  };
}

function range([low, base, high]: Ends): Range {
  return { low, base, high };
}

/**
 * Claude 3 to Opus 4.6. English and code against the API; the rest is Claude 2's public vocabulary × 1.03 to 1.10,
 * the factors that English gives.
 */
export const CLAUDE = coefficients({
  prose: [1.08, 1.13, 1.21],
  european: [1.1, 1.22, 1.3],
  code: [1.08, 1.2, 1.3],
  cyrillicKorean: [1.45, 1.6, 1.7],
  chineseJapanese: [1.2, 1.3, 1.4],
  other: [1, 1.45, 2],
});

/**
 * From Claude Opus 4.7 on. English technical text reached 1.47 × the tokenizer before it (1.13): 1.66; German 1.46,
 * French 1.36, Spanish 1.24; scripts other than Latin are unchanged.
 */
export const CLAUDE_4_7 = coefficients({
  prose: [1.4, 1.55, 1.67],
  european: [1.35, 1.6, 1.9],
  code: [1.28, 1.45, 1.6],
  cyrillicKorean: [1.45, 1.6, 1.7],
  chineseJapanese: [1.2, 1.3, 1.4],
  other: [1, 1.45, 2],
});

/** A Claude id without a version may be either. */
export const CLAUDE_ANY = spanning(CLAUDE, CLAUDE_4_7);

function spanning(older: Coefficients, newer: Coefficients): Coefficients {
  const span = (content: ContentClass): Ends => [
    Math.min(older[content].low, newer[content].low),
    (older[content].base + newer[content].base) / 2,
    Math.max(older[content].high, newer[content].high),
  ];
  return coefficients({
    prose: span('prose'),
    european: span('european'),
    code: span('code'),
    cyrillicKorean: span('cyrillicKorean'),
    chineseJapanese: span('chineseJapanese'),
    other: span('other'),
  });
}

/** Claude 2 and Instant: their vocabulary is public. */
export const CLAUDE_2 = coefficients({
  prose: [1.03, 1.1, 1.18],
  european: [1.09, 1.16, 1.23],
  code: [0.98, 1.08, 1.24],
  cyrillicKorean: [1.38, 1.48, 1.6],
  chineseJapanese: [1.06, 1.2, 1.34],
  other: [1, 1.35, 2],
});

/** Gemini 1.5 to 3.x, and Gemma, whose vocabulary is public and agrees with the API's counts. */
export const GEMINI = coefficients({
  prose: [0.97, 1.04, 1.12],
  european: [0.97, 1.04, 1.12],
  code: [1.04, 1.2, 1.26],
  cyrillicKorean: [0.93, 1, 1.06],
  chineseJapanese: [0.78, 0.88, 0.97],
  other: [0.8, 1, 1.3],
});

/** How far one sample's ratio may be from the next text's. */
const SAMPLE_SPREAD = 0.08;

/** Bases in the order prose, european, code, Cyrillic and Korean, Chinese and Japanese. */
function compared(
  prose: number,
  european: number,
  code: number,
  cyrillicKorean: number,
  chineseJapanese: number,
) {
  const about = (base: number): Ends => [base * (1 - SAMPLE_SPREAD), base, base * (1 + SAMPLE_SPREAD)];
  return coefficients({
    prose: about(prose),
    european: about(european),
    code: about(code),
    cyrillicKorean: about(cyrillicKorean),
    chineseJapanese: about(chineseJapanese),
    other: [0.8, 1.1, 1.6],
  });
}

export const DEEPSEEK = compared(1.03, 1.09, 1.06, 1.09, 0.92);
export const QWEN = compared(1.01, 1.1, 1.03, 1.13, 0.97);
/** As Qwen 3 in English and code, shorter in other languages by up to a third. */
export const QWEN_3_5 = coefficients({
  prose: [0.92, 1, 1.09],
  european: [0.88, 1.02, 1.18],
  code: [0.93, 1.02, 1.12],
  cyrillicKorean: [0.8, 1, 1.2],
  chineseJapanese: [0.7, 0.88, 1.05],
  other: [0.6, 0.95, 1.6],
});
export const LLAMA_3 = compared(1, 1.1, 1, 1.07, 1.01);
export const MISTRAL_TEKKEN = compared(1.05, 1.19, 1.08, 1.2, 1.2);
export const COHERE = compared(1.07, 1.01, 1.12, 0.98, 0.93);

/** Llama 2 and the first Mistral models: 32,000 tokens. English, code, Russian, Chinese and Korean of 60 KB samples. */
export const VOCABULARY_32K = coefficients({
  prose: [1.06, 1.16, 1.3],
  european: [1.1, 1.3, 1.5],
  code: [1.1, 1.28, 1.6],
  cyrillicKorean: [1.2, 1.7, 2.6],
  chineseJapanese: [1.1, 1.5, 2.2],
  other: [1, 2, 4],
});

/** 50,000 to 65,000 tokens: between 32,000 and o200k. */
export const VOCABULARY_64K = coefficients({
  prose: [0.98, 1.1, 1.3],
  european: [1, 1.25, 1.6],
  code: [0.98, 1.2, 1.7],
  cyrillicKorean: [0.95, 1.5, 3],
  chineseJapanese: [0.8, 1.3, 2.8],
  other: [0.9, 1.6, 4],
});

/** cl100k and more tokens for Chinese: in English and code as cl100k, which has 0.99 to 1.01 of o200k. */
export const EXTENDED_CL100K = coefficients({
  prose: [0.95, 1, 1.08],
  european: [0.98, 1.1, 1.22],
  code: [0.93, 1, 1.12],
  cyrillicKorean: [0.95, 1.2, 1.5],
  chineseJapanese: [0.75, 0.95, 1.25],
  other: [0.8, 1.2, 2],
});

/** Per token of the encoding that these models share with OpenAI's; cut differently at a few places. */
export const CL100K_OPEN = coefficients({
  prose: [0.98, 1, 1.02],
  european: [0.98, 1, 1.02],
  code: [0.97, 1, 1.04],
  cyrillicKorean: [0.97, 1, 1.03],
  chineseJapanese: [0.97, 1, 1.03],
  other: [0.95, 1, 1.05],
});

/** BERT: each sign is a token, each Chinese character one, other scripts go letter by letter; blanks are free. */
export const WORDPIECE = coefficients({
  prose: [0.92, 1.08, 1.3],
  european: [1, 1.4, 2],
  code: [0.9, 1.25, 1.8],
  cyrillicKorean: [1.3, 2.2, 4],
  chineseJapanese: [1, 1.4, 2],
  other: [0.8, 2, 5],
});

/** XLM-RoBERTa: pieces for 100 languages, few for code; blanks are free. */
export const XLM_ROBERTA = coefficients({
  prose: [1, 1.12, 1.35],
  european: [0.9, 1.05, 1.25],
  code: [0.9, 1.25, 1.7],
  cyrillicKorean: [0.8, 0.95, 1.2],
  chineseJapanese: [0.7, 0.9, 1.2],
  other: [0.6, 0.95, 1.5],
});

/** Grok, Nova, Llama 4 and others of 2024 and later: large vocabularies. */
export const UNCOMPARED = coefficients({
  prose: [0.9, 1.05, 1.5],
  european: [0.9, 1.1, 1.6],
  code: [0.9, 1.1, 1.6],
  cyrillicKorean: [0.85, 1.1, 1.7],
  chineseJapanese: [0.75, 1.05, 1.6],
  other: [0.7, 1.1, 2],
});

/** Closed models from before 2024: vocabularies of 32,000 to 256,000 tokens. */
export const UNCOMPARED_OLDER = coefficients({
  prose: [0.9, 1.1, 1.5],
  european: [0.9, 1.2, 1.8],
  code: [0.9, 1.2, 1.8],
  cyrillicKorean: [0.85, 1.2, 2.6],
  chineseJapanese: [0.75, 1.15, 2.6],
  other: [0.7, 1.2, 4],
});

/** Any model at all: spans the families above. */
export const UNKNOWN = coefficients({
  prose: [0.9, 1.1, 1.67],
  european: [0.9, 1.15, 1.9],
  code: [0.9, 1.15, 1.7],
  cyrillicKorean: [0.85, 1.15, 2.5],
  chineseJapanese: [0.75, 1.05, 2.8],
  other: [0.7, 1.2, 4],
});

/** OpenAI models whose encoding is in no public list: each known one since GPT-4o has o200k. */
export const OPENAI_UNLISTED = coefficients({
  prose: [0.9, 1, 1.1],
  european: [0.85, 1, 1.1],
  code: [0.9, 1, 1.1],
  cyrillicKorean: [0.75, 1, 1.15],
  chineseJapanese: [0.7, 1, 1.15],
  other: [0.7, 1, 1.2],
});

/** Per token of cl100k: OpenAI's encodings before it, with more tokens for runs of blanks and for other scripts. */
export const LEGACY_OPENAI = coefficients({
  prose: [1, 1.12, 1.28],
  european: [1.1, 1.3, 1.5],
  code: [1.05, 1.3, 2.1],
  cyrillicKorean: [1.8, 2.3, 2.7],
  chineseJapanese: [1.15, 1.5, 2.1],
  other: [1.2, 1.5, 2.4],
});
