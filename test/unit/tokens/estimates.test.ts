import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { CONTENT_CLASSES, type ContentClass } from '../../../src/core/tokens/contentClass';
import { createTokenCounter, type LoadedCounter, type TokenCounter } from '../../../src/core/tokens/counter';
import { tallyByContent } from '../../../src/core/tokens/estimateTokens';
import { trickyText } from '../../support/trickyText';
import { loadRanks, rankFile } from './rankFiles';
import { SAMPLES } from './samples';

type Sample = keyof typeof SAMPLES;

/** Providers' counts ÷ o200k on texts of these kinds (JOHNISKING token-cost data sets, October 2026). */
const PUBLISHED: Readonly<Record<string, Partial<Record<Sample, number>>>> = {
  'claude-haiku-4-5': {
    english: 1.09,
    typescript: 1.23,
    python: 1.2,
    jsonPretty: 1.21,
    jsonMinified: 1.11,
    yaml: 1.08,
    xml: 1.17,
    csv: 1.11,
    markdownTable: 1.2,
  },
  'claude-opus-5-5': {
    english: 1.58,
    typescript: 1.49,
    python: 1.45,
    jsonPretty: 1.38,
    jsonMinified: 1.59,
    yaml: 1.28,
    xml: 1.37,
    csv: 1.45,
    markdownTable: 1.48,
  },
  'gemini-3-pro-preview': {
    english: 0.99,
    typescript: 1.2,
    python: 1.19,
    jsonPretty: 1.21,
    jsonMinified: 1.04,
    yaml: 1.08,
    xml: 1.17,
    csv: 1.12,
    markdownTable: 1.09,
  },
  // Ratios of public vocabularies, measured 2026-11-20.
  'deepseek-chat': {
    english: 1.03,
    typescript: 1.04,
    jsonPretty: 1.02,
    german: 1.11,
    russian: 1.09,
    chinese: 0.88,
    japanese: 0.96,
  },
  'qwen2.5-72b': {
    english: 1.01,
    typescript: 1.02,
    jsonPretty: 1.06,
    german: 1.13,
    russian: 1.14,
    korean: 1.12,
    japanese: 0.99,
  },
  'llama-3.1-70b': { english: 1, python: 0.99, german: 1.13, russian: 1.11, korean: 1.02, chinese: 1.03 },
  'mistral-large-latest': {
    english: 1.03,
    typescript: 1.05,
    german: 1.18,
    russian: 1.24,
    korean: 1.12,
    chinese: 1.22,
  },
  'command-r-plus': {
    english: 1.07,
    typescript: 1.08,
    german: 1.02,
    russian: 1,
    chinese: 0.98,
    japanese: 0.86,
  },
};

const MOSTLY: Readonly<Record<Sample, ContentClass>> = {
  english: 'prose',
  typescript: 'code',
  python: 'code',
  jsonPretty: 'code',
  jsonMinified: 'code',
  yaml: 'code',
  xml: 'code',
  csv: 'code',
  markdownTable: 'code',
  german: 'european',
  dutch: 'european',
  russian: 'cyrillicKorean',
  korean: 'cyrillicKorean',
  chinese: 'chineseJapanese',
  japanese: 'chineseJapanese',
  arabic: 'other',
};

describe('estimates of other tokenizers', () => {
  let counter: TokenCounter;
  let encoding: PieceEncoding;
  before(() => {
    counter = createTokenCounter(loadRanks);
    encoding = createEncoding('o200k_base', rankFile('o200k_base'));
  });

  for (const [model, ratios] of Object.entries(PUBLISHED)) {
    for (const [sample, ratio] of Object.entries(ratios) as [Sample, number][]) {
      it(`of ${model} contain the published ratio of ${sample}, ${ratio}`, async () => {
        const { tokens, exact } = await counter.count(SAMPLES[sample], model);
        const published = encoding.count(SAMPLES[sample]) * ratio;
        assert.equal(exact, false);
        assert.ok(
          tokens.low <= published && published <= tokens.high,
          `${JSON.stringify(tokens)} ${published}`,
        );
      });
    }
  }

  for (const [sample, content] of Object.entries(MOSTLY) as [Sample, ContentClass][]) {
    it(`sort ${sample} as ${content}`, () => {
      const tally = tallyByContent(SAMPLES[sample], encoding);
      const total = CONTENT_CLASSES.reduce((sum, each) => sum + tally[each], 0);
      assert.ok(tally[content] / total > 0.9, JSON.stringify(tally));
    });
  }

  it('sort a prompt with an example line by line', () => {
    const tally = tallyByContent(
      'Answer the question of the customer with the help of the order below.\n{"order_id": 17, "items": [{"sku": "AB-1", "n": 2}]}\n用中文回答。\n',
      encoding,
    );
    assert.ok(tally.prose > 10 && tally.code > 15 && tally.chineseJapanese > 3, JSON.stringify(tally));
  });

  it('lose and invent no token', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const tally = tallyByContent(text, encoding);
        assert.equal(
          CONTENT_CLASSES.reduce((sum, each) => sum + tally[each], 0),
          encoding.count(text),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are ordered whole numbers, above zero for any text', async () => {
    const models = ['claude-opus-5', 'gemini-2.5-pro', 'davinci-instruct-beta', 'gpt-6', null];
    const loaded: LoadedCounter[] = [];
    for (const model of models) loaded.push(await counter.load(counter.familyOf(model)));
    fc.assert(
      fc.property(trickyText, fc.constantFrom(...loaded), (text, each) => {
        const { low, base, high } = each.count(text).tokens;
        assert.ok([low, base, high].every(Number.isInteger));
        assert.ok(low <= base && base <= high);
        assert.equal(low > 0, text !== '');
      }),
      { numRuns: 500 },
    );
  });

  it('widen for short texts and not noticeably for long ones', async () => {
    const { tokens: short } = await counter.count(
      'You are a helpful assistant.',
      'claude-3-5-sonnet-20241022',
    );
    const { tokens: long } = await counter.count(SAMPLES.english.repeat(20), 'claude-3-5-sonnet-20241022');
    assert.ok((short.high - short.low) / short.base > 0.3);
    assert.ok((long.high - long.low) / long.base < 0.14);
  });

  it('work out the example of 100 English tokens', async () => {
    const hundred = ' the'.repeat(100);
    assert.equal(encoding.count(hundred), 100);
    const { tokens } = await counter.count(hundred, 'claude-3-haiku');
    assert.deepEqual(tokens, { low: 103, base: 113, high: 126 });
  });

  it('take a line of 1 MB and a document of 20,000 lines in well under a second', async () => {
    const claude = await counter.load(counter.familyOf('claude-opus-5'));
    for (const text of [
      '{"key_1":[true,null,"value"],'.repeat(35_000),
      'Answer the question, please: {x}\n'.repeat(20_000),
    ]) {
      const start = performance.now();
      claude.count(text);
      assert.ok(performance.now() - start < 1500);
    }
  });
});
