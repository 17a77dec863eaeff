import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range } from '../../../src/core/money/range';
import { claudeImageTokens } from '../../../src/core/tokens/media/claudeImages';
import {
  geminiImageTokens,
  geminiPageTokens,
  geminiVideoTokensPerSecond,
} from '../../../src/core/tokens/media/geminiMedia';
import { audioTokens, imageTokens, pdfPageTokens } from '../../../src/core/tokens/media/mediaTokens';
import { openAiImageTokens } from '../../../src/core/tokens/media/openAiImages';

const size = (width: number, height: number) => ({ width, height });
const side = fc.integer({ min: 1, max: 20_000 });
const sizes = fc.record({ width: side, height: side });
const ordered = ({ low, base, high }: Range) => 0 < low && low <= base && base <= high;

describe('tokens of pictures', () => {
  it('are OpenAI’s documented examples', () => {
    assert.equal(openAiImageTokens('gpt-4o', size(1024, 1024), 'high').base, 765);
    assert.equal(openAiImageTokens('gpt-4o', size(2048, 4096), 'high').base, 1105);
    assert.equal(openAiImageTokens('gpt-4o', size(4096, 8192), 'low').base, 85);
    assert.equal(openAiImageTokens('openai/gpt-4o-mini', size(1024, 1024), 'high').base, 2833 + 4 * 5667);
    assert.equal(openAiImageTokens('gpt-5', size(1024, 1024), 'high').base, 70 + 4 * 140);
    assert.equal(openAiImageTokens('o3', size(1024, 1024), null).base, 75 + 4 * 150);
    assert.equal(openAiImageTokens('gpt-4.1-mini', size(1024, 1024), null).base, Math.ceil(1024 * 1.62));
    // 1,800 × 2,400 is over 1,536 patches: 33 × 44 of them after scaling.
    assert.equal(openAiImageTokens('gpt-4.1-mini', size(1800, 2400), 'high').base, Math.ceil(33 * 44 * 1.62));
  });

  it('are Anthropic’s documented examples, the older rule in the range', () => {
    assert.deepEqual(claudeImageTokens('claude', size(1000, 1000)), { low: 1296, base: 1296, high: 1334 });
    assert.equal(claudeImageTokens('claude-4.7', size(1000, 1000)).base, 1296);
    assert.equal(claudeImageTokens('claude-4.7', size(1920, 1080)).base, 2691);
    assert.ok(claudeImageTokens('claude', size(1920, 1080)).base <= 1568);
    assert.ok(claudeImageTokens('claude-any', size(1920, 1080)).high >= 2691);
  });

  it('are Google’s documented examples, the older pages in the range', () => {
    assert.deepEqual(geminiImageTokens('gemini-2.5-pro', size(384, 384), null), {
      low: 258,
      base: 258,
      high: 258,
    });
    assert.deepEqual(geminiImageTokens('gemini-2.5-flash', size(960, 540), null), {
      low: 516,
      base: 1548,
      high: 1548,
    });
    assert.equal(geminiImageTokens('gemini-3-pro-preview', size(960, 540), null).base, 1120);
    assert.equal(geminiImageTokens('gemini-3.5-flash', size(960, 540), 'low').base, 280);
    assert.equal(geminiImageTokens('gemini-4-argon', size(960, 540), 'ultra_high').high, 2240);
  });

  const RULES: readonly (readonly [
    name: string,
    cap: number,
    of: (size: { width: number; height: number }) => Range,
  ])[] = [
    ['gpt-4o', 85 + 8 * 170, (of) => openAiImageTokens('gpt-4o', of, 'high')],
    ['gpt-5-mini', Math.ceil(1536 * 1.62), (of) => openAiImageTokens('gpt-5-mini', of, 'high')],
    ['gpt-5.4, original', 36_000, (of) => openAiImageTokens('gpt-5.4', of, 'original')],
    ['gpt-5.4, low', 308, (of) => openAiImageTokens('gpt-5.4', of, 'low')],
    ['Claude 4.6', 1600, (of) => claudeImageTokens('claude', of)],
    ['Claude 5', 4784, (of) => claudeImageTokens('claude-4.7', of)],
    ['Gemini 3', 1120, (of) => geminiImageTokens('gemini-3-pro', of, null)],
  ];
  for (const [name, cap, of] of RULES) {
    it(`never pass the cap of ${name}, whatever the size`, () => {
      fc.assert(
        fc.property(sizes, (each) => {
          const tokens = of(each);
          assert.ok(ordered(tokens) && tokens.high <= cap, JSON.stringify(tokens));
          assert.ok(Object.values(tokens).every(Number.isInteger));
        }),
      );
    });

    it(`of ${name} do not depend on which side is the longer`, () => {
      fc.assert(
        fc.property(sizes, ({ width, height }) => {
          assert.deepEqual(of({ width, height }), of({ width: height, height: width }));
        }),
      );
    });
  }

  it('never fall when a picture that needs no scaling grows', () => {
    const small = fc.integer({ min: 1, max: 450 });
    const grow = fc.integer({ min: 0, max: 60 });
    for (const [name, , of] of RULES) {
      fc.assert(
        fc.property(small, small, grow, grow, (width, height, wider, higher) => {
          const before = of(size(width, height));
          const after = of(size(width + wider, height + higher));
          assert.ok(after.base >= before.base && after.high >= before.high, name);
        }),
      );
    }
  });

  it('follow the model, then who serves it, and know no more than that', () => {
    const of = (modelId: string | null, provider: string | null) =>
      imageTokens({ modelId, provider, size: size(1000, 1000), detail: null });
    assert.deepEqual(
      of('us.anthropic.claude-opus-4-8-v1:0', 'aws'),
      claudeImageTokens('claude-4.7', size(1000, 1000)),
    );
    assert.deepEqual(of(null, 'google'), geminiImageTokens(null, size(1000, 1000), null));
    assert.deepEqual(of('my-deployment', 'openai'), openAiImageTokens(null, size(1000, 1000), null));
    assert.deepEqual(of('qwen2.5-vl-72b', 'openai'), of(null, null));
    assert.ok(ordered(of(null, null)));
  });

  it('of an unknown size contain those of sizes that people send', () => {
    for (const modelId of [
      'gpt-4o',
      'gpt-5.4',
      'claude-sonnet-4-5',
      'claude-opus-5',
      'gemini-2.5-pro',
      'gemini-3-pro',
    ]) {
      const unknown = imageTokens({ modelId, provider: null, size: null, detail: null });
      assert.ok(ordered(unknown) && unknown.low < unknown.high, modelId);
      for (const each of [size(512, 512), size(1024, 768), size(1920, 1080), size(3000, 2000)]) {
        const { base } = imageTokens({ modelId, provider: null, size: each, detail: null });
        assert.ok(unknown.low <= base && base <= unknown.high, `${modelId} ${each.width}`);
      }
    }
  });

  it('take `detail` and `media_resolution` as the call spells them', () => {
    const of = (modelId: string, detail: string | null) =>
      imageTokens({ modelId, provider: null, size: null, detail }).base;
    assert.equal(of('gpt-4o', 'low'), 85);
    assert.equal(of('gemini-3-pro', 'MEDIA_RESOLUTION_LOW'), 280);
    assert.equal(of('gpt-4o', 'auto'), of('gpt-4o', null));
    assert.equal(of('gpt-4o', 'nonsense'), of('gpt-4o', null));
  });
});

