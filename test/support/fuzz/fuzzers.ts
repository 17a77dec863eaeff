/** Who is tried with what: readers of everything that comes from outside, each with inputs that are almost right. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { estimateText } from '../../../src/cli/commands/estimate';
import { rememberedCalls } from '../../../src/client/rememberedCalls';
import { rememberedScenario } from '../../../src/client/rememberedScenario';
import { readOverrides } from '../../../src/core/catalog/priceOverrides';
import { readPricePayload } from '../../../src/core/catalog/pricePayload';
import { createPriceCatalog } from '../../../src/core/catalog/prices';
import { fullEstimate } from '../../../src/core/cost/fullEstimate';
import { readMeasured } from '../../../src/core/measured/readMeasured';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { DEFAULT_SETTINGS, parseSettings } from '../../../src/core/project/settings';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { parseTraffic } from '../../../src/core/scenario/parseTraffic';
import { savedScenarioSchema } from '../../../src/core/scenario/savedScenario';
import { toEstimateInput } from '../../../src/core/scenario/toEstimateInput';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { tokenizerFiles } from '../../../src/node/tokenizerFiles';
import { panelMessageSchema, panelRequestSchema } from '../../../src/protocol/panel';
import { drawnPanel } from '../drawnPanel';
import { lookups } from '../hardware';
import { panelSnapshot } from '../panelSnapshot';
import { Random } from '../random';
import { extremeScenario } from '../scenarios';
import { TINY_TOKENIZER } from '../tinyTokenizer';
import { CONFIG, PUBLISHED, RESULTS, SCENARIO, SETTINGS, TRAFFIC } from './data';
import { checkEstimate, notFinite } from './invariants';
import { anyJson, anyText, mutatedJson, mutatedText } from './mutate';
import { rowOfTokens } from './rows';
import { ServerSession } from './serverSession';
import { NOTEBOOKS, PROGRAMS, PROMPTS, type Source } from './sources';

export interface Fuzzer {
  readonly name: string;
  /** Of a thousand cases. */
  readonly share: number;
  /** One case. @throws when what it tries throws, or answers what cannot be. */
  readonly run: (random: Random) => unknown;
}

export interface Fuzzers {
  readonly all: readonly Fuzzer[];
  /** Resident memory of the server that is sent messages. */
  serverMb(): number;
  stop(): void;
}

const NOW = new Date('2026-10-01T00:00:00Z');

