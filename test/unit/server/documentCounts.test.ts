import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createTokenCounter, type LoadedCounter } from '../../../src/core/tokens/counter';
import { DocumentCounts } from '../../../src/server/documentCounts';
import { aTextEdit, type TextEdit, trickyText } from '../../support/trickyText';
import { loadRanks } from '../tokens/rankFiles';

/** Long enough that the server follows it. */
const LONG = 'You are a helpful assistant, and you answer in one sentence.\n\n'.repeat(400);

function changeOf({ at, deleted, inserted }: TextEdit, document: TextDocument) {
  const offset = Math.floor(at * document.getText().length);
  return {
    // Editors may name the later end first.
    range: { end: document.positionAt(offset), start: document.positionAt(offset + deleted) },
    text: inserted,
  };
}

describe('counts of open documents', () => {
  const counters: LoadedCounter[] = [];
  before(async () => {
    const tokens = createTokenCounter(loadRanks);
    for (const model of ['gpt-4o', 'claude-opus-5']) counters.push(await tokens.load(tokens.familyOf(model)));
  });

  it('are those of the text after every edit, whole or in part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(aTextEdit, fc.nat(), fc.boolean()), { maxLength: 10 }),
        trickyText,
        (steps, head) => {
          for (const counter of counters) {
            const counts = new DocumentCounts();
            let document = counts.configuration.create('file:///a.md', 'markdown', 1, head + LONG);
            for (const [edit, place, whole] of steps) {
              const changes = whole
                ? [changeOf(edit, document), { text: `${edit.inserted}${LONG}` }]
                : [changeOf(edit, document), { ...changeOf({ ...edit, at: 0 }, document), text: '' }];
              document = counts.configuration.update(document, changes, document.version + 1);
              const text = document.getText();
              assert.deepEqual(counts.count(document, null, counter), counter.count(text));
              const offset = place % (text.length + 1);
              const range = { start: document.positionAt(offset), end: document.positionAt(text.length) };
              const from = document.offsetAt(range.start);
              assert.deepEqual(counts.count(document, range, counter), counter.count(text.slice(from)));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are of the family that is asked for, and of the document that is open', () => {
    const counts = new DocumentCounts();
    for (const text of [LONG, `${LONG}and more`]) {
      const document = counts.configuration.create('file:///a.md', 'markdown', 1, text);
      for (const counter of [...counters, ...counters])
        assert.deepEqual(counts.count(document, null, counter), counter.count(text));
      counts.forget(document.uri);
    }
  });
});
