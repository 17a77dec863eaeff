/** Sorting text by what it is made of: tokenizers that are not public differ from o200k by content, not by one factor. */

/** `european` is prose in Latin letters of another language than English; `mixed` may be prose or code. */
export type LatinClass = 'prose' | 'european' | 'code' | 'mixed';

export type ContentClass = LatinClass | 'cyrillicKorean' | 'chineseJapanese' | 'other';

export const CONTENT_CLASSES: readonly ContentClass[] = [
  'prose',
  'european',
  'code',
  'mixed',
  'cyrillicKorean',
  'chineseJapanese',
  'other',
];

/** First code unit of each block from U+0370 on, and its class; null: symbols that go with the text around them. */
const SCRIPTS: readonly (readonly [from: number, content: ContentClass | null])[] = [
  [0x0370, 'other'],
  [0x0400, 'cyrillicKorean'],
  [0x0530, 'other'],
  [0x1100, 'cyrillicKorean'],
  [0x1200, 'other'],
  [0x1e00, null],
  [0x1f00, 'other'],
  [0x2000, null],
  [0x2070, 'other'],
  [0x20a0, null],
  [0x20d0, 'other'],
  [0x2e80, 'chineseJapanese'],
  [0x3130, 'cyrillicKorean'],
  [0x3190, 'chineseJapanese'],
  [0xa000, 'other'],
  [0xac00, 'cyrillicKorean'],
  [0xd800, 'other'],
  [0xd840, 'chineseJapanese'],
  [0xd890, 'other'],
  [0xf900, 'chineseJapanese'],
  [0xfb00, 'other'],
  [0xff00, 'chineseJapanese'],
  [0xfff0, 'other'],
];
const FIRST_SCRIPT = 0x0370;

/** A leading blank or mark, then a letter. */
const LOOKED_AT_CHARS = 3;

/** Class of a pre-token that its script decides. Null for Latin letters, digits and signs: their lines decide. */
export function scriptClass(text: string, start: number, end: number): ContentClass | null {
  const last = Math.min(end, start + LOOKED_AT_CHARS);
  for (let index = start; index < last; index += 1) {
    const code = text.charCodeAt(index);
    if (code < FIRST_SCRIPT) continue;
    const content = classOfUnit(code);
    if (content !== null) return content;
  }
  return null;
}

function classOfUnit(code: number): ContentClass | null {
  let content: ContentClass | null = null;
  for (const [from, scriptContent] of SCRIPTS) {
    if (from > code) break;
    content = scriptContent;
  }
  return content;
}
