import assert from 'node:assert/strict';
import type { Gpu, Provenance } from '../../../src/core/catalog/hardware';
import {
  RENTAL_CLASSES,
  RENTAL_KINDS,
  RENTAL_TERMS,
  rentalOn,
  termsOf,
} from '../../../src/core/catalog/rental';
import { hardware } from '../../support/hardware';

const gpu = (name: string): Gpu => hardware.findGpu(name) ?? assert.fail(name);

/** Today at the latest, and not from before the chips. */
function assertProvenance({ source, asOf }: Provenance, name: string): void {
  assert.ok(source.length > 10, name);
  assert.ok(asOf >= '2020-01-01' && asOf <= new Date().toISOString().slice(0, 10), `${name} ${asOf}`);
}

describe('facts of GPUs', () => {
  it('say where they come from: a document with its address, or that it was not verified', () => {
    for (const { name, spec } of hardware.gpus) {
      assertProvenance(spec, name);
      assert.match(spec.source, /https:\/\/|\.(?:ts|md)\b|not verified|as quoted/, name);
      assert.doesNotMatch(spec.source, /from memory|not checked again/, name);
    }
  });

  it('are of the size of an accelerator', () => {
    for (const one of hardware.gpus) {
      const within = (value: number, least: number, most: number, what: string) =>
        assert.ok(value >= least && value <= most, `${one.name}: ${what} ${value}`);
      within(one.memoryGib, 8, 600, 'GiB');
      within(one.memoryBandwidthGbps, 200, 10_000, 'GB/s');
      within(one.denseBf16Tflops, 5, 3000, 'TFLOPS');
      within(one.tdpWatts, 50, 1500, 'W');
      within(one.interconnectUnidirectionalGbps, 0, 1000, 'GB/s');
      // Operations for each byte read: what makes decoding wait for memory. Chips without matrix units have fewest.
      within((one.denseBf16Tflops * 1000) / one.memoryBandwidthGbps, 15, 600, 'FLOP/B');
    }
  });

  /** Gaudi 3 runs fp8 at the rate of bf16, as its white paper says. */
  const SAME_RATE = ['Gaudi3'];

  it('double the rate from bf16 to fp8 and from fp8 to fp4', () => {
    for (const { key, denseBf16Tflops, denseFp8Tflops, denseFp4Tflops } of hardware.gpus) {
      if (denseFp8Tflops === null) continue;
      const ratio = SAME_RATE.includes(key) ? 1 : 2;
      assert.ok(Math.abs(denseFp8Tflops / denseBf16Tflops - ratio) < 0.03, key);
      if (denseFp4Tflops === null) continue;
      // NVIDIA's fp8 on GeForce Blackwell is that with fp32 accumulation, a quarter of fp4's; Ultra chips triple it.
      const steps = denseFp4Tflops / denseFp8Tflops;
      assert.ok(
        [2, 3, 4].some((step) => Math.abs(steps - step) < 0.05),
        `${key} ${steps}`,
      );
    }
  });

  it('have no eight-bit floats before Ada and Hopper, and no four-bit ones before Blackwell', () => {
    for (const key of ['T4', 'V100-32GB', 'A10G', 'A100-SXM-80GB', 'RTX3090', 'RTXA6000', 'M3Ultra'])
      assert.equal(gpu(key).denseFp8Tflops, null, key);
    for (const key of ['L4', 'L40S', 'RTX4090', 'H100-SXM', 'H200', 'MI300X'])
      assert.equal(gpu(key).denseFp4Tflops, null, key);
  });

  /** Rates as the vendors' documents print them without sparsity: what sparsity doubles is the usual mistake. */
  const PRINTED: readonly (readonly [key: string, bandwidth: number, bf16: number, watts: number])[] = [
    ['A10G', 600, 70, 300],
    ['L4', 300, 121, 72],
    ['L40S', 864, 362, 350],
    ['A100-SXM-80GB', 2039, 312, 400],
    ['A100-PCIe-80GB', 1935, 312, 300],
    ['A100-SXM-40GB', 1555, 312, 400],
    ['H100-SXM', 3350, 989, 700],
    ['H100-PCIe', 2039, 756, 350],
    ['H100-NVL', 3938, 835, 400],
    ['H200', 4800, 989, 700],
    ['B200', 7700, 2250, 1000],
    ['GB200', 8000, 2500, 1200],
    ['MI300X', 5300, 1307, 750],
    ['MI325X', 6000, 1307, 1000],
    ['Gaudi3', 3700, 1678, 900],
    ['RTX3090', 936, 71.2, 350],
    ['RTX4090', 1008, 165.2, 450],
    ['RTX5090', 1792, 209.5, 575],
    ['RTX6000Ada', 960, 364, 300],
  ];

  for (const [key, bandwidth, bf16, watts] of PRINTED) {
    it(`of ${key} are ${bandwidth} GB/s, ${bf16} dense TFLOPS, ${watts} W`, () => {
      const { memoryBandwidthGbps, denseBf16Tflops, tdpWatts } = gpu(key);
      assert.deepEqual([memoryBandwidthGbps, denseBf16Tflops, tdpWatts], [bandwidth, bf16, watts]);
    });
  }

  it('are found under every key that tables of measurements use', () => {
    const keys =
      `T4 V100-32GB A10 A10G A30 A40 L4 L40 L40S RTX3060 RTX3080 RTX3080Ti RTX3090 RTX4070Ti RTX4080 RTX4090
      RTX5090 RTXA6000 RTX6000Ada RTXPRO6000 A100-PCIe-40GB A100-SXM-40GB A100-PCIe-80GB A100-SXM-80GB H100-PCIe H100-SXM
      H100-NVL H200 H200-NVL GH200-96GB GH200-144GB B200 GB200 GB300 B300 GB10 MI250X MI300X MI325X MI355X Gaudi2 Gaudi3
      TPUv5e TPUv5p TPUv6e TPUv7x ArcProB60 M1Max M1Ultra M2Ultra M3Max M3Ultra M4Max`.split(/\s+/);
    for (const key of keys) assert.equal(gpu(key).key, key);
  });
});

