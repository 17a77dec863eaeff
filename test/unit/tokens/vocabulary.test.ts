import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { decodeBase64 } from '../../../src/core/tokens/base64';
import { createEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { ENCODING_NAMES, type EncodingName } from '../../../src/core/tokens/encoding';
import { MOST_BYTES_PER_UNIT, writeUtf8 } from '../../../src/core/tokens/utf8';
import { rankFiles } from './rankFiles';
import { SPLIT_PATTERNS } from './splitPatterns';

const require = createRequire(path.join(process.cwd(), 'package.json'));

const WHOLE = tokensOf('cl100k_base');
const HALF = WHOLE.length / 2;

const DAMAGED: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'another format': Buffer.from(JSON.stringify({ tokens: [] })),
  'no tokens': fileOf([]),
  'the first half of its bytes': fileOf(WHOLE).subarray(0, fileOf(WHOLE).length / 2),
  'the first half of its tokens': fileOf(WHOLE.slice(0, HALF)),
  'a lost token': fileOf(WHOLE.slice(0, -1)),
  'a token twice': fileOf([...WHOLE.slice(0, -1), Buffer.from('!')]),
  'a token of no bytes': fileOf([...WHOLE.slice(0, -1), Buffer.from('')]),
  'one token too many': fileOf([...WHOLE, Buffer.from([1, 2, 3, 4, 5, 6, 7])]),
  'a byte too many': Buffer.concat([fileOf(WHOLE), Buffer.from([1])]),
  'a number of tokens that is not theirs': Buffer.concat([Buffer.from([255, 255, 255, 255]), fileOf(WHOLE)]),
  'shuffled ranks': fileOf([...WHOLE.slice(HALF), ...WHOLE.slice(0, HALF)]),
  'another encoding': fileOf(tokensOf('o200k_base')),
};

describe('a rank file', () => {
  for (const [what, file] of Object.entries(DAMAGED)) {
    it(`is refused by name when it holds ${what}`, () => {
      assert.throws(
        () => createEncoding('cl100k_base', [file]),
        /^Error: The vocabulary cl100k_base is damaged: /,
      );
    });
  }
});

describe('the vocabularies that ship', () => {
  for (const name of ENCODING_NAMES) {
    it(`${name} has the tokens and the pattern of js-tiktoken`, () => {
      const files = rankFiles(name);
      assert.deepEqual(files.flatMap(tokensIn), tokensOf(name));
      assert.equal(SPLIT_PATTERNS[name], jsTiktoken(name).pat_str);
    });
  }
});

function tokensIn(file: Uint8Array): Buffer[] {
  const bytes = Buffer.from(file);
  let start = 4 + bytes.readUInt32LE();
  return [...bytes.subarray(4, start)].map((length) => {
    start += length;
    return bytes.subarray(start - length, start);
  });
}

describe('decodeBase64', () => {
  it('agrees with Node on every length', () => {
    for (let length = 1; length < 40; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 97 + length * 31) % 256));
      const padded = bytes.toString('base64');
      for (const base64 of [padded, padded.replaceAll('=', '')])
        assert.deepEqual(decodeBase64(base64), new Uint8Array(bytes));
    }
  });

  it('refuses what is not base64', () => {
    for (const text of ['', '=', '====', 'a', 'abcde', 'ab=', 'a===', 'ab=c', 'é===', 'ab c'])
      assert.equal(decodeBase64(text), null, text);
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

function jsTiktoken(name: EncodingName): { readonly pat_str: string; readonly bpe_ranks: string } {
  const ranks = require(`js-tiktoken/ranks/${name}`);
  return ranks.default ?? ranks;
}

function tokensOf(name: EncodingName): Buffer[] {
  const lines = jsTiktoken(name)
    .bpe_ranks.split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line) =>
    line
      .split(' ')
      .slice(2)
      .map((token) => Buffer.from(token, 'base64')),
  );
}

function fileOf(tokens: readonly Buffer[]): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(tokens.length);
  return Buffer.concat([head, Buffer.from(tokens.map(({ length }) => length)), ...tokens]);
}
