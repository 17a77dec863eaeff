import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { anEdit, edited } from '../../support/edits';
import { newProject } from '../../support/reader';

const ROOT = path.resolve('test/fixtures/workspace');
const SAMPLES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:py|tsx?|jsx?)$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }));

/** The full size takes longer than the lane may: `FUZZ_EDITS=100000 npx mocha --timeout 0 dist/test/unit/source/incremental.test.js`. */
const EDITS = Number(process.env.FUZZ_EDITS ?? 600);
const EDITS_IN_A_ROW = 6;

describe('reading a document after edits', () => {
  it('finds what reading it from scratch finds', async function () {
    this.timeout(0);
    const cases = fc.tuple(
      fc.constantFrom(...SAMPLES),
      fc.array(anEdit, { minLength: EDITS_IN_A_ROW, maxLength: EDITS_IN_A_ROW }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([{ name, text }, edits]) => {
        const kept = newProject({});
        let current = text;
        await kept.read(name, current);
        for (const edit of edits) {
          current = edited(current, edit);
          const incremental = await kept.read(name, current);
          const fresh = newProject({});
          assert.deepEqual(incremental, await fresh.read(name, current));
          fresh.dispose();
        }
        kept.dispose();
      }),
      { numRuns: Math.ceil(EDITS / EDITS_IN_A_ROW) },
    );
  });
});
