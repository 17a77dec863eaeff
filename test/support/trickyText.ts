/** Texts that tokenizers get wrong: scripts, controls, blanks, contractions, special tokens, broken UTF-16, long runs. */

import fc from 'fast-check';

const ALPHABETS = [
  'abc ABC xyz XYZ',
  ' \n\r\t\u000b\f\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200d',
  "don't I'LL we'Ve it's 'S '’s",
  '0123456789 1,234.56 ½²Ⅷ٣',
  '٠١٢०१२๐๑๒０１２໑༢၃៤𝟘𝟙𝟚𞥑① ,.',
  "sSſtTdDmMrRvVlLeE''’",
  'e\u0301\u0300\u20dd\u0903\u0bbe\u0e31\u05b0\u{1d165}\u{e0100} A',
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

const PASSAGES = [
  'The quick brown fox does not jump; it thinks about the lazy dog, and of you.\n',
  'Answer in one sentence.\n\n',
  'const answer = await client.chat({ model, messages: [{ role: "user", content }] });\n',
  '  \t \n\n',
  '/* a comment */\n/// <reference />\n',
  '用中文回答客户的问题，并说明理由。',
  'Die Straße über den Fluss ist für große Fahrzeuge gesperrt.\r\n',
  'Ответьте на вопрос клиента и укажите причину.\n\n',
  '\u0085\n',
  '{"id":17,"items":[{"sku":"AB-1","n":2}],"ok":true},',
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

/** Long enough for several chunks and windows: tricky texts among lines and paragraphs of code and prose. */
export const trickyDocument: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: trickyText },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...PASSAGES), fc.integer({ min: 1, max: 12 }))
          .map(([passage, times]) => passage.repeat(times)),
      },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

export interface TextEdit {
  /** Where, as a share of the text's length. */
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
}

/** Keystrokes, pastes and deletions, anywhere. */
export const aTextEdit: fc.Arbitrary<TextEdit> = fc.record({
  at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
  deleted: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(800), fc.nat(5000)),
  inserted: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...SNIPPETS, ...PASSAGES, '\n', ' ', "'", '/', '\n\n', '\u0085', '\ud83d', '\ude00'),
    trickyText,
  ),
});

/** Makes the edit in the document and answers the text after it. */
export function applied(
  { at, deleted, inserted }: TextEdit,
  text: string,
  document: { edit(offset: number, deleted: number, inserted: string): void },
): string {
  const offset = Math.floor(at * text.length);
  document.edit(offset, deleted, inserted);
  return text.slice(0, offset) + inserted + text.slice(offset + deleted);
}
