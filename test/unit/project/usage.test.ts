import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import type { ProjectConfig } from '../../../src/core/project/config';
import type { CostedItem, DocumentEstimate } from '../../../src/core/project/documentEstimate';
import { folderConfig } from '../../../src/core/project/folderConfig';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

const NOW = new Date('2026-01-15T00:00:00Z');

describe('what people say of a call', () => {
  let breakeven: Breakeven;
  let context: EstimateContext;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
    context = breakeven.contextFor(parseSettings({}).settings, NOW);
  });

  function estimate(
    text: string,
    file: string,
    config?: ProjectConfig,
    settings: unknown = {},
  ): Promise<DocumentEstimate> {
    const home = config === undefined ? {} : { home: { config: folderConfig(config), path: file } };
    return breakeven.estimateDocument(
      { path: file, languageId: '', text, ...home },
      settings === undefined ? context : breakeven.contextFor(parseSettings(settings).settings, NOW),
    );
  }

  it('takes the place of what is assumed of tools that cannot be read', async () => {
    const call = (comment: string, tools: string) =>
      `${comment}client.chat.completions.create({ model: 'gpt-4o', messages: [], tools: ${tools} });`;
    const toolsOf = async (comment: string, tools: string) => {
      const { items, problems } = await estimate(TS(call(comment, tools)), 'a.ts');
      assert.deepEqual(problems, []);
      const part = items[0]?.tokens.parts.find(({ kind, name }) => kind === 'variable' && name === 'tools');
      return [part?.tokens, part?.basis];
    };
    const unknown = 'defined where it cannot be read';
    assert.deepEqual(await toolsOf('', '[]'), [undefined, undefined]);
    assert.deepEqual(await toolsOf('', '[look]'), [{ low: 30, base: 90, high: 400 }, `a tool, ${unknown}`]);
    assert.deepEqual(await toolsOf('', '[look, ...more]'), [
      { low: 30, base: 540, high: 8400 },
      `a tool and tools of unknown number, ${unknown}`,
    ]);
    assert.deepEqual(await toolsOf('// breakeven: tools=700\n', '[look, ...more]'), [
      { low: 700, base: 700, high: 700 },
      'set in a comment',
    ]);
  });

  /** The volumes of the items, in order; null where nobody has set one. */
  async function volumes(text: string, file = 'a.ts'): Promise<(number | null)[]> {
    const { items } = await estimate(text, file);
    return items.map(({ requestsPerMonth: { value, assumed } }) => (assumed ? null : value));
  }

  const TS = (body: string) => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}\n`;
  const CALL = "client.chat.completions.create({ model: 'gpt-4o', messages: [] })";

  it('holds for the call below, on the line, or around the comment', async () => {
    const cases: readonly (readonly [body: string, expected: readonly (number | null)[]])[] = [
      [`// breakeven: requests=5\nconst a = await ${CALL};\n${CALL};`, [5, null]],
      [`// breakeven: requests=5\nconst a =\n  await ${CALL};`, [5]],
      [`// breakeven: requests=5\nconst all = await Promise.all([\n  ${CALL},\n  ${CALL},\n]);`, [5, null]],
      [`// breakeven: requests=5\n// why\n${CALL};`, [5]],
      [`// breakeven: requests=5\n\n${CALL};`, [null]],
      [`${CALL}; // breakeven: requests=5\n${CALL};`, [5, null]],
      [`/* breakeven: requests=5 */ ${CALL};`, [5]],
      [`/**\n * breakeven: requests=5\n */\n${CALL};`, [5]],
      [`${CALL}; ${CALL}; // breakeven: requests=5`, [5, 5]],
      [`// breakeven-file: requests=5\n\n${CALL};\n// breakeven: requests=6\n${CALL};`, [5, 6]],
      [`// breakeven: requests=5\n// breakeven: output=6\n${CALL};`, [5]],
      [
        "client.chat.completions.create({\n  model: 'gpt-4o', // breakeven: requests=5\n  messages: [],\n});",
        [5],
      ],
      [
        "client.chat.completions.create({\n  // breakeven: requests=5\n  model: 'gpt-4o',\n  messages: [],\n});",
        [5],
      ],
    ];
    for (const [body, expected] of cases) {
      for (const text of [TS(body), TS(body).replace(/\n/g, '\r\n')])
        assert.deepEqual(await volumes(text), expected, body);
    }
  });

  it('says of a comment above a function that it belongs to no call', async () => {
    const { problems } = await estimate(
      TS(`// breakeven: requests=5\nfunction ask() {\n  return ${CALL};\n}`),
      'a.ts',
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['stray-directive'],
    );
  });

  it('holds within a cell of a notebook', async () => {
    const code = (...source: string[]) => ({ cell_type: 'code', source: source.join('\n') });
    const call = 'client.responses.create(model="gpt-4o", input="Hi")';
    const cells = [
      code('from openai import OpenAI', 'client = OpenAI()'),
      code(call, '# breakeven: requests=7'),
      code(call, '# breakeven: requests=5 outptu=3', call),
    ];
    const { items, problems } = await estimate(JSON.stringify({ cells, metadata: {} }), 'a.ipynb');
    assert.deepEqual(
      items.map(({ requestsPerMonth }) => requestsPerMonth.value),
      [10_000, 10_000, 5],
    );
    assert.deepEqual(
      problems.map(({ code: name, cell, range }) => [name, cell, range.start.line]),
      [
        ['stray-directive', 1, 1],
        ['unknown-directive', 2, 1],
      ],
    );
  });

  it('takes the nearest word: comment, entry, file, setting, assumption', async () => {
    const config = { requestsPerMonth: 300, outputTokens: 30, variables: { question: 3, context: 31 } };
    const entry = { function: 'ask', requestsPerMonth: 200, outputTokens: 20, variables: { question: 2 } };
    const settings = { requestsPerMonth: 400, outputTokens: 40, variableTokens: { question: 4, notes: 41 } };
    const code = (comment: string) =>
      TS(
        `function ask(question, context, notes) {\n  ${comment}\n  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`\${question} \${context} \${notes}\` }] });\n}`,
      );
    const figures = async (comment: string, file?: ProjectConfig, set: unknown = settings) => {
      const [item] = (await estimate(code(comment), 'a.ts', file, set)).items as [CostedItem];
      const question = item.tokens.parts.find(({ name }) => name === 'question');
      return [
        item.requestsPerMonth.value,
        item.tokens.output.tokens.base,
        question?.tokens.base,
        question?.basis,
      ];
    };
    const comment = '// breakeven: requests=100 output=10 question=1';
    const whole = { ...config, calls: [entry] };
    assert.deepEqual(await figures(comment, whole), [100, 10, 1, 'set in a comment']);
    assert.deepEqual(await figures('', whole), [200, 20, 2, 'set in breakeven.json']);
    assert.deepEqual(await figures('', { ...whole, calls: [{ ...entry, function: 'other' }] }), [
      300,
      30,
      3,
      'set in breakeven.json',
    ]);
    assert.deepEqual(await figures('', {}), [400, 40, 4, 'set by you']);
    assert.deepEqual(await figures('', {}, {}), [10_000, 350, 60, 'a user input']);
    // Each figure on its own: what the nearest place leaves open, the next one says.
    assert.deepEqual(await figures('// breakeven: output=10', whole), [200, 10, 2, 'set in breakeven.json']);
  });

  it('lets later entries win, and means only calls that fit all of an entry', async () => {
    const text = TS(`function ask() {\n  return ${CALL};\n}\nfunction draft() {\n  return ${CALL};\n}`);
    const found = async (calls: ProjectConfig['calls']) =>
      (await estimate(text, 'src/a.ts', { calls })).items.map(
        ({ requestsPerMonth }) => requestsPerMonth.value,
      );
    assert.deepEqual(
      await found([
        { path: 'src/**', requestsPerMonth: 1 },
        { function: 'ask', requestsPerMonth: 2 },
      ]),
      [2, 1],
    );
    assert.deepEqual(
      await found([{ path: 'test/**', function: 'ask', requestsPerMonth: 2 }]),
      [10_000, 10_000],
    );
    assert.deepEqual(
      await found([{ id: 'draft.chat.completions.create', requestsPerMonth: 3 }]),
      [10_000, 3],
    );
    assert.deepEqual(await found([{ id: 'src/a.ts#ask.chat.completions.create', ignore: true }]), [10_000]);
    assert.deepEqual(await found([{}, { requestsPerMonth: 5 }]), [10_000, 10_000]);
  });

  it('keeps a model that the code names and the file only guesses', async () => {
    const { items } = await estimate(
      TS(
        `// breakeven-file: model=gpt-4o-mini\n${CALL};\nclient.chat.completions.create({ model, messages: [] });`,
      ),
      'a.ts',
    );
    assert.deepEqual(
      items.map(({ tokens, modelSetIn }) => [tokens.modelId, modelSetIn]),
      [
        ['gpt-4o', null],
        ['gpt-4o-mini', 'comment'],
      ],
    );
  });

  it('leaves out exactly the calls that are to be ignored, whatever they are', async () => {
    const calls = fc.array(
      fc.record({ ignored: fc.boolean(), trailing: fc.boolean(), output: fc.integer({ min: 1, max: 5000 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(calls, async (written) => {
        const body = (isMarked: boolean) =>
          written
            .map(({ ignored, trailing, output }) => {
              const call = `client.chat.completions.create({ model: 'gpt-4o', max_tokens: ${output}, messages: [] });`;
              if (!ignored || !isMarked) return `\n${call}`;
              return trailing ? `\n${call} // breakeven: ignore` : `// breakeven: ignore -- because\n${call}`;
            })
            .join('\n');
        const all = await estimate(TS(body(false)), 'a.ts');
        const left = await estimate(TS(body(true)), 'a.ts');
        const kept = all.items.filter((_, index) => !written[index]?.ignored);
        assert.deepEqual(
          left.items.map(({ id, perMonth }) => [id, perMonth]),
          kept.map(({ id, perMonth }) => [id, perMonth]),
        );
        const sum = kept.reduce((total, { perMonth }) => total + (perMonth?.base ?? 0), 0);
        assert.ok(Math.abs(left.apiUsdPerMonth - sum) < 1e-9);
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);

  it('survives any comment on a call, and then prices the call or leaves it out', async () => {
    const word = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom(
        'requests=',
        'output=1e3',
        'model=',
        'cached=',
        'batch',
        '"',
        '=',
        ',',
        '--',
        '__proto__=3',
        'constructor=3',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const comment = words.join(' ').replace(/[\r\n\u2028\u2029]/g, ' ');
        const { items } = await estimate(TS(`// breakeven: ${comment}\n${CALL};`), 'a.ts');
        assert.ok(items.length <= 1);
        for (const { perMonth, requestsPerMonth } of items) {
          assert.ok(Number.isFinite(requestsPerMonth.value) && requestsPerMonth.value >= 0);
          assert.ok(perMonth === null || Number.isFinite(perMonth.base));
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);
});
