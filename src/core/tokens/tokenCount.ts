import type { Range } from '../money/range';
import type { EncodingName } from './encoding';

/** How many tokens a text has for a model, and how sure that is. */
export interface TokenCount {
  readonly tokens: Range;
  /** True when the model's own public vocabulary was used. */
  readonly exact: boolean;
  readonly encoding: EncodingName;
  /** Family whose rule was applied, such as `openai-o200k` or `claude-4.7`. */
  readonly family: string;
}
