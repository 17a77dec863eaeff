import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatCount,
  formatEstimate,
  formatPercent,
  formatRange,
  formatSeconds,
  formatTokens,
  formatUsd,
  formatUsdShort,
} from '../../../src/core/money/format';
import { exactly } from '../../../src/core/money/range';

describe('figures in words', () => {
  const usd: readonly [number, string][] = [
    [0, '$0.00'],
    [0.000012, '$0.000012'],
    [0.0024, '$0.0024'],
    [0.0243, '$0.024'],
    [0.0996, '$0.10'],
    [1.27, '$1.27'],
    [93.4, '$93.40'],
    [999.994, '$999.99'],
    [999.996, '$1,000'],
    [1240, '$1,240'],
    [12345.6, '$12,346'],
    [-2.5, '-$2.50'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ];
  for (const [value, text] of usd)
    it(`writes ${value} USD as ${text}`, () => assert.equal(formatUsd(value), text));

  const tokens: readonly [number, string][] = [
    [0, '0'],
    [842, '842'],
    [999.6, '1k'],
    [1234, '1.2k'],
    [99_960, '100k'],
    [999_499, '999k'],
    [999_501, '1M'],
    [1_300_000, '1.3M'],
    [2_412_000_000, '2.4B'],
    [Number.NaN, '–'],
  ];
  for (const [value, text] of tokens)
    it(`writes ${value} tokens as ${text}`, () => assert.equal(formatTokens(value), text));

  it('writes shares as percentages', () => {
    assert.deepEqual(
      [0, 0.034, 0.0996, 0.62, 1.25].map((share) => formatPercent(share)),
      ['0 %', '3.4 %', '10 %', '62 %', '125 %'],
    );
  });

  it('writes counts in full and waits with a unit that suits them', () => {
    assert.deepEqual(
      [1234567.4, 2.46, Number.NaN].map((count) => formatCount(count)),
      ['1,234,567', '2', '–'],
    );
    assert.equal(formatCount(2.46, 'en-US', 1), '2.5');
    assert.deepEqual(
      [0.0004, 0.34, 0.9996, 2.46, 9.96, 75.2, Number.POSITIVE_INFINITY].map((wait) => formatSeconds(wait)),
      ['0 ms', '340 ms', '1 s', '2.5 s', '10 s', '75 s', '–'],
    );
  });

  it('puts the sign of short dollars before them', () => {
    assert.deepEqual(
      [-2000, -0.5, 40_000].map((usd) => formatUsdShort(usd)),
      ['-$2k', '-$0.50', '$40k'],
    );
  });

  it('follows the locale', () => {
    assert.match(formatUsd(1234567, 'de-DE'), /^1\.234\.567\s\$$/u);
    assert.equal(formatTokens(1234, 'de-DE'), '1,2k');
  });

  it('marks estimates, and writes both ends of a range only where they differ', () => {
    assert.equal(formatEstimate({ low: 1, base: 1.27, high: 2 }, formatUsd), '~$1.27');
    assert.equal(formatEstimate(exactly(1.27), formatUsd), '$1.27');
    assert.equal(formatRange({ low: 0.8, base: 1, high: 1.5 }, formatUsd), '~$0.80–$1.50');
    assert.equal(formatRange({ low: 1.0001, base: 1.0002, high: 1.0003 }, formatUsd), '~$1.00');
    assert.equal(formatRange(exactly(1200), formatTokens), '1.2k');
  });

  it('never shows a figure further than 6 % off what it stands for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
        const shown = Number(formatUsd(value).replace(/[$,]/g, ''));
        assert.ok(Math.abs(shown - value) <= 0.06 * value, `${value} shown as ${shown}`);
      }),
    );
  });

  it('writes any number at all in a few signs, without exponents, signs of nothing, or four digits before a suffix', () => {
    const formats = [formatUsd, formatUsdShort, formatTokens, formatPercent, formatSeconds];
    const anyNumber = fc.oneof(
      fc.double({ min: -1e300, max: 1e300 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constantFrom(0, -0, -1e-9, 999.4999, 999.5, 99.95, 999_499.5, 999_500, 999_999_999, -999.999),
    );
    fc.assert(
      fc.property(anyNumber, fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'hi-IN'), (value, locale) => {
        for (const format of formats) {
          const text = format(value, locale);
          assert.doesNotMatch(text, /NaN|Infinity|undefined|∞|\de[+-]?\d/i, `${value}: ${text}`);
          if (!Number.isFinite(value)) assert.equal(text, '–');
          else if (/^-/.test(text)) assert.match(text, /[1-9]/, `${value}: ${text}`);
          if (locale === 'en-US' && Math.abs(value) < 9e11)
            assert.doesNotMatch(text, /\d,?\d{3}(?:\.\d+)?[kMB]/, `${value}: ${text}`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never shows a larger number as a smaller one', () => {
    const read = (text: string) => Number(text.replace(/[^\d.-]/g, ''));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          assert.ok(read(formatUsd(low)) <= read(formatUsd(high)), `${low} and ${high}`);
        },
      ),
    );
  });
});
