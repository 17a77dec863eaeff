import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { callsTree, GROUPINGS, SORTINGS } from '../../../src/core/present/callsTree';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import { countedItems } from '../../../src/core/project/countedItems';
import { type CostedItem, totalOf } from '../../../src/core/project/documentEstimate';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

const MODELS = ['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-4-5', 'no-such-model-7'] as const;
const ALL = { grouping: 'file', sorting: 'cost', filter: '' } as const;

describe('the tree of calls', () => {
  let breakeven: Breakeven;
  let context: EstimateContext;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
    context = breakeven.contextFor(parseSettings({}).settings, new Date('2026-01-15T00:00:00Z'));
  });

  /** One call of each model in the order given, over two files, and the instructions of an agent. */
  const itemsOf = async (models: readonly string[]): Promise<CostedItem[]> => {
    const items: CostedItem[] = [];
    for (const file of ['b.py', 'a.py']) {
      const calls = models.map(
        (model, index) => `OpenAI().responses.create(model="${model}", input="${'hi '.repeat(index)}")`,
      );
      const text = ['from openai import OpenAI', ...calls].join('\n');
      items.push(
        ...(await breakeven.estimateDocument({ path: file, languageId: 'python', text }, context)).items,
      );
    }
    const agents = { path: 'AGENTS.md', languageId: 'markdown', text: 'Be brief.' };
    return [...items, ...(await breakeven.estimateDocument(agents, context)).items];
  };

  it('holds each call once, and its groups add up to the month, however it is grouped and sorted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...MODELS), { maxLength: 6 }),
        fc.constantFrom(...GROUPINGS),
        fc.constantFrom(...SORTINGS),
        async (models, grouping, sorting) => {
          const items = await itemsOf(models);
          const tree = callsTree(items, { grouping, sorting, filter: '' });
          const rows = tree.groups.flatMap((group) => group.items);
          assert.deepEqual(rows.map(({ id }) => id).sort(), items.map(({ id }) => id).sort());
          const counted = new Set(countedItems(items).map(({ id }) => id));
          assert.deepEqual(
            rows
              .filter((row) => row.isCounted)
              .map(({ id }) => id)
              .sort(),
            [...counted].sort(),
          );
          const months = tree.groups.map((group) => {
            const ids = new Set(group.items.map(({ id }) => id));
            return totalOf(items.filter(({ id }) => ids.has(id) && counted.has(id))).apiUsdPerMonth;
          });
          const sum = months.reduce((total, usd) => total + usd, 0);
          const { apiUsdPerMonth } = totalOf(items.filter(({ id }) => counted.has(id)));
          assert.ok(Math.abs(sum - apiUsdPerMonth) < 1e-9 * Math.max(1, apiUsdPerMonth));
          if (sorting === 'cost')
            assert.deepEqual(
              months,
              [...months].sort((a, b) => b - a),
            );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says of a group with a call of no known price that its month is not all', async () => {
    const { groups, summary } = callsTree(await itemsOf(['gpt-4o', 'no-such-model-7']), ALL);
    const [file] = groups;
    assert.match(file?.description ?? '', /^at least \$[\d.]+\/mo · 2 calls and prompts$/);
    assert.match(summary, /^at least \$[\d.]+\/mo · 4 calls and prompts$/);
    const [, unknown] = file?.items ?? [];
    assert.match(unknown?.description ?? '', /no price for this model/);
  });

  it('gives instructions of an agent no month', async () => {
    const group = callsTree(await itemsOf([]), ALL).groups.find(({ key }) => key === 'AGENTS.md');
    assert.equal(group?.description, 'no month of its own');
    assert.match(
      group?.items[0]?.description ?? '',
      /^~\d+ tokens in each request of a session · unknown model · line 1$/,
    );
  });

  it('sorts by place as the code is read', async () => {
    const { groups } = callsTree(await itemsOf(['gpt-4o-mini', 'gpt-4o']), { ...ALL, sorting: 'place' });
    assert.deepEqual(
      groups.map(({ key }) => key),
      ['AGENTS.md', 'a.py', 'b.py'],
    );
    assert.deepEqual(
      groups[1]?.items.map(({ description }) => description.split(' · ')[1]),
      ['gpt-4o-mini', 'gpt-4o'],
    );
  });

  it('shows what has all words of a filter', async () => {
    const tree = callsTree(await itemsOf(['gpt-4o', 'gpt-4o-mini']), { ...ALL, filter: ' A.PY mini ' });
    assert.deepEqual([tree.shown, tree.all, tree.groups.length], [1, 5, 1]);
    assert.match(tree.groups[0]?.items[0]?.description ?? '', / · gpt-4o-mini · line /);
    assert.deepEqual(callsTree(await itemsOf(['gpt-4o']), { ...ALL, filter: 'nothing like it' }).groups, []);
  });
});
