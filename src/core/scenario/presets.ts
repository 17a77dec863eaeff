/**
 * The worked examples of four published articles. Each comes out as the article has it, within its own rounding, or
 * right where its arithmetic does not hold; `note` says which.
 */

import { ARTICLE_A } from './presets/articleA';
import { ARTICLE_B } from './presets/articleB';
import { ARTICLE_C } from './presets/articleC';
import { ARTICLE_D } from './presets/articleD';
import type { Preset } from './presets/preset';
import { QUOTED_PRICES } from './presets/quotedPrices';

export const PRESETS: readonly Preset[] = [
  ...ARTICLE_A,
  ...ARTICLE_B,
  ...ARTICLE_C,
  ...ARTICLE_D,
  ...QUOTED_PRICES,
];

/** Null when there is no such preset. */
export function findPreset(id: string): Preset | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}
