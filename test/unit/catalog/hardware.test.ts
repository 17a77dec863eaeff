import assert from 'node:assert/strict';
import { fitProblem, smallestFit, weightBytes } from '../../../src/core/cost/memory';
import { hardware } from '../../support/hardware';

const model = (name: string) => hardware.findOpenModel(name) ?? assert.fail(name);
const gpu = (name: string) => hardware.findGpu(name) ?? assert.fail(name);

describe('hardware', () => {
  it('is found by key, by alias and in other spellings', () => {
    for (const name of ['A100-SXM-80GB', 'H100-SXM', 'RTXPRO6000', 'a100 sxm 80gb'])
      assert.ok(hardware.findGpu(name), name);
    for (const name of ['llama-3.1-8b', 'llama-3.1-70b', 'gpt-oss-120b', 'Llama 3.1 8B'])
      assert.ok(hardware.findOpenModel(name), name);
    for (const name of ['', 'H1000', '__proto__', 'constructor']) {
      assert.equal(hardware.findGpu(name), null);
      assert.equal(hardware.findOpenModel(name), null);
    }
  });

  it('carries a source and a date on every fact, and prices that are in order', () => {
    for (const { name, spec, rental, purchaseUsd } of hardware.gpus) {
      assert.ok(spec.source && /^\d{4}-\d\d/.test(spec.asOf), name);
      for (const price of [...rental, ...(purchaseUsd === null ? [] : [purchaseUsd])]) {
        assert.ok(0 < price.low && price.low <= price.base && price.base <= price.high, name);
        assert.ok(price.source && /^\d{4}-\d\d/.test(price.asOf), name);
      }
    }
    for (const { name, spec, totalParamsBillion, activeParamsBillion } of hardware.openModels) {
      assert.ok(spec.source && /^\d{4}-\d\d/.test(spec.asOf), name);
      assert.ok(activeParamsBillion <= totalParamsBillion, name);
    }
  });

  it('has no two of one name', () => {
    for (const list of [hardware.gpus, hardware.openModels]) {
      const owner = new Map<string, string>();
      for (const { key, aliases } of list) {
        for (const name of [key, ...aliases].map((text) => text.toLowerCase())) {
          assert.equal(owner.get(name) ?? key, key, name);
          owner.set(name, key);
        }
      }
    }
  });
});

describe('memory', () => {
  it('holds the weights: 70B in 16 bits is 140 GB, in 4 bits about a third', () => {
    const sixteen = weightBytes(model('llama-3.1-70b'), 'fp16') / 1e9;
    assert.ok(Math.abs(sixteen - 141) < 2, `${sixteen}`);
    const four = weightBytes(model('llama-3.1-70b'), 'awq-int4') / 1e9;
    assert.ok(four > 35 && four < 50, `${four}`);
  });

  const need = (name: string, precision: 'fp16' | 'int8') => ({
    model: model(name),
    precision,
    tokensPerRequest: 4000,
    eightBitCache: false,
  });

  const FITS: readonly (readonly [
    model: string,
    precision: 'fp16' | 'int8',
    gpu: string,
    gpus: number | null,
  ])[] = [
    ['llama-3.1-8b', 'fp16', 'A10G', 1],
    ['llama-3.1-8b', 'fp16', 'T4', 2],
    ['llama-3.1-70b', 'fp16', 'A100-SXM-80GB', 2],
    ['llama-3.1-405b', 'int8', 'A100-SXM-80GB', 8],
    ['llama-3.1-405b', 'fp16', 'A100-SXM-80GB', 16],
  ];

  for (const [name, precision, card, gpus] of FITS) {
    it(`says how many ${card} hold ${name} in ${precision}: ${gpus}`, () => {
      assert.equal(smallestFit(need(name, precision), gpu(card)), gpus);
    });
  }

  it('names what does not fit', () => {
    assert.match(fitProblem(need('llama-3.1-70b', 'fp16'), gpu('A10G'), 1) ?? '', /GB|GiB|memory|fit/i);
    assert.equal(fitProblem(need('llama-3.1-8b', 'fp16'), gpu('A100-SXM-80GB'), 1), null);
  });
});
