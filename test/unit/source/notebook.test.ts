import assert from 'node:assert/strict';
import fc from 'fast-check';
import { promptText, read } from '../../support/reader';

function notebook(
  cells: readonly (readonly [type: string, source: string | string[]])[],
  language = 'python',
): string {
  return JSON.stringify({
    nbformat: 4,
    metadata: { kernelspec: { language }, language_info: { name: language } },
    cells: cells.map(([cell_type, source]) => ({ cell_type, source, metadata: {}, outputs: [] })),
  });
}

const IMPORTS = ['from openai import OpenAI\n', 'client = OpenAI()\n', 'MODEL = "gpt-4o"'];

describe('reading notebooks', () => {
  it('lets names flow from cell to cell, and places a call in its cell', async () => {
    const { calls, problems } = await read(
      'a.ipynb',
      notebook([
        ['markdown', '# client.chat.completions.create(model="x")'],
        ['code', IMPORTS],
        ['code', '%pip install openai\n!ls\n\nclient.responses.create(\n  model=MODEL, input="Hi")'],
      ]),
    );
    assert.deepEqual(problems, []);
    assert.equal(calls.length, 1);
    const [call] = calls;
    assert.deepEqual(
      [call?.cell, call?.range.start, call?.range.end.line],
      [2, { line: 3, character: 0 }, 4],
    );
    assert.equal(call?.model.id, 'gpt-4o');
    assert.equal(promptText(call ?? assert.fail()), 'user: Hi');
  });

  it('leaves cells of another language alone, and reads those that are only timed', async () => {
    const { calls } = await read(
      'a.ipynb',
      notebook([
        ['code', IMPORTS],
        ['code', '%%bash\nclient.responses.create(model=MODEL, input="x")'],
        ['code', '%%time\nclient.responses.create(model=MODEL, input="y")'],
      ]),
    );
    assert.deepEqual(
      calls.map(({ cell }) => cell),
      [2],
    );
  });

  it('marks what does not parse in its cell and reads the others', async () => {
    const { calls, problems } = await read(
      'a.ipynb',
      notebook([
        ['code', IMPORTS],
        ['code', 'client.responses.create(model=MODEL, input="x")'],
        ['code', 'x = 1\ndef (((\n'],
      ]),
    );
    assert.equal(calls[0]?.cell, 1);
    assert.deepEqual([problems[0]?.code, problems[0]?.cell], ['syntax-error', 2]);
  });

  it('says of a file that is no notebook that it is none', async () => {
    for (const text of ['', '{', '[]', 'null', '{"cells": 7}', '{"cells": [{"cell_type": 1}]}'])
      assert.equal((await read('a.ipynb', text)).problems[0]?.code, 'unreadable');
    const call: readonly ['code', string] = [
      'code',
      `${IMPORTS.join('')}\nclient.responses.create(model=MODEL)`,
    ];
    const dialect = notebook([call], 'coconut').replace(
      '"name":"coconut"',
      '"name":"coconut","codemirror_mode":{"name":"python"}',
    );
    assert.equal((await read('a.ipynb', dialect)).calls.length, 1);
    assert.deepEqual((await read('a.ipynb', notebook([call], 'julia'))).calls, []);
    assert.deepEqual((await read('a.ipynb', notebook([]))).calls, []);
  });

  it('never throws on any cells', async () => {
    const cell = fc.tuple(fc.constantFrom('code', 'markdown', 'raw'), fc.string({ maxLength: 80 }));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 5 }), async (cells) => {
        const { calls } = await read('a.ipynb', notebook([['code', IMPORTS], ...cells]));
        for (const call of calls) assert.ok((call.cell ?? -1) >= 0 && call.range.start.line >= 0);
      }),
      { numRuns: 100 },
    );
  });
});
