import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { callsOf, interactionsOf } from '../../../src/core/project/interactions';
import type { SourceAnalysis, TextRange } from '../../../src/core/source/callSite';
import { read } from '../../support/reader';

const ROOT = path.resolve('test/fixtures/workspace');
const SAMPLES = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return { file: path.relative(ROOT, file).split(path.sep).join('/'), text: readFileSync(file, 'utf8') };
  })
  .filter(({ text }) => text.length < 20_000);

const FILES = [
  'a.py',
  'a.ts',
  'a.tsx',
  'a.js',
  'a.go',
  'A.java',
  'a.cs',
  'a.rb',
  'a.php',
  'a.rs',
  'a.prompty',
  'a.prompt',
  'a.prompt.md',
  'prompts/a.md',
  'prompts/a.j2',
  'prompts/a.hbs',
  'prompts/a.json',
  'promptfooconfig.yaml',
  'a.jsonl',
  'AGENTS.md',
  'a.ipynb',
  'a.sh',
  'a.http',
];

function check(analysis: SourceAnalysis, text: string): void {
  const lines = text.split('\n').length;
  const ranges: TextRange[] = [
    ...analysis.calls.map(({ range }) => range),
    ...analysis.prompts.map(({ range }) => range),
  ];
  for (const { start, end } of ranges) {
    assert.ok(
      start.line >= 0 && start.line <= end.line && end.line <= lines,
      `${start.line}–${end.line} of ${lines}`,
    );
    assert.ok(start.character >= 0 && end.character >= 0);
  }
  const ids = analysis.calls.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  const interactions = interactionsOf(analysis);
  const members = interactions.flatMap(({ calls }) => calls);
  assert.equal(new Set(members).size, members.length, 'a call is in one interaction at most');
  for (const { calls, plan } of interactions) assert.deepEqual(new Set(callsOf(plan)), new Set(calls));
}

describe('reading anything', () => {
  it('never throws on random text under any name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.string({ unit: 'binary', maxLength: 300 }),
        async (file, text) => check(await read(file, text), text),
      ),
      { numRuns: 300 },
    );
  });

  it('never throws on a real file that is cut, doubled or mixed up', async () => {
    const sample = fc.constantFrom(...SAMPLES);
    await fc.assert(
      fc.asyncProperty(
        sample,
        fc.nat(),
        fc.nat(),
        fc.string({ maxLength: 8 }),
        async ({ file, text }, a, b, insert) => {
          const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
          const changed = text.slice(0, from) + insert + text.slice(to) + text.slice(from, to);
          check(await read(file, changed), changed);
          const cut = text.slice(0, to);
          check(await read(file, cut), cut);
        },
      ),
      { numRuns: 150 },
    );
  }).timeout(60_000);
});
