/** The published articles whose figures and rules of thumb stand beside ours, so that one wording names each everywhere. */

export const ARTICLES = {
  A: 'article A, "The self-hosted LLM cost model: what the calculators miss"',
  B: 'article B, "Self-hosted LLM Cost Breakdown: Does It Actually Beat a Managed API?"',
  C: 'article C, "Run LLMs Locally vs OpenAI API: Real Cost Comparison" (2026)',
  D: 'article D, on API against self-hosted inference (February 2026)',
} as const;

export type ArticleId = keyof typeof ARTICLES;
