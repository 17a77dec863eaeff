import assert from 'node:assert/strict';
import path from 'node:path';
import { parseEquivalents } from '../../../src/core/catalog/equivalents';
import type { PriceCatalog } from '../../../src/core/catalog/priceEntry';
import { parseSettings } from '../../../src/core/project/settings';
import data from '../../../src/data/model-equivalents.json';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { hardware } from '../../support/hardware';

const NOW = new Date('2026-11-01T00:00:00Z');
const { equivalentsOf, substitutesFor } = parseEquivalents(data);

describe('equivalents of open models', () => {
  let catalog: PriceCatalog;

  before(async () => {
    const breakeven = await loadBreakeven(path.resolve('dist'));
    ({ catalog } = breakeven.contextFor(parseSettings({}).settings, NOW));
  });

  it('name models that the catalogs hold, each once', () => {
    const priced = new Set(catalog.search('', NOW).map(({ catalogId }) => catalogId));
    const seen = new Set<string>();
    for (const { openModel, hosted } of data.equivalents) {
      assert.equal(hardware.findOpenModel(openModel)?.key, openModel);
      for (const { catalogId } of hosted) {
        assert.ok(priced.has(catalogId), catalogId);
        assert.ok(!seen.has(catalogId), catalogId);
        seen.add(catalogId);
      }
    }
  });

  it('have the size of the open model in their name, where it holds one', () => {
    for (const { openModel, hosted } of data.equivalents) {
      const size = openModel.match(/\d+(?:\.\d+)?b\b/)?.[0];
      for (const { catalogId } of hosted) {
        const named = catalogId.toLowerCase().match(/(?<![\dx.])\d+(?:\.\d+)?b\b/)?.[0];
        if (size === undefined || named === undefined || /llama-?4|mixtral/.test(catalogId.toLowerCase()))
          continue;
        assert.equal(named, size, catalogId);
      }
    }
  });

  it('are given where the usual open models are sold, with their precision where it is known', () => {
    const ids = (model: string) => equivalentsOf(model).map(({ catalogId }) => catalogId.split('/')[0]);
    for (const provider of ['groq', 'together', 'aws', 'cerebras']) {
      assert.ok(ids('llama-3.1-8b').includes(provider) && ids('llama-3.3-70b').includes(provider), provider);
    }
    const turbo = equivalentsOf('llama-3.1-405b').find(({ catalogId }) => catalogId.startsWith('together/'));
    assert.equal(turbo?.precision, 'fp8');
    for (const none of ['', 'gpt-j-6b', '__proto__', 'constructor'])
      assert.deepEqual(equivalentsOf(none), []);
  });

  it('turn away data that does not fit, by its place', () => {
    const broken = { ...data, equivalents: [{ openModel: 'x', hosted: [{ catalogId: 'no provider' }] }] };
    assert.throws(() => parseEquivalents(broken), /catalogId/);
  });
});

describe('substitutes for closed models', () => {
  it('name an open model, a reason, and a dated comparison that anyone can read', () => {
    for (const { closedModels, openModel, reason, source, asOf } of data.substitutes) {
      assert.equal(hardware.findOpenModel(openModel)?.key, openModel);
      assert.ok(reason.length > 30, openModel);
      assert.match(source, /https:\/\//);
      assert.ok(asOf >= '2023-01-01' && asOf <= new Date().toISOString().slice(0, 10), asOf);
      const kind = closedModels.some((id) => id.includes('embedding')) ? 'embedding' : 'chat';
      assert.equal(hardware.findOpenModel(openModel)?.kind, kind, openModel);
    }
  });

  it('are found under the catalog’s id, the model’s name, and resellers of it', () => {
    for (const id of ['openai/gpt-4o', 'gpt-4o', 'azure/gpt-4o', 'GPT-4o'])
      assert.deepEqual(
        substitutesFor(id).map(({ openModel }) => openModel),
        ['deepseek-v3'],
        id,
      );
    assert.deepEqual(
      substitutesFor('o3-mini').map(({ openModel }) => openModel),
      ['gpt-oss-120b', 'gpt-oss-20b'],
    );
  });

  it('are not made up for models that no comparison names', () => {
    for (const id of ['gpt-6-sol', 'claude-opus-5-5', '', '__proto__', 'toString'])
      assert.deepEqual(substitutesFor(id), [], id);
  });
});
