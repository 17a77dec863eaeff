import assert from 'node:assert/strict';
import { waitForUpdate } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { staleDays } from '../../../src/core/catalog/priceAge';
import { readPricePayload } from '../../../src/core/catalog/pricePayload';
import { createPriceCatalog } from '../../../src/core/catalog/prices';
import { aPriceFile } from '../../support/priceHost';

const NOW = new Date('2026-10-01T00:00:00Z');

/** The package's own data as their project publishes them: constraints without their kind. */
async function published(): Promise<unknown> {
  const providers = await waitForUpdate();
  return JSON.parse(
    JSON.stringify(providers, (key, value) => {
      if (key !== 'constraint') return value;
      const { type: _kind, ...rest } = value as { type: string };
      return rest;
    }),
  );
}

describe('published price data', () => {
  it('of the package give the package’s catalog', async () => {
    const shipped = await waitForUpdate();
    const read = readPricePayload(await published());
    if (shipped === null || 'reason' in read) assert.fail(JSON.stringify(read).slice(0, 200));
    const besides = { facts: [], asOf: '2026-09-23', source: 'x' };
    const rows = (providers: typeof shipped) =>
      createPriceCatalog({ ...besides, providers }).catalog.search('', NOW);
    const expected = rows(shipped);
    assert.ok(expected.length > 500);
    assert.deepEqual(rows([...read.providers]), expected);
    for (const model of ['gpt-4o', 'claude-sonnet-4-5', 'gemini-2.5-pro'])
      assert.deepEqual(
        createPriceCatalog({ ...besides, providers: read.providers }).catalog.find(model, null, NOW),
        createPriceCatalog({ ...besides, providers: shipped }).catalog.find(model, null, NOW),
      );
  });

  const spoiled = (change: (model: Record<string, unknown>) => void) => {
    const file = structuredClone(aPriceFile(3));
    const model = file[0]?.models[100];
    if (model === undefined) assert.fail();
    change(model as unknown as Record<string, unknown>);
    return readPricePayload(file);
  };

  it('are taken whole or not at all', () => {
    assert.ok('providers' in spoiled(() => undefined));
    for (const prices of [
      null,
      { input_mtok: -1 },
      { input_mtok: '3' },
      { input_mtok: 1e9 },
      { input_mtok: { base: 1 } },
      [],
      [{ prices: { input_mtok: 1 }, constraint: { weekday: 'Monday' } }],
      [{ prices: { input_mtok: 1 }, constraint: { start_date: 'soon' } }],
    ])
      assert.ok('reason' in spoiled((model) => Object.assign(model, { prices })), JSON.stringify(prices));
    for (const match of [
      undefined,
      {},
      { like: 'gpt' },
      { or: [{}] },
      { regex: 'a'.repeat(500) },
      { regex: '(a+)+$' },
      { regex: '^(a|a){40}$' },
      { regex: '.*.*.*x' },
    ])
      assert.ok('reason' in spoiled((model) => Object.assign(model, { match })), JSON.stringify(match));
    assert.ok('providers' in spoiled((model) => Object.assign(model, { unheard: { of: 1 } })));
  });

  it('never throw, whatever they are', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => 'reason' in readPricePayload(value)));
    let deep: unknown = { equals: 'x' };
    for (let depth = 0; depth < 100_000; depth += 1) deep = { or: [deep] };
    assert.ok('reason' in spoiled((model) => Object.assign(model, { match: deep })));
  });
});

describe('the age of prices', () => {
  it('is said once it is more than 60 days', () => {
    const now = new Date('2026-11-21T23:59:59Z');
    assert.deepEqual(
      ['2026-09-22', '2026-09-21', '2026-09-20', '2027-01-01', 'unknown'].map((asOf) => staleDays(asOf, now)),
      [null, 61, 62, null, null],
    );
  });
});
