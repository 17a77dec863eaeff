/** What pictures, sound and documents in a message take, by the model's rule and a size that is known or assumed. */

import type { Range } from '../money/range';
import type { AttachedMedia, ModelReference, PromptSegment } from '../source/callSite';
import { decodeBase64 } from '../tokens/base64';
import { type ImageSize, imageSizeOf } from '../tokens/media/imageSize';
import { audioTokens, imageTokens, pdfPageTokens } from '../tokens/media/mediaTokens';
import type { Prior } from './priors';

/** Who reads it. */
export interface Reader {
  readonly model: ModelReference;
  readonly provider: string | null;
}

/** Seconds of sound and pages of a document where nobody has said: assumptions of this project (2026-11), wide on purpose. */
const ASSUMED_SECONDS: Range = { low: 5, base: 30, high: 300 };
const ASSUMED_PAGES: Range = { low: 1, base: 5, high: 30 };

/** Null for a segment that is text. */
export function attachedPrior(
  segment: Extract<PromptSegment, { kind: 'variable' }>,
  { model, provider }: Reader,
): Prior | null {
  // Some readers know of a picture but nothing about it.
  const media = segment.media ?? (segment.name === 'image' ? { kind: 'image' as const } : null);
  if (media === null) return null;
  switch (media.kind) {
    case 'image':
      return imagePrior(media, model.id, provider);
    case 'audio':
      return {
        tokens: each((end) => audioTokens(model.id, provider, ASSUMED_SECONDS[end])[end]),
        reason: `sound of an assumed ${ASSUMED_SECONDS.base} seconds`,
      };
    case 'document': {
      const perPage = pdfPageTokens(model.id, provider);
      return {
        tokens: each((end) => perPage[end] * ASSUMED_PAGES[end]),
        reason: `a document of an assumed ${ASSUMED_PAGES.base} pages`,
      };
    }
  }
}

function each(of: (end: keyof Range) => number): Range {
  return { low: of('low'), base: of('base'), high: of('high') };
}

function imagePrior(media: AttachedMedia, modelId: string | null, provider: string | null): Prior {
  const { detail = null, data } = media;
  const size = data === undefined ? null : sizeOf(data);
  const tokens = imageTokens({ modelId, provider, size, detail });
  const what =
    size === null ? 'an image of an assumed size' : `an image of ${size.width} × ${size.height} pixels`;
  return { tokens, reason: detail === null ? what : `${what}, detail ${detail}` };
}

function sizeOf(base64: string): ImageSize | null {
  // The text may end anywhere.
  const bytes = decodeBase64(base64.slice(0, base64.length - (base64.length % 4)));
  return bytes === null ? null : imageSizeOf(bytes);
}
