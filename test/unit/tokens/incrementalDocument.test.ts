import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import {
  type CountedDocument,
  createTokenCounter,
  type LoadedCounter,
} from '../../../src/core/tokens/counter';
import { ENCODING_NAMES } from '../../../src/core/tokens/encoding';
import { SEAMS } from '../../../src/core/tokens/seams';
import { applied, aTextEdit, trickyDocument, trickyText } from '../../support/trickyText';
import { loadRanks, rankFiles } from './rankFiles';

/** A model of each encoding that is exact, and of each kind of estimate. */
const MODELS = ['gpt-4o', 'gpt-4', 'text-davinci-003', 'davinci', 'claude-opus-5', 'davinci-instruct-beta'];

const RUNS = 60;

for (const model of MODELS) {
  describe(`a document that is edited, for ${model}`, () => {
    let counter: LoadedCounter;
    before(async () => {
      const tokens = createTokenCounter(loadRanks);
      counter = await tokens.load(tokens.familyOf(model));
    });

    it('counts as its text does after each edit', () => {
      fc.assert(
        fc.property(trickyDocument, fc.array(aTextEdit, { maxLength: 12 }), (start, edits) => {
          const document = counter.open(start);
          let text = start;
          assert.deepEqual(document.count(), counter.count(text));
          for (const edit of edits) {
            text = applied(edit, text, document);
            assert.deepEqual(document.count(), counter.count(text));
            assert.equal(document.length, text.length);
          }
        }),
        { numRuns: RUNS },
      );
    });

    it('counts every part as that text on its own', () => {
      fc.assert(
        fc.property(
          trickyDocument,
          fc.array(aTextEdit, { maxLength: 3 }),
          fc.nat(),
          fc.nat(),
          (start, edits, one, two) => {
            const document = counter.open(start);
            const text = edits.reduce((before, edit) => applied(edit, before, document), start);
            const from = one % (text.length + 1);
            const to = from + (two % (text.length + 1 - from));
            assert.deepEqual(document.countOf(from, to), counter.count(text.slice(from, to)));
          },
        ),
        { numRuns: RUNS * 3 },
      );
    });

    it('leaves alone what is outside of it', () => {
      const document: CountedDocument = counter.open('One, two.');
      for (const [offset, deleted] of [
        [-5, 0],
        [99, 3],
        [9, 99],
        [3, -2],
      ] as const)
        document.edit(offset, deleted, '');
      assert.deepEqual(document.count(), counter.count('One, two.'));
      assert.deepEqual(document.countOf(-3, 99), counter.count('One, two.'));
      assert.deepEqual(document.countOf(5, 2), counter.count(''));
      assert.deepEqual(counter.open('').count(), counter.count(''));
    });
  });
}

for (const name of ENCODING_NAMES) {
  describe(`seams of ${name}`, () => {
    let encoding: PieceEncoding;
    before(() => {
      encoding = createEncoding(name, rankFiles(name));
    });

    it('cut no text such that its sides count differently', () => {
      let seams = 0;
      fc.assert(
        fc.property(trickyText, (text) => {
          for (let index = 1; index < text.length; index += 1) {
            if (!SEAMS[name](text, index)) continue;
            seams += 1;
            assert.equal(
              encoding.count(text.slice(0, index)) + encoding.count(text.slice(index)),
              encoding.count(text),
              JSON.stringify([text.slice(0, index), text.slice(index)]),
            );
          }
        }),
        { numRuns: 1000 },
      );
      assert.ok(seams > 1000, `${seams} seams`);
    });
  });
}
