/** Pictures, sound and files among the parts of a message. */

import type { AttachedMedia, PromptSegment } from '../callSite';
import { plainText, type RecordValue, type Value } from '../value';

/** @param type As the part names it: `image_url`, `input_audio`, `document`. Null for parts that are none of these. */
export function mediaSegment(part: RecordValue, type: string): PromptSegment | null {
  const file = mimeTypeOf(part);
  if (file?.startsWith('video/') === true) return { kind: 'variable', name: 'video' };
  const kind = (file === null ? null : kindOfMime(file)) ?? kindOf(type) ?? kindOfMember(part);
  if (kind === null) return null;
  const detail = detailOf(part);
  const data = kind === 'image' ? dataOf(part) : null;
  const media: AttachedMedia = {
    kind,
    ...(detail === null ? {} : { detail }),
    ...(data === null ? {} : { data }),
  };
  return {
    kind: 'variable',
    name: kind,
    media,
    ...(part.range === undefined ? {} : { range: part.range }),
  };
}

function kindOf(type: string): AttachedMedia['kind'] | null {
  if (/image/.test(type)) return 'image';
  if (/audio/.test(type)) return 'audio';
  return /file|document/.test(type) ? 'document' : null;
}

const MIME_TYPES = ['mimeType', 'mime_type', 'mediaType', 'media_type'];
/** Members of Gemini's and Bedrock's parts that hold a file. */
const HELD = ['inlineData', 'inline_data', 'fileData', 'file_data'];

/** What the part, or what it holds, says of its file. */
function mimeTypeOf({ entries }: RecordValue): string | null {
  const held = HELD.map((name) => entries.get(name)).find((value) => value?.kind === 'record');
  const holders = held?.kind === 'record' ? [entries, held.entries] : [entries];
  const said = holders.flatMap((holder) => MIME_TYPES.map((name) => plainText(holder.get(name))));
  return said.find((type) => type !== null) ?? null;
}

function kindOfMime(type: string): AttachedMedia['kind'] | null {
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('audio/')) return 'audio';
  return type === 'application/pdf' ? 'document' : null;
}

/** Bedrock's `{ image: { format, source } }`. */
function kindOfMember({ entries }: RecordValue): AttachedMedia['kind'] | null {
  const kinds = ['image', 'document', 'audio'] as const;
  return kinds.find((kind) => entries.size === 1 && entries.get(kind)?.kind === 'record') ?? null;
}

/** OpenAI's `detail`, beside the picture's address or in one record with it. */
function detailOf(part: RecordValue): string | null {
  const inner = part.entries.get('image_url') ?? part.entries.get('imageUrl');
  const said =
    part.entries.get('detail') ?? (inner?.kind === 'record' ? inner.entries.get('detail') : undefined);
  return plainText(said);
}

/** Enough for the size of a picture, which stands at the beginning of its file. */
const MAX_DATA_CHARS = 100_000;
const DATA_URL = /^data:image\/[a-z+.-]+;base64,/i;

/** Base64 of a picture that stands in the code: a data URL anywhere in the part, or Anthropic's `source` with its `data`. */
function dataOf(part: RecordValue): string | null {
  const source = part.entries.get('source');
  const isBase64 = source?.kind === 'record' && plainText(source.entries.get('type')) === 'base64';
  const data = isBase64 ? plainText(source.entries.get('data')) : null;
  return data?.slice(0, MAX_DATA_CHARS) ?? dataUrlIn(part, 2);
}

function dataUrlIn(value: Value, depth: number): string | null {
  if (value.kind === 'record' && depth > 0) {
    for (const entry of value.entries.values()) {
      const found = dataUrlIn(entry, depth - 1);
      if (found !== null) return found;
    }
    return null;
  }
  const text = value.kind === 'text' ? plainText(value) : null;
  return text !== null && DATA_URL.test(text)
    ? text.slice(text.indexOf(',') + 1, text.indexOf(',') + 1 + MAX_DATA_CHARS)
    : null;
}
