/** Tokens of a picture for Claude: patches of 28 pixels, scaled down to the tier of the model. */

import type { Range } from '../../money/range';
import type { ImageSize } from './imageSize';

interface Tier {
  /** Pixels of the longer side. */
  readonly side: number;
  readonly tokens: number;
}

/** “Images and vision” of Anthropic's documentation, read 2026-11-20. */
const STANDARD: Tier = { side: 1568, tokens: 1568 };
/** From Opus 4.7 on. */
const HIGH_RESOLUTION: Tier = { side: 2576, tokens: 4784 };

const PATCH_SIDE = 28;

/**
 * ⌈w/28⌉ × ⌈h/28⌉ after scaling to both limits of the tier. Before Opus 4.7 the documentation gave w × h / 750, which
 * the range takes in. A Claude of unknown version may be of either tier.
 * Example: 1,000 × 1,000 is 36 × 36 = 1,296 (and 1,334 by the older rule); 1,920 × 1,080 from Opus 4.7 on is 2,691.
 */
export function claudeImageTokens(family: string, size: ImageSize): Range {
  const standard = patchTokens(size, STANDARD);
  const high = patchTokens(size, HIGH_RESOLUTION);
  if (family === 'claude-4.7') return { low: high, base: high, high };
  const older = olderTokens(size);
  const low = Math.min(standard, older);
  if (family === 'claude' || family === 'claude-2')
    return { low, base: standard, high: Math.max(standard, older) };
  return { low, base: standard, high: Math.max(high, older) };
}

function patchTokens({ width, height }: ImageSize, { side, tokens }: Tier): number {
  const whole = patchesIn(width, height);
  if (Math.max(width, height) <= side && whole <= tokens) return whole;
  const scale = Math.min(
    side / Math.max(width, height),
    Math.sqrt((PATCH_SIDE * PATCH_SIDE * tokens) / (width * height)),
    1,
  );
  return Math.min(tokens, patchesIn(width * scale, height * scale));
}

function patchesIn(width: number, height: number): number {
  const across = (pixels: number) => Math.max(1, Math.ceil(Math.round(pixels * 1000) / 1000 / PATCH_SIDE));
  return across(width) * across(height);
}

const PIXELS_PER_TOKEN = 750;
/** Of the older rule, about. */
const OLDER_CAP = 1600;

function olderTokens({ width, height }: ImageSize): number {
  const scale = Math.min(1, STANDARD.side / Math.max(width, height));
  const tokens = Math.ceil((width * height * scale * scale) / PIXELS_PER_TOKEN);
  return Math.min(OLDER_CAP, Math.max(1, tokens));
}
