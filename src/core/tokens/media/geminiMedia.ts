/** Tokens of pictures, documents, sound and film for Gemini. */

import { exactly, type Range } from '../../money/range';
import type { ImageSize } from './imageSize';

/** As `media_resolution` says it; null: the model's default. */
export type MediaResolution = 'low' | 'medium' | 'high' | 'ultra_high' | null;

/** “Media resolution” of Google's documentation, read 2026-11-20: Gemini 3 and later have a budget for each picture. */
const BUDGETS: Readonly<Record<Exclude<MediaResolution, null>, number>> = {
  low: 280,
  medium: 560,
  high: 1120,
  ultra_high: 2240,
};
/** One tile, and one page of a document, up to Gemini 2.5. */
const TILE = 258;
const SMALL_SIDE = 384;
const TILE_SIDE = 768;
const SMALLEST_TILE_SIDE = 256;

/**
 * Up to Gemini 2.5: 258 where both sides have at most 384 pixels, else 258 for each tile. The older pages cut tiles of
 * 768 pixels; the newer ones tiles of ⌊shorter side / 1.5⌋, between 256 and 768 (“Image understanding”, read 2026-11-20).
 * From Gemini 3 on: the budget of the resolution, a limit that small pictures may stay below; by default `high`.
 * Example: 960 × 540 on Gemini 2.5 is 3 × 2 tiles = 1,548, and 2 × 1 = 516 by the older pages.
 */
export function geminiImageTokens(
  modelId: string | null,
  { width, height }: ImageSize,
  resolution: MediaResolution,
): Range {
  if (!hasTiles(modelId)) {
    const budget = BUDGETS[resolution ?? 'high'];
    return { low: Math.min(TILE, budget), base: budget, high: budget };
  }
  if (resolution === 'low' || (width <= SMALL_SIDE && height <= SMALL_SIDE)) return exactly(TILE);
  const unit = Math.floor(Math.min(width, height) / 1.5);
  const newer = tilesOf(width, height, Math.min(TILE_SIDE, Math.max(SMALLEST_TILE_SIDE, unit)));
  const older = tilesOf(width, height, TILE_SIDE);
  return { low: Math.min(older, newer) * TILE, base: newer * TILE, high: Math.max(older, newer) * TILE };
}

function tilesOf(width: number, height: number, side: number): number {
  return Math.ceil(width / side) * Math.ceil(height / side);
}

function hasTiles(modelId: string | null): boolean {
  return /gemini-(?:1|2)(?!\d)/i.test(modelId ?? '');
}

/** Gemini 2: 258 a page, as an image. Gemini 3: 560 a page measured (JOHNISKING pdf-token-cost, 2026-10), its text included. */
export function geminiPageTokens(modelId: string | null): Range {
  return hasTiles(modelId) ? exactly(TILE) : { low: 258, base: 560, high: 1120 };
}

/** 32 a second (“Understand and count tokens”, read 2026-11-20). */
export const GEMINI_AUDIO_TOKENS_PER_SECOND: Range = exactly(32);

/** Sound included. Gemini 2: 263 a second. Gemini 3: one frame a second of 70 tokens, 280 in high resolution. */
export function geminiVideoTokensPerSecond(modelId: string | null, resolution: MediaResolution): Range {
  if (hasTiles(modelId)) return exactly(263);
  const frame = resolution === 'high' || resolution === 'ultra_high' ? BUDGETS.low : 70;
  return { low: frame, base: frame + 32, high: frame + 32 };
}
