/** Ratios of tokenizers that were not compared piece by piece: by content, from what is published of them. */

import { coarse } from './coefficients';

/** Llama 2 and the first Mistral models: 32,000 tokens. English, code, Russian, Chinese and Korean of 60 KB samples. */
export const VOCABULARY_32K = coarse({
  prose: [1.06, 1.16, 1.3],
  european: [1.1, 1.3, 1.5],
  code: [1.1, 1.28, 1.6],
  cyrillicKorean: [1.2, 1.7, 2.6],
  chineseJapanese: [1.1, 1.5, 2.2],
  other: [1, 2, 4],
});

/** 50,000 to 65,000 tokens: between 32,000 and o200k. */
export const VOCABULARY_64K = coarse({
  prose: [0.98, 1.1, 1.3],
  european: [1, 1.25, 1.6],
  code: [0.98, 1.2, 1.7],
  cyrillicKorean: [0.95, 1.5, 3],
  chineseJapanese: [0.8, 1.3, 2.8],
  other: [0.9, 1.6, 4],
});

/** cl100k and more tokens for Chinese: in English and code as cl100k, which has 0.99 to 1.01 of o200k. */
export const EXTENDED_CL100K = coarse({
  prose: [0.95, 1, 1.08],
  european: [0.98, 1.1, 1.22],
  code: [0.93, 1, 1.12],
  cyrillicKorean: [0.95, 1.2, 1.5],
  chineseJapanese: [0.75, 0.95, 1.25],
  other: [0.8, 1.2, 2],
});

/** Per token of the encoding that these models share with OpenAI's; cut differently at a few places. */
export const CL100K_OPEN = coarse({
  prose: [0.98, 1, 1.02],
  european: [0.98, 1, 1.02],
  code: [0.97, 1, 1.04],
  cyrillicKorean: [0.97, 1, 1.03],
  chineseJapanese: [0.97, 1, 1.03],
  other: [0.95, 1, 1.05],
});

/** As Qwen 3 in English and code, shorter in other languages by up to a third. */
export const QWEN_3_5 = coarse({
  prose: [0.92, 1, 1.09],
  european: [0.88, 1.02, 1.18],
  code: [0.93, 1.02, 1.12],
  cyrillicKorean: [0.8, 1, 1.2],
  chineseJapanese: [0.7, 0.88, 1.05],
  other: [0.6, 0.95, 1.6],
});

/** BERT: each sign is a token, each Chinese character one, other scripts go letter by letter; blanks are free. */
export const WORDPIECE = coarse({
  prose: [0.92, 1.08, 1.3],
  european: [1, 1.4, 2],
  code: [0.9, 1.25, 1.8],
  cyrillicKorean: [1.3, 2.2, 4],
  chineseJapanese: [1, 1.4, 2],
  other: [0.8, 2, 5],
});

/** XLM-RoBERTa: pieces for 100 languages, few for code; blanks are free. */
export const XLM_ROBERTA = coarse({
  prose: [1, 1.12, 1.35],
  european: [0.9, 1.05, 1.25],
  code: [0.9, 1.25, 1.7],
  cyrillicKorean: [0.8, 0.95, 1.2],
  chineseJapanese: [0.7, 0.9, 1.2],
  other: [0.6, 0.95, 1.5],
});

/** Grok, Nova, Llama 4 and others of 2024 and later: large vocabularies. */
export const UNCOMPARED = coarse({
  prose: [0.9, 1.05, 1.5],
  european: [0.9, 1.1, 1.6],
  code: [0.9, 1.1, 1.6],
  cyrillicKorean: [0.85, 1.1, 1.7],
  chineseJapanese: [0.75, 1.05, 1.6],
  other: [0.7, 1.1, 2],
});

/** Closed models from before 2024: vocabularies of 32,000 to 256,000 tokens. */
export const UNCOMPARED_OLDER = coarse({
  prose: [0.9, 1.1, 1.5],
  european: [0.9, 1.2, 1.8],
  code: [0.9, 1.2, 1.8],
  cyrillicKorean: [0.85, 1.2, 2.6],
  chineseJapanese: [0.75, 1.15, 2.6],
  other: [0.7, 1.2, 4],
});

/** Any model at all: spans the families above. */
export const UNKNOWN = coarse({
  prose: [0.9, 1.1, 1.67],
  european: [0.9, 1.15, 1.9],
  code: [0.9, 1.15, 1.7],
  cyrillicKorean: [0.85, 1.15, 2.5],
  chineseJapanese: [0.75, 1.05, 2.8],
  other: [0.7, 1.2, 4],
});

/** OpenAI models whose encoding is in no public list: each known one since GPT-4o has o200k. */
export const OPENAI_UNLISTED = coarse({
  prose: [0.9, 1, 1.1],
  european: [0.85, 1, 1.1],
  code: [0.9, 1, 1.1],
  cyrillicKorean: [0.75, 1, 1.15],
  chineseJapanese: [0.7, 1, 1.15],
  other: [0.7, 1, 1.2],
});

/** Per token of cl100k: OpenAI's encodings before it, with more tokens for runs of blanks and for other scripts. */
export const LEGACY_OPENAI = coarse({
  prose: [1, 1.12, 1.28],
  european: [1.1, 1.3, 1.5],
  code: [1.05, 1.3, 2.1],
  cyrillicKorean: [1.8, 2.3, 2.7],
  chineseJapanese: [1.15, 1.5, 2.1],
  other: [1.2, 1.5, 2.4],
});
