import assert from 'node:assert/strict';
import type { RankFile } from '../../../src/core/ports';
import { decodeBase64 } from '../../../src/core/tokens/base64';
import { createEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { MOST_BYTES_PER_UNIT, writeUtf8 } from '../../../src/core/tokens/utf8';
import { rankFile } from './rankFiles';

const WHOLE = rankFile('cl100k_base');

const DAMAGED: Readonly<Record<string, unknown>> = {
  nothing: null,
  'other JSON': { tokens: [] },
  'ranks that are no text': { ...WHOLE, bpe_ranks: 7 },
  'an empty file': { ...WHOLE, bpe_ranks: '' },
  'the first half': { ...WHOLE, bpe_ranks: WHOLE.bpe_ranks.slice(0, WHOLE.bpe_ranks.length / 2) },
  'a lost token': { ...WHOLE, bpe_ranks: WHOLE.bpe_ranks.replace(/ [^ ]+$/, '') },
  'a token twice': { ...WHOLE, bpe_ranks: WHOLE.bpe_ranks.replace(' IQ== Ig==', ' IQ== IQ==') },
  'a token that is not base64': { ...WHOLE, bpe_ranks: WHOLE.bpe_ranks.replace('Ig==', 'I?==') },
  'one token too many': { ...WHOLE, bpe_ranks: `${WHOLE.bpe_ranks} IQECAwQFBgc=` },
  'lines out of order': { ...WHOLE, bpe_ranks: outOfOrder(WHOLE.bpe_ranks) },
  'no first rank': { ...WHOLE, bpe_ranks: WHOLE.bpe_ranks.replace('! 0 ', '! x ') },
  'shuffled ranks': { ...WHOLE, bpe_ranks: shuffled(WHOLE.bpe_ranks) },
  'a broken pattern': { ...WHOLE, pat_str: '(' },
  'another pattern': { ...WHOLE, pat_str: '\\p{L}+|\\s+' },
  'a pattern that matches nothing': { ...WHOLE, pat_str: 'x*' },
  'another encoding': rankFile('o200k_base'),
};

describe('a rank file', () => {
  for (const [what, file] of Object.entries(DAMAGED)) {
    it(`is refused by name when it holds ${what}`, () => {
      assert.throws(
        () => createEncoding('cl100k_base', file as RankFile),
        /^Error: The vocabulary cl100k_base is damaged: /,
      );
    });
  }
});

describe('decodeBase64', () => {
  it('agrees with Node on every length, anywhere in a text', () => {
    for (let length = 1; length < 40; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 97 + length * 31) % 256));
      const padded = bytes.toString('base64');
      for (const base64 of [padded, padded.replaceAll('=', '')]) {
        const target = new Uint8Array(60);
        const end = decodeBase64(`! ${base64} A`, 2, 2 + base64.length, target, 3);
        assert.equal(end, 3 + length);
        assert.deepEqual(Buffer.from(target.subarray(3, end)), bytes);
      }
    }
  });

  it('refuses what is not base64', () => {
    for (const text of ['', '=', '====', 'a', 'abcde', 'ab=', 'a===', 'ab=c', 'é===', 'ab c']) {
      assert.equal(decodeBase64(text, 0, text.length, new Uint8Array(9), 0), -1, text);
    }
  });
});

describe('writeUtf8', () => {
  const written = (text: string, start: number, end: number) => {
    const target = new Uint8Array(text.length * MOST_BYTES_PER_UNIT);
    const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    return Buffer.from(target.subarray(0, writeUtf8(units, start, end, target)));
  };

  it('agrees with Node, lone surrogates included, on every part of a text', () => {
    for (const text of [
      'plain',
      'é',
      '漢字',
      '😀',
      'a\ud800',
      '\udc00b',
      '\ud83d\ud83d\ude00',
      'ÿ\u0800\uffff\u{10ffff}'.repeat(3),
    ]) {
      for (let start = 0; start <= text.length; start += 1)
        for (let end = start; end <= text.length; end += 1)
          assert.deepEqual(written(text, start, end), Buffer.from(text.slice(start, end), 'utf8'));
    }
  });
});

function shuffled(ranks: string): string {
  const [mark = '', first = '', ...tokens] = ranks.trimEnd().split(' ');
  return [mark, first, ...tokens.reverse()].join(' ');
}

/** Two lines whose second begins before the first ends. */
function outOfOrder(ranks: string): string {
  const at = ranks.lastIndexOf(' ');
  return `${ranks.slice(0, at)}\n! 7 ${ranks.slice(at + 1)}`;
}
