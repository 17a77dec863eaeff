import assert from 'node:assert/strict';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { documentSummary } from '../../../src/core/present/documentSummary';
import { unreadText } from '../../../src/core/present/figures';
import { hoverMarkdown } from '../../../src/core/present/hoverMarkdown';
import { lensTitle } from '../../../src/core/present/lensTitle';
import { commandLink, escapeMarkdown, markdownTable } from '../../../src/core/present/markdown';
import { buildReport, writeReport } from '../../../src/core/present/report';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import type { DocumentEstimate, NotCounted } from '../../../src/core/project/documentEstimate';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

const NOW = new Date('2026-01-15T00:00:00Z');

/** A model, a function and a file whose names are attacks on Markdown, links and spreadsheets. */
const HOSTILE_NAME = '=cmd|"/c calc"!A1.py';
const HOSTILE_CODE = `from openai import OpenAI
c = OpenAI()
def ask():
    return c.responses.create(model="[x](command:evil)|\`<img src=x>", input="Hi")
`;

const ALL_COUNTED = { leftOut: { calls: 0, files: 0 }, unread: [] };

describe('words for people', () => {
  let breakeven: Breakeven;
  let context: EstimateContext;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
    context = breakeven.contextFor(parseSettings({}).settings, NOW);
  });

  const estimate = (text: string, file = 'a.py'): Promise<DocumentEstimate> =>
    breakeven.estimateDocument({ path: file, languageId: 'python', text }, context);

  const call = (model: string, input = '"Hi"') =>
    `from openai import OpenAI\nOpenAI().responses.create(model=${model}, input=${input}, max_output_tokens=10)\n`;

  it('mark what is estimated and leave what is exact unmarked', async () => {
    const chat =
      'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])\n';
    const [exact] = (await estimate(chat)).items;
    const [variable] = (await estimate(call('"gpt-4o"', 'question'))).items;
    assert.ok(exact && variable);
    assert.match(lensTitle(exact), /^gpt-4o · \d+ \+ /);
    assert.match(lensTitle(variable), /^gpt-4o · ~\d+ \+ /);
  });

  it('give no dollar for a model that is not known or has no price', async () => {
    for (const model of ['settings.model', '"my-own-model-7"']) {
      const [item] = (await estimate(call(model))).items;
      assert.ok(item);
      assert.doesNotMatch(lensTitle(item), /\$/);
      assert.match(lensTitle(item), /no price/);
      assert.doesNotMatch(hoverMarkdown(item, context), /NaN|undefined|Infinity/);
    }
  });

  it('say of a file that its total is not all', async () => {
    const known = await estimate(call('"gpt-4o"'));
    const both = await estimate(`${call('"gpt-4o"')}OpenAI().responses.create(model=m, input="x")\n`);
    assert.match(documentSummary(known, context).text, /~?\$[\d.]+\/mo$/);
    assert.match(documentSummary(both, context).text, /at least \$[\d.]+\/mo$/);
    assert.equal(documentSummary(await estimate('x = 1\n'), context).text, '');
    assert.equal(documentSummary(null, context).text, '');
  });

  it('say how old prices are once nobody has looked at them for long, but not of prices of one’s own', async () => {
    const text = call('"gpt-4o"');
    const at = async (date: string, prices = {}) => {
      const then = breakeven.contextFor(parseSettings({ prices }).settings, new Date(date));
      const found = await breakeven.estimateDocument({ path: 'a.py', languageId: 'python', text }, then);
      const [item] = found.items;
      assert.ok(item);
      const inOtherEditors = hoverMarkdown(item, then, undefined, false);
      assert.doesNotMatch(inOtherEditors, /command:|\$\(/);
      return [hoverMarkdown(item, then), inOtherEditors, documentSummary(found, then).tooltip];
    };
    for (const words of await at('2030-01-01')) assert.match(words, /These prices are \d{4} days old/);
    for (const words of await at('2026-10-01')) assert.doesNotMatch(words, /days old/);
    const [own] = await at('2030-01-01', { 'gpt-4o': { inputPerMillion: 1, outputPerMillion: 2 } });
    assert.doesNotMatch(own ?? '', /days old/);
  });

  it('begin to on the day after the sixtieth, in every report and without commands too', async () => {
    const { asOf } = context.catalog;
    const daysAfter = (days: number, hour: string) =>
      new Date(Date.parse(`${asOf}T${hour}Z`) + days * 24 * 60 * 60 * 1000);
    const wordsAt = async (now: Date) => {
      const then = breakeven.contextFor(parseSettings({}).settings, now);
      const found = await breakeven.estimateDocument(
        { path: 'a.py', languageId: 'python', text: call('"gpt-4o"') },
        then,
      );
      const [item] = found.items;
      assert.ok(item);
      const report = buildReport(found.items, null, then, ALL_COUNTED);
      return [
        hoverMarkdown(item, then),
        hoverMarkdown(item, then, undefined, false),
        documentSummary(found, then).tooltip,
        ...(['markdown', 'html', 'json'] as const).map((format) => writeReport(report, format)),
      ];
    };
    for (const words of await wordsAt(daysAfter(60, '23:59:59'))) assert.doesNotMatch(words, /days old/);
    const old = await wordsAt(daysAfter(61, '00:00:00'));
    assert.equal(old.length, 6);
    for (const words of old) assert.match(words, /These prices are 61 days old\./);
    assert.match(old[0] ?? '', /\$\(history\) .* \[Refresh Prices\]\(command:breakeven\.refreshPrices/);
    assert.doesNotMatch(old[1] ?? '', /\$\(|command:/);
  });

  it('say what comments and breakeven.json take out of the figures, and what could not be read', async () => {
    const unread = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'].map((name) => ({ path: name, reason: 'binary' }));
    const notCounted: NotCounted = { leftOut: { calls: 1, files: 2 }, unread };
    const said = [
      'Left out by comments or breakeven.json: 1 call or prompt, 2 files.',
      'Not read: a.py (binary), b.py (binary), c.py (binary), and 2 more.',
    ].join(' ');
    const { items } = await estimate(call('"gpt-4o"'));
    for (const format of ['markdown', 'html', 'json'] as const) {
      const text = (left: NotCounted) => writeReport(buildReport(items, null, context, left), format);
      assert.ok(text(notCounted).includes(format === 'markdown' ? escapeMarkdown(said) : said), format);
      assert.doesNotMatch(text(ALL_COUNTED), /Left out|Not read/);
    }
    assert.match(
      buildReport([], null, context, notCounted).headline,
      /^No calls .* Left out by .* Not read: /,
    );
    assert.equal(unreadText([{ path: '$(x)\n# y', reason: 'binary' }]), 'Not read: $ (x) # y (binary).');
    const ignored = await estimate(call('"gpt-4o"').replace(/^OpenAI/m, '# breakeven: ignore\nOpenAI'));
    assert.deepEqual([ignored.items.length, ignored.leftOut], [0, { calls: 1, files: 0 }]);
  });

  it('escape whatever comes from code, in every surface', async () => {
    const [item] = (await estimate(HOSTILE_CODE, HOSTILE_NAME)).items;
    assert.ok(item);
    const hover = hoverMarkdown(item, context);
    assert.ok(!hover.includes('](command:evil)'), hover);
    assert.ok(!hover.includes('<img'), hover);
    const report = buildReport([item], null, context, ALL_COUNTED);
    const markdown = writeReport(report, 'markdown');
    assert.ok(!markdown.includes('](command:evil)') && !markdown.includes('<img'), markdown);
    const [row] = parse(writeReport(report, 'csv'), { columns: true }) as Record<string, string>[];
    assert.ok(row?.path?.startsWith("'="), row?.path);
    assert.equal(JSON.parse(writeReport(report, 'json')).rows[0].path, HOSTILE_NAME);
  });

  it('write the same rows in Markdown, CSV and JSON, and totals that add up', async () => {
    const { items } = await estimate(`${call('"gpt-4o"')}${call('"gpt-4o-mini"', 'q')}${call('m')}`);
    const report = buildReport(items, breakeven.estimateTogether(items, context), context, ALL_COUNTED);
    const json = JSON.parse(writeReport(report, 'json'));
    const rows = parse(writeReport(report, 'csv'), { columns: true }) as Record<string, string>[];
    assert.equal(rows.length, 3);
    assert.deepEqual(
      rows.map((row) => Number(row.apiUsdPerMonth)),
      json.rows.map((row: { apiUsdPerMonth: number | null }) => row.apiUsdPerMonth ?? 0),
    );
    const sum = rows.reduce((total, row) => total + Number(row.apiUsdPerMonth), 0);
    assert.ok(Math.abs(sum - report.apiUsdPerMonth) < 1e-9);
    assert.equal(report.incomplete, true);
    const lines = writeReport(report, 'markdown').split('\n');
    assert.equal(lines.filter((line) => line.startsWith('| a.py')).length, 3);
  });
});

describe('Markdown', () => {
  it('shows any text as that text, within one table cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const table = markdownTable(['a', 'b'], [[escapeMarkdown(text), 'end']]);
        assert.equal(table.split('\n').length, 3, JSON.stringify(table));
        assert.doesNotMatch(escapeMarkdown(text), /(?<!\\)[[\]`|*<]/);
      }),
    );
  });

  it('passes arguments of a command link unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const link = commandLink('Go', 'breakeven.showItem', [value]);
        const query = /\?([^)]*)\)$/.exec(link)?.[1] ?? '';
        assert.deepEqual(JSON.parse(decodeURIComponent(query)), JSON.parse(JSON.stringify([value])));
      }),
    );
  });
});
