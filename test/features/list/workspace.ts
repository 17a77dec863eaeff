/** All calls of the workspace together: reports, the Calls view, the panel, several folders. */

import { eventually, fits, holds, same } from '../expect';
import type { Feature } from '../feature';
import type { CallsOptions, Host } from '../host';
import { HI, SHOP } from './code';

const SHOP_CALLS = 5;

async function openShop(host: Host): Promise<void> {
  for (const [path, text] of Object.entries(SHOP)) await host.write(path, text);
  // The last file that is written may come to be known last.
  await eventually(
    () => host.report('csv'),
    (csv) => {
      const rows = csv.trimEnd().split(/\r?\n/).slice(1);
      same(rows.length, SHOP_CALLS);
      same(rows.filter((row) => row.includes(',3000,')).length, 2);
    },
  );
}

const BY_FILE: CallsOptions = { grouping: 'file', sorting: 'cost', filter: '' };

const rowsOf = async (host: Host) =>
  (await host.report('csv'))
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',').slice(0, 2).join(':'));

export const WORKSPACE: readonly Feature[] = [
  {
    name: 'the report adds up the workspace, in each of its formats',
    async run(host, keep) {
      await openShop(host);
      const markdown = await host.report('markdown');
      fits(markdown, /^# What the LLM calls of this workspace cost a month\n/);
      holds(markdown.split('\n').filter((line) => line.includes('| 3k |')).length === 2, markdown);
      const { rows, apiUsdPerMonth } = JSON.parse(await host.report('json'));
      same(rows.length, SHOP_CALLS);
      const sum = rows.reduce(
        (total: number, row: { apiUsdPerMonth: number }) => total + row.apiUsdPerMonth,
        0,
      );
      holds(Math.abs(sum - apiUsdPerMonth) < 1e-9, `${sum} is not ${apiUsdPerMonth}`);
      fits(await host.report('html'), /^<!doctype html>\n/);
      for (const format of ['markdown', 'csv', 'json', 'html'] as const)
        keep(format, await host.report(format));
    },
  },
  {
    name: 'the Calls view lists every call, in each grouping, sorted and filtered',
    async run(host, keep) {
      await openShop(host);
      const byFile = await host.calls(BY_FILE);
      same(
        byFile.groups.map(({ label, calls }) => [label, calls.length]),
        [
          ['web/translate.ts', 1],
          ['drafts/draft.py', 2],
          ['ask.py', 1],
          ['prompts/summary.prompt', 1],
        ],
      );
      keep('file', byFile);
      for (const grouping of ['provider', 'model', 'placement'] as const)
        keep(grouping, await host.calls({ ...BY_FILE, grouping }));
      keep('sorted', await host.calls({ ...BY_FILE, sorting: 'place' }));
      const filtered = await host.calls({ ...BY_FILE, filter: 'claude' });
      same(
        filtered.groups.map(({ label }) => label),
        ['web/translate.ts'],
      );
    },
  },
  {
    name: 'the panel shows the workspace, and a scenario over it',
    async run(host, keep) {
      await openShop(host);
      const today = await eventually(
        () => host.panel(null),
        ({ scenario }) => same((scenario.workloads as unknown[]).length, SHOP_CALLS),
      );
      const workloads = today.scenario.workloads as { requestsPerMonth: number }[];
      same(workloads.length, SHOP_CALLS);
      keep('today', withoutLocale(today));
      const scenario = {
        ...today.scenario,
        workloads: workloads.map((workload) => ({ ...workload, requestsPerMonth: 5_000_000 })),
      };
      const edited = await host.panel({
        scenario,
        edited: ['workloads.ask.py#answer.responses.create.requestsPerMonth'],
      });
      keep('edited', withoutLocale(edited));
      await eventually(
        () => host.panel(null),
        (again) => same(again, today),
      );
    },
  },
  {
    name: 'files that are made, changed and deleted are in the next figures',
    async run(host, keep) {
      await host.write('a.py', HI);
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, ['a.py:6']),
      );
      await host.write('inner/b.py', HI);
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, ['a.py:6', 'inner/b.py:6']),
      );
      await host.write('a.py', `\n${HI}`);
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, ['a.py:7', 'inner/b.py:6']),
      );
      const open = await host.open('a.py', 'python');
      await open.replace('\n', '\n\n');
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, ['a.py:8', 'inner/b.py:6']),
      );
      keep('report', await host.report('csv'));
      await open.replace('\n\n', '\n');
      await open.close();
      await host.remove('a.py');
      await host.remove('inner/b.py');
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, []),
      );
    },
  },
  {
    name: 'a folder that is renamed or deleted takes its figures with it',
    async run(host) {
      await host.write('old/ask.py', `from settings import MODEL\n${HI.replace('"gpt-4o"', 'MODEL')}`);
      await host.write('old/settings.py', 'MODEL = "gpt-4o"\n');
      await host.write('b.py', HI);
      const rows = (wanted: readonly string[]) =>
        eventually(
          () => rowsOf(host),
          (found) => same(found, wanted),
        );
      await rows(['b.py:6', 'old/ask.py:7']);
      await host.rename('old', 'new');
      await rows(['b.py:6', 'new/ask.py:7']);
      await host.remove('new');
      await rows(['b.py:6']);
    },
  },
  {
    name: 'files that git ignores are in no figure, from when it is said until it is not',
    async run(host) {
      await host.write('a.py', HI);
      await host.write('generated/ask.py', HI);
      const rows = (wanted: readonly string[]) =>
        eventually(
          () => rowsOf(host),
          (found) => same(found, wanted),
        );
      await rows(['a.py:6', 'generated/ask.py:6']);
      await host.write('.gitignore', 'generated/\n');
      await rows(['a.py:6']);
      await host.remove('.gitignore');
      await rows(['a.py:6', 'generated/ask.py:6']);
    },
  },
  {
    name: 'a second folder has figures and a breakeven.json of its own',
    async run(host, keep) {
      await host.write('ask.py', HI);
      await host.addFolder({ 'ask.py': HI, 'breakeven.json': '{ "requestsPerMonth": 77 }' });
      const report = await eventually(
        () => host.report('csv'),
        (csv) => {
          const rows = csv.trimEnd().split(/\r?\n/).slice(1);
          same(
            rows.map((row) => row.split(',')[0]),
            ['shop/ask.py', 'other/ask.py'],
          );
          same(
            rows.map((row) => row.split(',')[6]),
            ['10000', '77'],
          );
        },
      );
      keep('report', report);
      keep('calls', await host.calls(BY_FILE));
      await host.removeFolder();
      await eventually(
        () => rowsOf(host),
        (rows) => same(rows, ['ask.py:6']),
      );
    },
  },
  {
    name: 'prices are fetched only after a yes',
    async run(host) {
      same(await host.refreshPrices(), ['Fetch When I Ask', 'Fetch Weekly']);
      same(host.messages(), []);
    },
  },
];

/** The panel's numbers are worded in the page. */
function withoutLocale({ locale: _, ...figures }: Readonly<Record<string, unknown>>): unknown {
  return figures;
}
