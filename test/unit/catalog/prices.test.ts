import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PriceCatalog } from '../../../src/core/catalog/priceEntry';
import { parseSettings } from '../../../src/core/project/settings';
import pricesSource from '../../../src/data/prices-source.json';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

const NOW = new Date('2026-11-01T00:00:00Z');

async function catalogWith(prices: unknown = {}) {
  const breakeven = await loadBreakeven(path.resolve('dist'));
  const { catalog, problems } = breakeven.contextFor(parseSettings({ prices }).settings, NOW);
  return { catalog, problems };
}

interface Found {
  readonly id: string;
  readonly provider: string | null;
  readonly is: readonly [catalogId: string, input: number, output: number] | null;
}

const FOUND: readonly Found[] = [
  { id: 'gpt-4o', provider: 'openai', is: ['openai/gpt-4o', 2.5, 10] },
  { id: 'gpt-4o-2024-08-06', provider: 'openai', is: ['openai/gpt-4o', 2.5, 10] },
  { id: 'GPT-4o', provider: null, is: ['openai/gpt-4o', 2.5, 10] },
  { id: 'openai/gpt-4o-mini', provider: null, is: ['openai/gpt-4o-mini', 0.15, 0.6] },
  { id: 'claude-3-5-haiku-latest', provider: 'anthropic', is: ['anthropic/claude-3-5-haiku-latest', 0.8, 4] },
  { id: 'text-embedding-3-small', provider: 'openai', is: ['openai/text-embedding-3-small', 0.02, 0] },
  { id: 'claude-sonnet-4-20250514', provider: 'anthropic', is: ['anthropic/claude-sonnet-4-0', 3, 15] },
  { id: 'claude-sonnet-4-9', provider: 'anthropic', is: null },
  { id: 'gemini-2.0-flash-001', provider: 'google', is: ['google/gemini-2.0-flash', 0.1, 0.4] },
  { id: 'gemini-1.5-flash-002', provider: 'google', is: ['google/gemini-1.5-flash', 0.075, 0.3] },
  { id: 'gemini-1.5-flash-8b', provider: 'google', is: null },
  { id: 'amazon.titan-embed-text-v1', provider: 'aws', is: ['aws/amazon.titan-embed-text-v1', 0.1, 0] },
  { id: 'amazon.titan-embed-text-v2:0', provider: 'aws', is: null },
  {
    id: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo',
    provider: 'together',
    is: ['together/meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo', 0.18, 0.18],
  },
  { id: 'deepseek-r1-distill-llama-70b', provider: 'deepseek', is: null },
  { id: 'my-own-model', provider: 'openai', is: null },
  { id: 'gpt-4o-but-not-really', provider: null, is: null },
  { id: '', provider: null, is: null },
  { id: '__proto__', provider: null, is: null },
  { id: 'gpt-4o', provider: 'self-hosted', is: null },
  { id: 'gpt-4o', provider: 'router', is: ['openai/gpt-4o', 2.5, 10] },
  { id: 'openai/gpt-4o', provider: 'router', is: ['openai/gpt-4o', 2.5, 10] },
];

describe('prices', () => {
  let catalog: PriceCatalog;

  before(async () => {
    ({ catalog } = await catalogWith());
  });

  for (const { id, provider, is } of FOUND) {
    it(`of ${id || 'nothing'} from ${provider ?? 'its maker'}: ${is === null ? 'not guessed' : is[0]}`, () => {
      const found = catalog.find(id, provider, NOW);
      if (is === null) {
        assert.equal(found, null);
        return;
      }
      const [, input, output] = is;
      assert.deepEqual([found?.rates.inputPerMillion, found?.rates.outputPerMillion], [input, output]);
      assert.equal(found?.provider, is[0].split('/')[0]);
      assert.match(found?.asOf ?? '', /^\d{4}-\d\d-\d\d$/);
      assert.match(found?.source ?? '', /genai-prices \d/);
    });
  }

  it('are all sane, found again under their own id, and dated', () => {
    const all = catalog.search('', NOW);
    assert.ok(all.length > 400, `${all.length}`);
    for (const entry of all) {
      const { rates, catalogId } = entry;
      for (const rate of [rates.inputPerMillion, rates.outputPerMillion])
        assert.ok(Number.isFinite(rate) && rate >= 0 && rate < 1000, `${catalogId}: ${rate}`);
      assert.ok(
        entry.batchDiscount === null || (entry.batchDiscount >= 0 && entry.batchDiscount < 1),
        catalogId,
      );
    }
  });

  it('are of the version that is installed', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(pricesSource.version, dependencies[pricesSource.package]);
  });

  it('of the user come first, field by field, and say so', async () => {
    const { catalog: own, problems } = await catalogWith({ 'gpt-4o': { inputPerMillion: 1 } });
    assert.deepEqual(problems, []);
    const found = own.find('gpt-4o', 'openai', NOW);
    assert.deepEqual([found?.rates.inputPerMillion, found?.rates.outputPerMillion], [1, 10]);
    assert.equal(found?.status, 'override');
    assert.match(found?.source ?? '', /your setting/);
  });

  it('of the user make an unknown model known once both are given', async () => {
    const half = await catalogWith({ mine: { inputPerMillion: 1 } });
    assert.equal(half.catalog.find('mine', null, NOW), null);
    const whole = await catalogWith({ mine: { inputPerMillion: 1, outputPerMillion: 2 } });
    assert.equal(whole.catalog.find('mine', null, NOW)?.rates.outputPerMillion, 2);
  });

  for (const price of [
    { inputPerMillion: -1 },
    { inputPerMillion: 'cheap' },
    7,
    null,
    { batchDiscount: 2 },
  ]) {
    it(`of the user that cannot be are named and not used: ${JSON.stringify(price)}`, async () => {
      const { catalog: own, problems } = await catalogWith({ 'gpt-4o': price });
      assert.equal(own.find('gpt-4o', 'openai', NOW)?.rates.inputPerMillion, 2.5);
      assert.match(problems[0]?.message ?? '', /gpt-4o/);
    });
  }
});
