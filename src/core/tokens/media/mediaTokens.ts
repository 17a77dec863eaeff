/** Tokens of what is attached to a message, by the model that reads it. */

import { type Range, scaleRange } from '../../money/range';
import { familyOf } from '../families';
import { claudeImageTokens } from './claudeImages';
import {
  GEMINI_AUDIO_TOKENS_PER_SECOND,
  geminiImageTokens,
  geminiPageTokens,
  type MediaResolution,
} from './geminiMedia';
import type { ImageSize } from './imageSize';
import { type ImageDetail, openAiImageTokens } from './openAiImages';

type Maker = 'openai' | 'anthropic' | 'google' | 'other';

/** The model's family decides; where it tells nothing, who serves it. */
function makerOf(modelId: string | null, provider: string | null): Maker {
  const family = familyOf(modelId).id;
  if (family.startsWith('openai')) return 'openai';
  if (family.startsWith('claude')) return 'anthropic';
  if (family === 'gemini') return 'google';
  if (family !== 'unknown') return 'other';
  return provider === 'openai' || provider === 'anthropic' || provider === 'google' ? provider : 'other';
}

/** A call that attaches a picture. */
export interface AttachedImage {
  readonly modelId: string | null;
  readonly provider: string | null;
  /** Null when it is not known: a size that people send is assumed. */
  readonly size: ImageSize | null;
  /** `detail` or `media_resolution`, as the call says it. */
  readonly detail: string | null;
}

/** From a thumbnail to a photograph, a screenshot between them: an assumption of this project (2026-11). */
export const ASSUMED_SIZES = {
  low: { width: 512, height: 512 },
  base: { width: 1280, height: 800 },
  high: { width: 3000, height: 2000 },
} as const satisfies Readonly<Record<keyof Range, ImageSize>>;

/** Open models, and others that publish no rule: patches of 14 to 32 pixels, a few thousand at most. */
const OTHER_IMAGE: Range = { low: 85, base: 1000, high: 6000 };

/** One picture. Of an unknown size: from the least that a small one takes to the most that a large one does. */
export function imageTokens({ size, ...call }: AttachedImage): Range {
  if (size !== null) return knownImageTokens(call, size);
  const of = (end: keyof Range) => knownImageTokens(call, ASSUMED_SIZES[end]);
  const all = [of('low'), of('base'), of('high')];
  return {
    low: Math.min(...all.map(({ low }) => low)),
    base: of('base').base,
    high: Math.max(...all.map(({ high }) => high)),
  };
}

function knownImageTokens(
  { modelId, provider, detail }: Omit<AttachedImage, 'size'>,
  size: ImageSize,
): Range {
  switch (makerOf(modelId, provider)) {
    case 'openai':
      return openAiImageTokens(modelId, size, openAiDetail(detail));
    case 'anthropic':
      return claudeImageTokens(familyOf(modelId).id, size);
    case 'google':
      return geminiImageTokens(modelId, size, resolutionOf(detail));
    case 'other':
      return OTHER_IMAGE;
  }
}

function openAiDetail(detail: string | null): ImageDetail {
  return detail === 'low' || detail === 'high' || detail === 'original' ? detail : null;
}

/** `MEDIA_RESOLUTION_LOW` and `low` are the same. */
function resolutionOf(detail: string | null): MediaResolution {
  const name = (detail ?? '').toLowerCase().replace(/^media_resolution_/, '');
  return name === 'low' || name === 'medium' || name === 'high' || name === 'ultra_high' ? name : null;
}

/**
 * One page of a PDF: its picture and, but for Gemini 2, its text. Claude: 1,592 to 2,330 measured on pages of a scan and of
 * text (JOHNISKING pdf-token-cost, 2026-10), up to 3,000 of text by its documentation. OpenAI: text and picture.
 */
export function pdfPageTokens(modelId: string | null, provider: string | null): Range {
  switch (makerOf(modelId, provider)) {
    case 'anthropic':
      return { low: 1500, base: familyOf(modelId).id === 'claude-4.7' ? 2330 : 2100, high: 4600 };
    case 'google':
      return geminiPageTokens(modelId);
    default:
      return { low: 300, base: 1300, high: 4000 };
  }
}

/** OpenAI's audio models: one token for 100 milliseconds of what is heard (“Managing costs” of its guide, read 2026-11-20). */
const OPENAI_AUDIO_TOKENS_PER_SECOND: Range = { low: 10, base: 10, high: 10 };
const OTHER_AUDIO_TOKENS_PER_SECOND: Range = { low: 5, base: 20, high: 50 };

/** Sound that a model hears. */
export function audioTokens(modelId: string | null, provider: string | null, seconds: number): Range {
  const maker = makerOf(modelId, provider);
  const perSecond =
    maker === 'google'
      ? GEMINI_AUDIO_TOKENS_PER_SECOND
      : maker === 'openai'
        ? OPENAI_AUDIO_TOKENS_PER_SECOND
        : OTHER_AUDIO_TOKENS_PER_SECOND;
  const { low, base, high } = scaleRange(perSecond, Math.max(0, seconds));
  return { low: Math.floor(low), base: Math.round(base), high: Math.ceil(high) };
}
