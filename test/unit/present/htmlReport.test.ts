import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { barsSvg } from '../../../src/core/present/barsSvg';
import { escapeHtml, htmlTable } from '../../../src/core/present/html';
import { buildReport, type Report, writeReport } from '../../../src/core/present/report';
import { oneLine } from '../../../src/core/present/shownName';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { assertPlainHtml, shownTexts } from '../../support/shownHtml';

const NOW = new Date('2026-10-01T00:00:00Z');

const ALL_COUNTED = { leftOut: { calls: 0, files: 0 }, unread: [] };

async function reportOf(code: string, file = 'a.py'): Promise<Report> {
  const breakeven = await loadBreakeven(path.resolve('dist'));
  const context = breakeven.contextFor(parseSettings({ requestsPerMonth: 1e6 }).settings, NOW);
  const { items } = await breakeven.estimateDocument(
    { path: file, languageId: 'python', text: code },
    context,
  );
  return buildReport(items, breakeven.estimateTogether(items, context), context, ALL_COUNTED);
}

const CALL = (model: string) =>
  `OpenAI().responses.create(model="${model}", input="Hi", max_output_tokens=100)\n`;

describe('the report as HTML', () => {
  it('stands alone, holds every row and both pictures, and closes what it opens', async () => {
    const report = await reportOf(
      `from openai import OpenAI\n${CALL('gpt-4o')}${CALL('gpt-4o-mini')}${CALL('?')}`,
    );
    const html = writeReport(report, 'html');
    const texts = shownTexts(html);
    for (const { path: file, line, label } of report.rows)
      assert.ok(texts.includes(`${file}:${line} ${label}`), label);
    assert.match(html, /<tr class="total"><td>Total<\/td>.*at least \$/);
    assert.match(html, /<path class="curve api" d="M[\d. L-]+"\/>/);
    assert.equal(html.match(/class="bar"/g)?.length, 2);
    assert.doesNotMatch(html, /NaN|undefined|Infinity|<script|javascript:| on\w+=|@import|url\(/);
    // Sources name their addresses as text; nothing is loaded from them.
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) assert.doesNotMatch(tag, / (?:src|href|style)=/);
    for (const tag of ['table', 'tr', 'td', 'svg', 'ul', 'li', 'figure', 'body', 'html'])
      assert.equal(
        html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length,
        html.match(new RegExp(`</${tag}>`, 'g'))?.length,
        tag,
      );
  });

  it('shows names from code and files as text, whatever they are', async () => {
    const hostile = `"'><img src=x onerror=alert(1)>&amp;`;
    const report = await reportOf(`from openai import OpenAI\n${CALL('</td><script>x</script>')}`, hostile);
    const html = writeReport(report, 'html');
    assertPlainHtml(html);
    assert.ok(shownTexts(html).some((text) => text.startsWith(hostile)));
    assert.ok(shownTexts(html).includes('</td><script>x</script>'));
  });

  it('lets the browser run and load nothing, from before its style on', async () => {
    const html = writeReport(await reportOf(''), 'html');
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
    assert.equal(html.split(policy).length, 2);
    assert.ok(html.indexOf(policy) < html.indexOf('<style>'));
    assert.equal(html.match(/http-equiv/g)?.length, 1);
  });

  it('of nothing is a page too', async () => {
    const html = writeReport(await reportOf(''), 'html');
    assert.match(html, /No calls to an LLM/);
    assert.doesNotMatch(html, /<svg/);
  });
});

describe('HTML', () => {
  it('shows any text as that text, in a cell and in an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        assert.doesNotMatch(escapeHtml(text), /[<>"']/);
        assert.ok(shownTexts(htmlTable(['a'], [[text]])).includes(oneLine(text)));
      }),
    );
  });

  it('writes each sign that could end a text as an entity, and leaves out what misleads the eye', () => {
    assert.equal(escapeHtml(`<a b="c" d='e'>&amp;`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
    assert.equal(escapeHtml('a\u202eb\u2066c\nd'), 'a b c d');
  });

  it('names a bar by text', () => {
    const svg = barsSvg([{ label: `<svg onload=a()>"'&`, usd: 1 }]);
    assertPlainHtml(svg);
    assert.ok(shownTexts(svg).includes(`<svg onload=a()>"'&`), svg);
  });

  it('draws bars that are as long as they cost, the longest first', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), { minLength: 1 }), (costs) => {
        const svg = barsSvg(costs.map((usd) => ({ label: 'x', usd })));
        const widths = [...svg.matchAll(/class="bar"[^>]* width="(\d+)"/g)].map(([, width]) => Number(width));
        assert.equal(widths.length, Math.min(10, costs.length));
        const sorted = [...costs].sort((a, b) => b - a);
        for (const [index, width] of widths.entries()) {
          const share = (sorted[index] ?? 0) / (sorted[0] ?? 1);
          assert.ok(Math.abs(width - share * (widths[0] ?? 0)) <= 1);
        }
      }),
    );
  });
});