export async function startFuzzers(): Promise<Fuzzers> {
  const breakeven = await loadBreakeven(path.resolve('dist'));
  const context = breakeven.contextFor(DEFAULT_SETTINGS, NOW);
  const session = new ServerSession();
  await session.start();
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-fuzz-'));
  const all = [
    ...documentFuzzers(breakeven, context),
    ...dataFuzzers(breakeven),
    tokenizerFuzzer(folder),
    ...(await messageFuzzers()),
    { name: 'messages to the server', share: 60, run: (random: Random) => session.tryOne(random) },
  ];
  const stop = () => {
    session.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { all, serverMb: () => session.residentMb(), stop };
}

/** Of one case: the same for the same seed, whatever else is tried. */
export function randomOf(seed: number, name: string, index: number): Random {
  let mixed = seed;
  for (const sign of `${name} ${index}`) mixed = Math.imul(mixed ^ sign.charCodeAt(0), 0x01000193);
  return new Random(mixed);
}

const LANGUAGES: readonly (readonly [name: string, suffixes: RegExp, share: number])[] = [
  ['Python', /\.py$/, 110],
  ['TypeScript and JavaScript', /\.[tj]sx?$/, 110],
  ['Go', /\.go$/, 45],
  ['Java', /\.java$/, 45],
  ['C#', /\.cs$/, 45],
  ['Ruby', /\.rb$/, 45],
  ['PHP', /\.php$/, 45],
  ['Rust', /\.rs$/, 45],
  ['shell scripts and requests', /\.(?:sh|http|rest)$/, 40],
];

function documentFuzzers(breakeven: Breakeven, context: EstimateContext): Fuzzer[] {
  const estimate = async ({ file, text }: Source) => {
    const document = { path: file, languageId: '', text };
    checkEstimate(await breakeven.estimateDocument(document, context), text, context);
  };
  const over = (name: string, share: number, sources: readonly Source[]): Fuzzer => {
    const texts = sources.map(({ text }) => text);
    return {
      name,
      share,
      run: (random) => {
        const { file, text } = random.pick(sources);
        return estimate({ file, text: mutatedText(random, text, texts) });
      },
    };
  };
  return [
    ...LANGUAGES.map(([name, suffixes, share]) =>
      over(
        name,
        share,
        PROGRAMS.filter(({ file }) => suffixes.test(file)),
      ),
    ),
    over('notebooks', 30, NOTEBOOKS),
    over('prompt files', 120, PROMPTS),
    { name: 'rows of the same signs', share: 30, run: (random) => estimate(rowOfTokens(random)) },
    {
      name: 'texts of no kind, under every name',
      share: 30,
      run: (random) => estimate({ file: random.pick([...PROGRAMS, ...PROMPTS]).file, text: anyText(random) }),
    },
  ];
}

function dataFuzzers(breakeven: Breakeven): Fuzzer[] {
  const texts = [CONFIG, ...TRAFFIC, ...RESULTS, JSON.stringify(SCENARIO)];
  const anyOf = (
    name: string,
    share: number,
    right: readonly string[],
    read: (text: string) => unknown,
  ): Fuzzer => ({
    name,
    share,
    run: (random) => read(mutatedText(random, random.pick(right), texts)),
  });
  const json = (name: string, share: number, right: unknown, read: (value: unknown) => unknown): Fuzzer => ({
    name,
    share,
    run: (random) => read(random.next() < 0.1 ? anyJson(random) : mutatedJson(random, right)),
  });
  return [
    anyOf('breakeven.json', 50, [CONFIG], parseConfig),
    json('settings', 30, SETTINGS, (value) => breakeven.contextFor(parseSettings(value).settings, NOW)),
    json('own prices', 20, SETTINGS.prices, (value) => readOverrides(Object(value))),
    json('published prices', 20, PUBLISHED, tryPrices),
    json('scenarios', 30, SCENARIO, tryScenario),
    { name: 'scenarios at their ends', share: 20, run: (random) => tryScenario(extremeOf(random)) },
    json(
      'saved scenarios and edits',
      10,
      { name: 'a', scenario: SCENARIO, edited: ['hosting.gpu'] },
      (value) => {
        savedScenarioSchema.safeParse(value);
        rememberedScenario(value);
        rememberedCalls(value, { grouping: 'file', sorting: 'cost', filter: '' });
      },
    ),
    anyOf('traffic', 20, TRAFFIC, tryTraffic),
    anyOf('result files', 20, RESULTS, tryResult),
  ];
}

/** Each field at the ends of what it may be, or near nothing, where rounding decides. */
function extremeOf(random: Random): unknown {
  return fc.sample(extremeScenario, { seed: Math.floor(random.next() * 2 ** 31), numRuns: 1 })[0];
}

function tryScenario(json: unknown): void {
  const { scenario, problems } = parseScenario(json);
  if (scenario === null) {
    assert.ok(
      problems.length > 0 && problems.every(({ path: where, message }) => where !== '' && message !== ''),
    );
    return;
  }
  const { input } = toEstimateInput(scenario, lookups);
  if (input === null) return;
  const found = fullEstimate(input);
  assert.deepEqual(notFinite(found), []);
  estimateText(found, null);
}

/** What is believed of a file can be billed. */
function tryPrices(data: unknown): void {
  const read = readPricePayload(data);
  if ('reason' in read) {
    assert.notEqual(read.reason, '');
    return;
  }
  const { catalog } = createPriceCatalog({ ...read, facts: [], asOf: '2026-09-01', source: 'x' });
  for (const model of ['gpt-4o', 'gpt-4o-20', 'openai/gpt-4o', 'model-7']) {
    const { rates, tiers = [] } = catalog.find(model, null, NOW) ?? {};
    for (const each of [rates, ...tiers.map((tier) => tier.rates)])
      for (const [name, usd] of Object.entries(each ?? {}))
        assert.ok(usd === null || (usd >= 0 && usd <= 1e5), `${model}: ${name} is ${usd}`);
  }
}

function tryTraffic(text: string): void {
  const { hourlyCounts, problem } = parseTraffic(text);
  if (hourlyCounts === null) {
    assert.notEqual(problem, '');
    return;
  }
  assert.equal(hourlyCounts.length, 168);
  assert.ok(hourlyCounts.every((count) => Number.isFinite(count) && count >= 0));
}

/** Figures of a measurement are compared with modelled ones: none may be negative. */
function tryResult(text: string): void {
  const { point } = readMeasured(text);
  for (const [name, value] of Object.entries(point ?? {}))
    if (typeof value === 'number') assert.ok(Number.isFinite(value) && value >= 0, `${name} is ${value}`);
}

/** Each case is a file, as the package reads no others. */
function tokenizerFuzzer(folder: string): Fuzzer {
  const file = path.join(folder, 'tokenizer.json');
  return {
    name: 'tokenizer.json',
    share: 10,
    run: async (random) => {
      writeFileSync(file, JSON.stringify(mutatedJson(random, TINY_TOKENIZER, 0.02)));
      const loaded = await tokenizerFiles()(file);
      if (!('count' in loaded)) return;
      const tokens = loaded.count('Hello, World');
      assert.ok(Number.isInteger(tokens) && tokens >= 0, String(tokens));
    },
  };
}

async function messageFuzzers(): Promise<Fuzzer[]> {
  const snapshot = await panelSnapshot();
  const small = {
    ...snapshot,
    prices: Object.fromEntries(Object.entries(snapshot.prices).slice(0, 2)),
    gpus: snapshot.gpus.slice(0, 2),
    openModels: snapshot.openModels.slice(0, 2),
    apiModelChoices: [],
  };
  const requests = [
    { type: 'ready' },
    { type: 'scenarioEdited', revision: 1, scenario: snapshot.scenario, edited: ['hosting.gpu'] },
    { type: 'selectWorkload', id: null },
    { type: 'openSettings', query: 'breakeven.hosting' },
    { type: 'saveScenario', saved: { name: 'a', scenario: snapshot.scenario, edited: [] } },
  ];
  return [
    {
      name: 'messages of the panel',
      share: 25,
      run: (random) => panelRequestSchema.safeParse(mutatedJson(random, random.pick(requests))),
    },
    {
      name: 'messages to the panel',
      share: 15,
      run: (random) => {
        const { data } = panelMessageSchema.safeParse(mutatedJson(random, small));
        if (data?.type === 'snapshot') drawnPanel(data);
      },
    },
  ];
}
