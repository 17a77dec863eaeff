import assert from 'node:assert/strict';
import fc from 'fast-check';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { ENCODING_NAMES } from '../../../src/core/tokens/encoding';
import { trickyText } from '../../support/trickyText';
import { fixture, rankFiles } from './rankFiles';

/** Random texts per encoding; `npm run bench -- exactness` takes many more. */
const RUNS = 600;

const PITFALLS: Readonly<Record<string, string>> = {
  empty: '',
  'byte-order mark first': '\ufeff# Title\n',
  'byte-order mark within': 'a \ufeff\ufeff b\ufeff',
  'next line (NEL)': 'one\u0085two \u0085 three\u0085\u0085',
  'lone surrogates': 'a\ud800b\udc00 \ud83d\ud83d\ude00\udfff',
  'special tokens are text': '<|endoftext|><|fim_prefix|><|endofprompt|> <|im_start|>user',
  'trailing blanks': 'x   \n   \n\n  y \t ',
  'Windows line ends': 'a\r\n\r\n  b\r\n\tc\r',
  'names on every object': 'hasOwnProperty toString valueOf constructor __proto__',
  contractions: "I'm you'RE they'Ll it'S d'être O'Neill 'tis don’t",
  'contractions with a long s': "x'ſ'sabc 'ſ'sabc a'ſ'real",
  'slashes after line ends': 'a;\n// b\r\n/c/\n\n///',
  'combining marks': 'e\u0301 \u0301\u0301 a\u0308b नि हिन्दी',
  'no-break and ideographic blanks': 'a\u00a0b\u3000\u3000c \u2003 d',
  numbers: '1 12 123 1234 12345678 ½ ٣٤٥ Ⅷ',
  'title case': 'ǅungla ǈubav ǋ',
};

for (const name of ENCODING_NAMES) {
  describe(`${name} against tiktoken`, () => {
    let encoding: PieceEncoding;
    let oracle: Tiktoken;
    const assertEqual = (text: string) =>
      assert.equal(
        encoding.count(text),
        oracle.encode_ordinary(text).length,
        JSON.stringify(text.slice(0, 300)),
      );

    before(() => {
      encoding = createEncoding(name, rankFiles(name));
      oracle = get_encoding(name);
    });
    after(() => oracle.free());

    for (const [title, text] of Object.entries(PITFALLS)) {
      it(`counts ${title}`, () => assertEqual(text));
    }

    it(`counts ${RUNS} texts of all scripts, controls and broken surrogates`, () => {
      fc.assert(fc.property(trickyText, assertEqual), { numRuns: RUNS });
    });

    it('takes every character for the kind that it is to tiktoken', () => {
      for (let code = 0; code < 0x34000; code += 1) {
        // After a letter or mark a contraction follows, after a sign a quotation mark and a word.
        const text = `${String.fromCodePoint(code)}'re`;
        // What an older engine does not know yet.
        if (/\p{Cn}/u.test(text)) continue;
        if (encoding.count(text) !== oracle.encode_ordinary(text).length)
          assert.fail(`U+${code.toString(16)}`);
      }
    });

    it('counts source code and documents whole', () => {
      assertEqual(fixture('node_modules/commander/lib/command.js'));
      assertEqual(fixture('node_modules/commander/Readme.md'));
      assertEqual(fixture('node_modules/@biomejs/biome/README.ja.md'));
      assertEqual(fixture('node_modules/@biomejs/biome/README.ru.md'));
      assertEqual(JSON.stringify(JSON.parse(fixture('package.json'))));
    });

    it('counts runs that need thousands of merges', () => {
      for (const unit of ['a', ' ', '\n', '=', '漢', 'é', '😀', 'ab', '\ud800'])
        assertEqual(unit.repeat(1500));
    });

    it('tells pieces that cover the text and add up to the count', () => {
      fc.assert(
        fc.property(trickyText, (text) => {
          let reached = 0;
          let total = 0;
          encoding.visitPieces(text, (start, end, tokens) => {
            assert.equal(start, reached);
            assert.ok(end > start && tokens >= 1);
            reached = end;
            total += tokens;
          });
          assert.equal(reached, text.length);
          assert.equal(total, encoding.count(text));
        }),
        { numRuns: 300 },
      );
    });
  });
}
