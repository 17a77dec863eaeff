import assert from 'node:assert/strict';
import { get_encoding } from 'tiktoken';
import { ENCODING_NAMES } from '../../../src/core/tokens/encoding';
import { cli } from '../../support/cli';

const TEXTS: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  'special tokens': 'a <|endoftext|> b <|im_start|>system<|fim_prefix|>',
  'a byte-order mark': '\ufeffHello world',
  'line ends': 'a\r\nb\r\n\r\n c\u0085d\u2028e',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(50),
  'a lone surrogate in bytes': Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]),
  'bytes that are no UTF-8': Buffer.from([0x61, 0xff, 0xfe, 0x62, 0xc3]),
};

/** As tiktoken 1.0.22 counts them, which takes it up to 17 seconds. */
const LONG: readonly { readonly text: string; readonly o200k_base: number; readonly cl100k_base: number }[] =
  [
    { text: 'a'.repeat(50_000), o200k_base: 6250, cl100k_base: 6250 },
    { text: ' '.repeat(50_000), o200k_base: 392, cl100k_base: 391 },
    { text: '!'.repeat(50_000), o200k_base: 3125, cl100k_base: 6250 },
    { text: '我'.repeat(50_000), o200k_base: 50_000, cl100k_base: 50_000 },
  ];

describe('breakeven tokens', function () {
  this.timeout(60_000);

  for (const encoding of ENCODING_NAMES) {
    for (const [name, text] of Object.entries(TEXTS)) {
      it(`counts as tiktoken does: ${name} in ${encoding}`, () => {
        const oracle = get_encoding(encoding);
        const expected = oracle.encode_ordinary(Buffer.from(text).toString('utf8')).length;
        oracle.free();
        const { code, out } = cli(['tokens', '--encoding', encoding], Buffer.from(text));
        assert.equal(code, 0);
        assert.equal(out, `${expected}\n`);
      });
    }
  }
  for (const encoding of ['o200k_base', 'cl100k_base'] as const) {
    for (const { text, [encoding]: expected } of LONG) {
      it(`counts as tiktoken does: 50,000 × "${text[0]}" in ${encoding}`, () => {
        assert.equal(cli(['tokens', '--encoding', encoding], text).out, `${expected}\n`);
      });
    }
  }
});
