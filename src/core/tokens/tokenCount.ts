import type { Range } from '../money/range';

/** How many tokens a text has for a model, and how sure that is. */
export interface TokenCount {
  readonly tokens: Range;
  /** True when the model's own public vocabulary was used. */
  readonly exact: boolean;
  /** The encoding that was counted, such as `o200k_base`, or the words for a tokenizer of the user's own. */
  readonly encoding: string;
  /** Family whose rule was applied, such as `openai-o200k` or `claude-4.7`. */
  readonly family: string;
}