describe('tokens of documents, sound and film', () => {
  it('are those that were measured and documented', () => {
    assert.equal(geminiPageTokens('gemini-2.0-flash').base, 258);
    assert.equal(pdfPageTokens('gemini-3-pro', null).base, 560);
    for (const measured of [1592, 1600, 2100, 2330]) {
      for (const modelId of ['claude-haiku-4-5', 'claude-opus-5-5']) {
        const { low, high } = pdfPageTokens(modelId, 'anthropic');
        assert.ok(low <= measured && measured <= high);
      }
    }
    assert.equal(audioTokens('gemini-2.5-flash', null, 60).base, 1920);
    assert.equal(audioTokens('gpt-4o-audio-preview', 'openai', 60).base, 600);
    assert.equal(geminiVideoTokensPerSecond('gemini-2.5-flash', null).base, 263);
    assert.ok(ordered(geminiVideoTokensPerSecond('gemini-3-pro', 'high')));
  });

  it('grow with the time, and are never less than nothing', () => {
    const seconds = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, (one, other) => {
        const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
        assert.ok(audioTokens('x', null, shorter).high <= audioTokens('x', null, longer).high);
      }),
    );
    assert.deepEqual(audioTokens('x', null, -1), { low: 0, base: 0, high: 0 });
  });
});
