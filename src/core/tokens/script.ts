/** Which script a piece is written in, where it is not Latin. */

/** `symbols`: arrows, box drawing, mathematics, emoji. `other`: Greek, Hebrew, Indic and Southeast Asian scripts and more. */
export type Script = 'cyrillic' | 'hangul' | 'han' | 'kana' | 'arabic' | 'symbols' | 'other';

/** First code unit of each block from U+0370 on, and its script; null: Latin letters, and signs that go with them. */
const SCRIPTS: readonly (readonly [from: number, script: Script | null])[] = [
  [0x0370, 'other'],
  [0x0400, 'cyrillic'],
  [0x0530, 'other'],
  [0x0600, 'arabic'],
  [0x0700, 'other'],
  [0x0750, 'arabic'],
  [0x0780, 'other'],
  [0x08a0, 'arabic'],
  [0x0900, 'other'],
  [0x1100, 'hangul'],
  [0x1200, 'other'],
  [0x1e00, null],
  [0x1f00, 'other'],
  [0x2000, null],
  [0x2070, 'symbols'],
  [0x20a0, null],
  [0x20d0, 'symbols'],
  [0x2c00, 'other'],
  [0x2e80, 'han'],
  [0x3040, 'kana'],
  [0x3100, 'han'],
  [0x3130, 'hangul'],
  [0x3190, 'han'],
  [0x31f0, 'kana'],
  [0x3200, 'han'],
  [0xa000, 'other'],
  [0xac00, 'hangul'],
  [0xd800, 'symbols'],
  [0xd840, 'han'],
  [0xd890, 'other'],
  [0xf900, 'han'],
  [0xfb00, 'other'],
  [0xfb50, 'arabic'],
  [0xfe00, 'symbols'],
  [0xfe70, 'arabic'],
  [0xff00, 'han'],
  [0xfff0, 'other'],
];
const FIRST_SCRIPT = 0x0370;

/** A leading blank or mark, then a letter. */
const LOOKED_AT_UNITS = 3;

/** Null for Latin letters, digits, white space and signs. */
export function scriptOf(text: string, start: number, end: number): Script | null {
  const last = Math.min(end, start + LOOKED_AT_UNITS);
  for (let index = start; index < last; index += 1) {
    const code = text.charCodeAt(index);
    if (code < FIRST_SCRIPT) continue;
    const script = scriptOfUnit(code);
    if (script !== null) return script;
  }
  return null;
}

function scriptOfUnit(code: number): Script | null {
  let script: Script | null = null;
  for (const [from, here] of SCRIPTS) {
    if (from > code) break;
    script = here;
  }
  return script;
}
