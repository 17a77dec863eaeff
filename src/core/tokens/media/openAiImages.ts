/** Tokens of a picture for OpenAI's models: by tiles of 512 pixels, or by patches of 32. */

import type { Range } from '../../money/range';
import type { ImageSize } from './imageSize';

/** As the API's `detail` says it; null where the call leaves it to the API. */
export type ImageDetail = 'low' | 'high' | 'original' | null;

interface TileRule {
  readonly by: 'tiles';
  readonly base: number;
  readonly perTile: number;
}

interface PatchRule {
  readonly by: 'patches';
  /** Patches at most, and at most with the detail `original`. */
  readonly cap: Range;
  readonly originalCap: number;
  /** Billed tokens per patch; where documents and bills differ, both are in the range. */
  readonly multiplier: Range;
}

type Rule = TileRule | PatchRule;

function tiles(base: number, perTile: number): TileRule {
  return { by: 'tiles', base, perTile };
}

function patches(multiplier: Range, cap: Range, originalCap = cap.high): PatchRule {
  return { by: 'patches', cap, originalCap, multiplier };
}

function range(low: number, base: number, high: number): Range {
  return { low, base, high };
}

/**
 * OpenAI's guide “Images and vision”, read 2026-09-27; multipliers of GPT-5 mini, nano and 5.2 as billed, from its
 * developer forum (2026-06): mini is documented with 1.62 and billed 1.2, nano with 2.46 and billed 1.5. First match wins.
 */
const CAP_1536 = range(1536, 1536, 1536);
const RULES: readonly (readonly [pattern: RegExp, rule: Rule])[] = [
  [/gpt-4o-mini/, tiles(2833, 5667)],
  [/gpt-4\.1-mini/, patches(range(1.62, 1.62, 1.62), CAP_1536)],
  [/gpt-4\.1-nano/, patches(range(2.46, 2.46, 2.46), CAP_1536)],
  [/(?:gpt-)?o4-mini/, patches(range(1.72, 1.72, 1.72), CAP_1536)],
  [/gpt-5[\d.]*-mini/, patches(range(1.2, 1.2, 1.62), CAP_1536)],
  [/gpt-5[\d.]*-nano/, patches(range(1.5, 1.5, 2.46), CAP_1536)],
  [/gpt-5\.[23]/, patches(range(1, 1.2, 1.2), CAP_1536)],
  [/gpt-(?:5\.[4-9]|[6-9])/, patches(range(1, 1.2, 1.2), range(1536, 2500, 6144), 30_000)],
  [/gpt-5/, tiles(70, 140)],
  [/(?:^|[/:.])o[13](?!\d)/, tiles(75, 150)],
  [/computer-use/, tiles(65, 129)],
];
const GPT_4O = tiles(85, 170);

/**
 * Tiles: fit into 2,048 × 2,048, then shortest side to 768, then ⌈w/512⌉ × ⌈h/512⌉ tiles; low detail is the base alone.
 * Example: 1,024 × 1,024 for GPT-4o is 85 + 4 × 170 = 765.
 * Patches: ⌈w/32⌉ × ⌈h/32⌉ × multiplier, scaled down to the cap.
 * Example: 1,024 × 1,024 for GPT-4.1 mini is 1,024 × 1.62 = 1,659.
 */
export function openAiImageTokens(modelId: string | null, size: ImageSize, detail: ImageDetail): Range {
  const id = (modelId ?? '').toLowerCase();
  const rule = RULES.find(([pattern]) => pattern.test(id))?.[1] ?? GPT_4O;
  if (rule.by === 'tiles') return tileTokens(rule, size, detail);
  if (detail === 'low') return scaled(patchesIn(fitInto(size, LOW_SIDE)), rule.multiplier);
  if (detail === 'original') return scaled(cappedPatches(size, rule.originalCap), rule.multiplier);
  return {
    low: Math.ceil(cappedPatches(size, rule.cap.low) * rule.multiplier.low),
    base: Math.ceil(cappedPatches(size, rule.cap.base) * rule.multiplier.base),
    high: Math.ceil(cappedPatches(size, rule.cap.high) * rule.multiplier.high),
  };
}

const LARGEST_SIDE = 2048;
const SHORTEST_SIDE = 768;
const TILE_SIDE = 512;
/** Low detail is a picture of this side at most. */
const LOW_SIDE = 512;
const PATCH_SIDE = 32;

function tileTokens({ base, perTile }: TileRule, size: ImageSize, detail: ImageDetail): Range {
  const { width, height } = fitInto(size, LARGEST_SIDE);
  const scale = Math.min(1, SHORTEST_SIDE / Math.min(width, height));
  const count = across(width * scale, TILE_SIDE) * across(height * scale, TILE_SIDE);
  const high = base + perTile * count;
  if (detail === 'low') return { low: base, base, high: base };
  // Left to the API, a small picture may be taken in low detail.
  return { low: detail === null && count === 1 ? base : high, base: high, high };
}

function scaled(count: number, multiplier: Range): Range {
  return {
    low: Math.ceil(count * multiplier.low),
    base: Math.ceil(count * multiplier.base),
    high: Math.ceil(count * multiplier.high),
  };
}

function fitInto({ width, height }: ImageSize, side: number): ImageSize {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: width * scale, height: height * scale };
}

/** Rounded first, so that 768.0000001 pixels are not 2 tiles. */
function across(pixels: number, side: number): number {
  return Math.max(1, Math.ceil(Math.round(pixels * 1000) / 1000 / side));
}

function patchesIn({ width, height }: ImageSize): number {
  return across(width, PATCH_SIDE) * across(height, PATCH_SIDE);
}

/**
 * Over the cap the picture is scaled to it, and on until one side is whole patches.
 * Example: 1,800 × 2,400 with a cap of 1,536 becomes 1,056 × 1,408: 33 × 44 patches.
 */
function cappedPatches(size: ImageSize, cap: number): number {
  if (patchesIn(size) <= cap) return patchesIn(size);
  const scale = Math.sqrt((PATCH_SIDE * PATCH_SIDE * cap) / (size.width * size.height));
  const wholeShare = (side: number) => {
    const count = (side * scale) / PATCH_SIDE;
    return count < 1 ? 1 : Math.floor(count) / count;
  };
  const shrunk = scale * Math.min(wholeShare(size.width), wholeShare(size.height));
  return Math.min(cap, patchesIn({ width: size.width * shrunk, height: size.height * shrunk }));
}
