/**
 * The published articles whose figures and rules of thumb stand beside ours, so that one wording names each everywhere.
 * The letters are short for code and never shown.
 */

export const ARTICLES = {
  A: '"The self-hosted LLM cost model: what the calculators miss"',
  B: '"Self-hosted LLM Cost Breakdown: Does It Actually Beat a Managed API?"',
  C: '"Run LLMs Locally vs OpenAI API: Real Cost Comparison", 2026',
  D: 'a cost breakdown of API and self-hosted inference, February 2026',
} as const;

export type ArticleId = keyof typeof ARTICLES;
