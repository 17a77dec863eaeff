/** Texts that tokenizers get wrong: scripts, controls, blanks, contractions, special tokens, broken UTF-16, long runs. */

import fc from 'fast-check';

const ALPHABETS = [
  'abc ABC xyz XYZ',
  ' \n\r\t\u000b\f\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200d',
  "don't I'LL we'Ve it's 'S '’s",
  '0123456789 1,234.56 ½²Ⅷ٣',
  '{}[]()<>=;:,._/\\|*&^%$#@`~+-!?"\'',
  'éüñßøåčžłęąİıſ\u0301\u0308\u0323ǅǈ',
  'привет мир Ёё Ελληνικά Αθήνα',
  '漢字仮名交じり文かなカナｶﾅ。、「」々〇中文简体繁體',
  '한국어 조선글 ㄱㅏ\u1100\u1161',
  'العربية السلام עברית हिन्दी ภาษาไทย தமிழ் ქართული',
  '😀👨‍👩‍👧🏽🇩🇪☃️©™∑∞→│█𝒜𝔅𐍈𠮷',
  '\ud800\udbff\udc00\udfff\ud83d\ufffd',
  '\0\u0001\u001b\u007f\u009f\ufdd0\uffff',
];

const SNIPPETS = [
  '<|endoftext|>',
  '<|fim_prefix|>',
  '<|im_start|>system',
  '\r\n\r\n',
  '\n/* //',
  'constructor',
  'hasOwnProperty',
  '__proto__',
  'camelCaseHTTPServer',
  '    return x;\n',
  'https://example.com/a?b=c#d',
  '日本語とEnglishの混在',
];

const drawn = fc
  .tuple(fc.constantFrom(...ALPHABETS), fc.array(fc.nat(63), { minLength: 1, maxLength: 24 }))
  .map(([alphabet, picks]) => picks.map((pick) => alphabet[pick % alphabet.length]).join(''));
const run = fc
  .tuple(fc.constantFrom(...ALPHABETS), fc.nat(63), fc.integer({ min: 2, max: 300 }))
  .map(([alphabet, pick, times]) => (alphabet[pick % alphabet.length] ?? 'a').repeat(times));
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

/** Parts are cut by UTF-16 units on purpose, so surrogate pairs break and meet at the seams. */
export const trickyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: drawn },
      { weight: 1, arbitrary: run },
      { weight: 1, arbitrary: anyUnits },
      { weight: 2, arbitrary: fc.constantFrom(...SNIPPETS) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
