/** Width and height of a picture, from the first bytes of its file. */

/** Pixels, whole numbers of 1 and more. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Up to here each of the formats has told its size, unless long metadata stand before it. */
export const IMAGE_HEADER_BYTES = 64 * 1024;

/** PNG, GIF, WebP and JPEG. Null for anything else, and where the bytes end too early. Never throws. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = pngSize(view) ?? gifSize(view) ?? webpSize(view) ?? jpegSize(view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function starts(view: DataView, text: string, at = 0): boolean {
  return [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));
}

/** Signature, then the chunk IHDR with both sides in four bytes each. */
function pngSize(view: DataView): ImageSize | null {
  return starts(view, '\x89PNG') && starts(view, 'IHDR', 12)
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : null;
}

/** GIF87a and GIF89a: the logical screen, little-endian. */
function gifSize(view: DataView): ImageSize | null {
  return starts(view, 'GIF8') ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;
}

/** Lossy (VP8), lossless (VP8L) and extended (VP8X) files; the last two hold the sides less one. */
function webpSize(view: DataView): ImageSize | null {
  if (!starts(view, 'RIFF') || !starts(view, 'WEBP', 8)) return null;
  if (starts(view, 'VP8 ', 12))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (starts(view, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (starts(view, 'VP8X', 12)) return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
  return null;
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

/** The first start-of-frame segment (C0 to CF but C4, C8 and CC), behind the segments before it. */
function jpegSize(view: DataView): ImageSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // A marker may be padded, and some stand alone.
    const alone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += alone ? (marker === 0xff ? 1 : 2) : 2 + view.getUint16(at + 2);
  }
  return null;
}
