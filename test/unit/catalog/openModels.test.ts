import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import type { OpenModel } from '../../../src/core/catalog/hardware';
import {
  cacheBytesPerToken,
  type ModelShape,
  modelShapeSchema,
  parametersOf,
  tokenTableBillions,
} from '../../../src/core/catalog/modelShape';
import modelShapes from '../../../src/data/model-shapes.json';
import { hardware } from '../../support/hardware';

const shapes: readonly ModelShape[] = z.array(modelShapeSchema).parse(modelShapes);
const model = (name: string): OpenModel => hardware.findOpenModel(name) ?? assert.fail(name);
const shapeOf = (key: string): ModelShape => shapes.find((shape) => shape.key === key) ?? assert.fail(key);

/** How far a published count may be rounded. */
const ROUNDING = 0.015;

describe('shapes of open models', () => {
  it('are known for every model, with their source', () => {
    assert.deepEqual(
      shapes.map(({ key }) => key),
      hardware.openModels.map(({ key }) => key),
    );
    for (const { key, repository, spec } of shapes) {
      assert.ok(model(key).aliases.includes(repository), `${key} ${repository}`);
      assert.ok(spec.source.includes(repository), key);
      assert.ok(spec.asOf >= '2026-01-01', key);
    }
  });

  for (const shape of shapes) {
    it(`of ${shape.key} give the ${shape.publishedParamsBillion} B that its makers publish`, () => {
      const { total, active } = parametersOf(model(shape.key), shape);
      const isNear = (counted: number, said: number) =>
        assert.ok(Math.abs(counted / said - 1) < ROUNDING, `${counted} of ${said}`);
      isNear(total, shape.publishedParamsBillion);
      isNear(total, model(shape.key).totalParamsBillion);
      // What counts as active differs: some leave out the tables of tokens, some one of them, and images.
      const said = shape.publishedActiveParamsBillion ?? shape.publishedParamsBillion;
      const least =
        active - 2 * tokenTableBillions(model(shape.key), shape) - (shape.otherParamsBillion ?? 0);
      const rounded = model(shape.key).activeParamsBillion;
      for (const value of [said, rounded])
        assert.ok(least * 0.97 < value && value < active * 1.03, `${least} < ${value} < ${active}`);
    });
  }

  it('work out the example of Llama 3.1 8B', () => {
    assert.equal(parametersOf(model('llama-3.1-8b'), shapeOf('llama-3.1-8b')).total.toFixed(2), '8.03');
  });

  it('give the cache that the models have', () => {
    for (const shape of shapes) {
      const { key, kvBytesPerToken16Bit } = model(shape.key);
      // Llama 3.2 attends to the image in a fifth of its layers, which keep no text.
      const textShare = /vision/.test(key) ? 0.8 : 1;
      assert.equal(
        kvBytesPerToken16Bit,
        textShare * cacheBytesPerToken(model(key), shape.latentAttention),
        key,
      );
    }
    assert.equal(cacheBytesPerToken(model('deepseek-v3'), shapeOf('deepseek-v3').latentAttention), 70_272);
  });
});

describe('facts of open models', () => {
  it('have a licence, a context and plausible sizes', () => {
    for (const one of hardware.openModels) {
      assert.ok(one.licence.length > 2, one.key);
      assert.ok(one.contextWindow >= 512 && one.contextWindow <= 10_485_760, one.key);
      assert.ok(one.layers >= 12 && one.layers <= 130, one.key);
      assert.ok(one.activeParamsBillion <= one.totalParamsBillion, one.key);
      assert.ok(
        one.experts === 0 || (one.expertsPerToken >= 1 && one.expertsPerToken < one.experts),
        one.key,
      );
      assert.ok(one.moeLayers <= one.layers && one.moeLayers > 0 === one.experts > 0, one.key);
      assert.ok((one.slidingLayers ?? 0) < one.layers, one.key);
    }
  });

  it('are found under every key that tables of measurements use, and as people write them', () => {
    const keys = `llama-3.1-8b llama-3.1-70b llama-3.1-405b llama-3.2-1b llama-3.2-3b llama-3.3-70b llama-4-scout
      llama-4-maverick llama-2-7b llama-2-13b llama-2-70b gpt-j-6b falcon-180b internlm-20b mistral-7b mistral-small-24b
      mistral-large-2407 mixtral-8x7b mixtral-8x22b qwen2.5-1.5b qwen2.5-7b qwen2.5-14b qwen2.5-32b qwen2.5-72b qwen3-4b
      qwen3-8b qwen3-14b qwen3-32b qwen3-30b-a3b qwen3-235b-a22b qwen3-coder-480b-a35b gemma-2-9b gemma-2-27b gemma-3-1b
      gemma-3-12b gemma-3-27b phi-4 deepseek-v3 deepseek-r1 gpt-oss-20b gpt-oss-120b glm-4.5 glm-4.6 glm-4.5-air kimi-k2
      bge-m3 nomic-embed-text-v2-moe multilingual-e5-large llama-3.2-11b-vision qwen3-embedding-8b`;
    for (const key of keys.split(/\s+/)) assert.equal(model(key).key, key);
    const written = [
      ['llama-3.2-11b', 'llama-3.2-11b-vision'],
      ['meta-llama/Llama-3.2-90B-Vision-Instruct', 'llama-3.2-90b-vision'],
      ['google/gemma-3-4b-it', 'gemma-3-4b'],
      ['Qwen3-1.7B', 'qwen3-1.7b'],
      ['mistralai/Mistral-Small-3.1-24B-Instruct-2503', 'mistral-small-3.2-24b'],
    ] as const;
    for (const [name, key] of written) assert.equal(model(name).key, key);
  });
});
