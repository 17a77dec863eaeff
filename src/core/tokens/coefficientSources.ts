/** Where ratios of tokenizers come from. All read 2026-11-20 unless dated. */

/**
 * Counts of the API by kind of text and by token-counting probes: data sets token-cost-by-format and
 * token-cost-by-programming-language of JOHNISKING on Hugging Face (2026-10), sol.ava.dev (2026-04-17), “Tokenizer
 * arbitrage” of jackin-project (2026-06), Komatsuzaki's count of one essay in seven languages (2026-04-28).
 */
export const MEASURED =
  'fitted to providers’ own counts of texts of many kinds (JOHNISKING token-cost data sets 2026-10, sol.ava.dev 2026-04, jackin-project 2026-06)';
export const VOCABULARY = 'public vocabulary against o200k on 1,176 texts of many kinds, measured 2026-11-21';
export const LEGACY = 'p50k and r50k against cl100k on small samples, measured 2026-11-21';
export const CL100K_OPEN =
  'OpenAI’s published encodings by their model cards (cl100k; Phi-4 mini o200k) with other special tokens, read 2026-11-21';
export const EXTENDED_CL100K =
  'cl100k with further Chinese tokens by their makers’ reports; not compared, read 2026-11-21';
export const QWEN_3_5 =
  'its makers’ announcement of 250,000 tokens after 150,000, read 2026-11-21; not compared: from Qwen 3 to shorter';
export const UNCOMPARED = 'vocabulary not public and not compared: a wide range around o200k';