describe('rental prices', () => {
  it('have one entry for each class and kind, with its offers, in order', () => {
    for (const { name, rental } of hardware.gpus) {
      assert.deepEqual(
        rental.map(termsOf),
        RENTAL_TERMS.filter((terms) => rental.map(termsOf).includes(terms)),
        name,
      );
      for (const offer of rental) {
        assertProvenance(offer, name);
        assert.ok(0 < offer.low && offer.low <= offer.base && offer.base <= offer.high, name);
        if (offer.offers === 1) assert.equal(offer.low, offer.high, name);
        assert.ok(offer.base < 30, `${name} ${offer.base}: of one GPU, not of a machine`);
      }
    }
  });

  it('fall with the commitment, where one class offers several', () => {
    for (const { name, rental } of hardware.gpus) {
      for (const one of RENTAL_CLASSES) {
        const base = RENTAL_KINDS.map((kind) => rental.find((r) => r.class === one && r.kind === kind)?.base);
        const known = base.slice(0, 3).filter((usd) => usd !== undefined);
        assert.deepEqual(
          known,
          [...known].sort((a, b) => b - a),
          `${name} ${one}`,
        );
      }
    }
  });

  it('of the usual GPUs are known for GPU clouds on demand', () => {
    for (const key of ['L4', 'L40S', 'A100-SXM-80GB', 'H100-SXM', 'H200', 'B200', 'MI300X', 'RTX4090'])
      assert.equal(rentalOn(gpu(key), 'gpu-cloud/on-demand')?.isAsAsked, true, key);
  });

  it('of AWS’s A10G are AWS’s, and say so when a GPU cloud was asked for', () => {
    const choice = rentalOn(gpu('A10G'), 'gpu-cloud/on-demand');
    assert.equal(choice?.isAsAsked, false);
    assert.equal(choice?.rental.class, 'hyperscaler');
    assert.ok((choice?.rental.low ?? 0) >= 1 && (choice?.rental.high ?? 9) <= 2.1);
  });

  it('are never those of another kind', () => {
    assert.equal(rentalOn(gpu('A10G'), 'gpu-cloud/spot'), null);
    assert.equal(rentalOn(gpu('Gaudi3'), 'gpu-cloud/on-demand'), null);
  });
});

describe('purchase prices', () => {
  it('are ranges of one GPU, and missing where nobody sells it by itself', () => {
    for (const { name, purchaseUsd } of hardware.gpus) {
      if (purchaseUsd === null) continue;
      assertProvenance(purchaseUsd, name);
      assert.ok(purchaseUsd.low <= purchaseUsd.base && purchaseUsd.base <= purchaseUsd.high, name);
      assert.ok(purchaseUsd.low > 100 && purchaseUsd.high < 60_000, name);
    }
    for (const key of ['A10G', 'GB200', 'TPUv5e']) assert.equal(gpu(key).purchaseUsd, null, key);
  });
});
