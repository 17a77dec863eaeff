import assert from 'node:assert/strict';
import path from 'node:path';
import { comparisonRows, currentText } from '../../../src/core/present/comparisonText';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import { compareModels } from '../../../src/core/project/compareModels';
import type { CostedItem } from '../../../src/core/project/documentEstimate';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

describe('a call with other models', () => {
  let breakeven: Breakeven;
  let context: EstimateContext;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
    context = breakeven.contextFor(parseSettings({}).settings, new Date('2026-11-01T00:00:00Z'));
  });

  const itemOf = async (code: string): Promise<CostedItem> => {
    const text = `from openai import OpenAI\nclient = OpenAI()\n${code}\n`;
    const { items } = await breakeven.estimateDocument({ path: 'a.py', languageId: 'python', text }, context);
    const [item] = items;
    assert.ok(item);
    return item;
  };
  const chat = (model: string, input = 'Hi') =>
    itemOf(
      `# breakeven: requests=1000 output=50\nclient.responses.create(model="${model}", input="${input}")`,
    );
  const compared = async (item: CostedItem) => compareModels(item, breakeven.counter, context);

  it('costs with its own model what it costs, and with others what it would cost if they were named', async () => {
    const item = await chat('gpt-4o');
    const all = await compared(item);
    const own = all.find(({ price }) => price.catalogId === item.tokens.price?.catalogId);
    assert.deepEqual(own?.item.perMonth, item.perMonth);
    const mini = all.find(({ price }) => price.catalogId === 'openai/gpt-4o-mini');
    assert.deepEqual(mini?.item.perMonth, (await chat('gpt-4o-mini')).perMonth);
  });

  it('is listed from the cheapest on, once with each model', async () => {
    const all = await compared(await chat('gpt-4o'));
    const months = all.map(({ item }) => item.perMonth?.base ?? Number.NaN);
    assert.deepEqual(
      months,
      [...months].sort((a, b) => a - b),
    );
    assert.equal(new Set(all.map(({ price }) => price.catalogId)).size, all.length);
    assert.ok(all.length > 50, `${all.length} models`);
  });

  it('counts the text anew for another tokenizer, and keeps the answer that someone has stated', async () => {
    const item = await chat('gpt-4o', 'word '.repeat(200));
    const claude = (await compared(item)).find(({ price }) => /claude-sonnet-4-5/.test(price.model))?.item;
    assert.ok(claude !== undefined);
    assert.ok(claude.tokens.input.base > item.tokens.input.base);
    assert.equal(claude.tokens.output.tokens.base, 50);
  });

  it('leaves out models whose window is too small, and models of another kind', async () => {
    const long = await compared(await chat('gpt-4.1', 'word '.repeat(150_000)));
    assert.ok(long.every(({ price }) => (price.contextWindow ?? Number.POSITIVE_INFINITY) >= 150_000));
    assert.ok(long.length > 0);
    const embedding = await itemOf('client.embeddings.create(model="text-embedding-3-small", input="Hi")');
    const models = (await compared(embedding)).map(({ price }) => price.model);
    assert.ok(models.includes('text-embedding-3-large'));
    assert.ok(
      models.every((model) => /embed/i.test(model)),
      models.join(),
    );
  });

  it('is worded by how it compares', async () => {
    const item = await chat('gpt-4o');
    assert.match(currentText(item), /^gpt-4o: ~?\$[\d.]+\/mo$/);
    const rows = comparisonRows(item, await compared(item));
    const row = (model: string) => rows.find((other) => other.model === model);
    assert.match(row('gpt-4o-mini')?.cost ?? '', /\/mo, 9\d % less$/);
    assert.deepEqual(
      rows.filter(({ isCurrent }) => isCurrent).map(({ model }) => model),
      ['gpt-4o'],
    );
    assert.match(row('gpt-4-turbo')?.cost ?? '', /\/mo, [\d.]+ times as much$/);
  });
});
