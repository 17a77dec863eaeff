import assert from 'node:assert/strict';
import path from 'node:path';
import * as z from 'zod/mini';
import { PRESETS } from '../../../src/core/scenario/presets';
import { priceJsonSchema, scanJsonSchema, tokensJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

const SAMPLE = 'test/fixtures/workspace';

const rangeSchema = z.object({ low: z.number(), base: z.number(), high: z.number() });
const maybe = z.nullable(z.number());

const percentilesSchema = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });

/** What scripts rely on, field by field; more fields may be there. */
const estimateSchema = z.object({
  schemaVersion: z.literal(1),
  assumptions: z.array(
    z.object({
      key: z.string(),
      value: z.union([z.number(), z.string()]),
      unit: z.string(),
      source: z.string(),
    }),
  ),
  workloads: z.array(
    z.object({
      id: z.string(),
      interactionsPerMonth: z.number(),
      inputTokens: z.number(),
      outputTokens: z.number(),
      apiMonthly: maybe,
      best: z.enum(['api', 'self-hosted', 'batch-api']),
    }),
  ),
  api: z.object({ perInteraction: z.number(), monthly: rangeSchema, blendedPerMillion: z.number() }),
  selfHosted: z.object({
    fits: z.boolean(),
    replicas: z.int(),
    gpus: z.int(),
    tokensPerSecond: z.number(),
    capacityTokensPerMonth: z.number(),
    utilization: z.number(),
    perMillion: maybe,
    monthly: rangeSchema,
    lines: z.array(z.object({ id: z.string(), label: z.string(), monthly: z.number() })),
  }),
  breakEven: z.object({
    naiveTokensPerMonth: maybe,
    firstTokensPerMonth: maybe,
    durableTokensPerMonth: maybe,
    utilization: maybe,
    windows: z.array(z.object({ from: z.number(), to: z.number() })),
    fragile: z.boolean(),
  }),
  traffic: z.nullable(z.object({ meanUtilization: z.number(), hourly: z.nullable(z.array(z.number())) })),
  bill: z.nullable(z.object({ billUsd: z.number(), estimatedUsd: z.number() })),
  horizon: z.nullable(z.object({ months: z.int(), paybackMonth: maybe })),
  uncertainty: z.nullable(
    z.object({
      probabilitySelfHostedCheaper: z.number().check(z.gte(0), z.lte(1)),
      api: percentilesSchema,
      selfHosted: percentilesSchema,
      tornado: z.array(z.object({ input: z.string(), low: z.number(), high: z.number() })),
    }),
  ),
  verdict: z.object({
    choice: z.enum(['api', 'self-hosted', 'hybrid', 'only-option']),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  }),
});

function json<T extends z.ZodMiniType>(
  schema: T,
  args: readonly string[],
  input?: string | Buffer,
): z.infer<T> {
  const { code, out, err } = cli([...args, '--json'], input);
  assert.equal(code, 0, err);
  assert.equal(err, '');
  return schema.parse(JSON.parse(out)) as z.infer<T>;
}

describe('the command line', function () {
  this.timeout(60_000);

  it('lists calls and prompts with POSIX paths, one-based lines, and parts that add up', () => {
    const { calls, prompts, files } = json(scanJsonSchema, ['scan', SAMPLE]);
    assert.equal(calls.length + prompts.length, 13);
    assert.ok(files.scanned >= 8);
    const answer = calls.find(({ id }) => id.includes('answer.chat.completions.create'));
    assert.equal(answer?.path, 'rag_service/answer.py');
    assert.equal(answer?.line, 53);
    assert.equal(answer?.model.id, 'gpt-4o');
    assert.equal(answer?.model.source, 'constant');
    assert.equal(answer?.model.catalogId, 'openai/gpt-4o');
    for (const { input, cost } of [...calls, ...prompts]) {
      const parts = input.parts.reduce((sum, { tokens }) => sum + tokens, 0);
      assert.ok(Math.abs(parts - input.base) < 1e-6, `${parts} ≠ ${input.base}`);
      assert.ok(input.low <= input.base && input.base <= input.high);
      if (cost.perCall !== null) assert.ok(Math.abs((cost.perMonth ?? 0) - cost.perCall * 10_000) < 1e-6);
    }
  });

  it('gives the same answer twice', () => {
    const once = () => cli(['scan', SAMPLE, '--json']).out;
    assert.equal(once(), once());
  });

  it('scales with the requests', () => {
    const month = (requests: string) =>
      json(estimateSchema, ['estimate', SAMPLE, '--requests', requests]).api.monthly.base;
    assert.ok(Math.abs(month('20000') / month('10000') - 2) < 1e-9);
  });

  it('estimates code and every preset in one shape, with lines that add up', () => {
    for (const args of [[SAMPLE], ...PRESETS.map(({ id }) => ['--preset', id])]) {
      const { selfHosted, api, workloads } = json(estimateSchema, ['estimate', ...args]);
      const lines = selfHosted.lines.reduce((sum, { monthly }) => sum + monthly, 0);
      assert.ok(Math.abs(lines - selfHosted.monthly.base) < 1e-6, args.join(' '));
      const months = workloads.reduce((sum, { apiMonthly }) => sum + (apiMonthly ?? 0), 0);
      assert.ok(Math.abs(months - api.monthly.base) < 1e-6, args.join(' '));
    }
  });

  it('lists presets and prices', () => {
    const presets = json(z.array(z.object({ id: z.string(), title: z.string(), source: z.string() })), [
      'presets',
    ]);
    assert.deepEqual(
      presets.map(({ id }) => id),
      PRESETS.map(({ id }) => id),
    );
    const prices = json(z.array(priceJsonSchema), ['prices', 'openai', 'gpt-4o']);
    const gpt4o = prices.find(({ provider, model }) => provider === 'openai' && model === 'gpt-4o');
    assert.deepEqual([gpt4o?.inputPerMillion, gpt4o?.outputPerMillion], [2.5, 10]);
    assert.match(gpt4o?.asOf ?? '', /^\d{4}-\d\d-\d\d$/);
  });

  it('counts for a model: exactly where its encoding is public, with a range where it is not', () => {
    const exact = json(tokensJsonSchema, ['tokens', '--model', 'gpt-4o'], 'Hello world');
    assert.deepEqual(
      [exact.tokens, exact.low, exact.high, exact.exact, exact.encoding],
      [2, 2, 2, true, 'o200k_base'],
    );
    const claude = json(
      tokensJsonSchema,
      ['tokens', '--model', 'claude-sonnet-4-5'],
      'Hello world, how are you?',
    );
    assert.equal(claude.exact, false);
    assert.ok(claude.low < claude.tokens && claude.tokens < claude.high);
  });

  it('reads a scenario file', () => {
    const scenario = {
      schemaVersion: 1,
      name: 'Mine',
      workloads: [
        {
          id: 'w',
          label: 'W',
          requestsPerMonth: 1000,
          inputTokens: 1000,
          outputTokens: 100,
          apiModel: 'openai/gpt-4o',
        },
      ],
    };
    withFiles({ 'my.json': JSON.stringify(scenario) }, (folder) => {
      const { api } = json(estimateSchema, ['estimate', '--scenario', path.join(folder, 'my.json')]);
      assert.ok(Math.abs(api.monthly.base - 3.5) < 1e-9);
    });
  });

  it('takes a profile of traffic, requests by the hour, and a bill', () => {
    const preset = ['estimate', '--preset', 'd-support-chat'];
    assert.equal(json(estimateSchema, [...preset, '--traffic', 'spiky-20x']).traffic?.hourly?.length, 168);
    const { bill, api } = json(estimateSchema, [...preset, '--bill', '14580']);
    assert.ok(
      Math.abs((bill?.estimatedUsd ?? 0) - 7290) < 1e-6 && Math.abs(api.monthly.base - 14_580) < 1e-6,
    );
    const rows = Array.from({ length: 24 }, (_, hour) => `${hour},${hour === 9 ? 100 : 10}`);
    withFiles({ 'day.csv': `hour,requests\n${rows.join('\n')}`, 'bad.csv': '0,1\n1,-5' }, (folder) => {
      const { traffic } = json(estimateSchema, [...preset, '--traffic', path.join(folder, 'day.csv')]);
      const loads = traffic?.hourly ?? assert.fail();
      assert.ok(Math.abs((loads[9] ?? 0) / (loads[0] ?? 1) - 10) < 1e-9);
      const bad = cli([...preset, '--traffic', path.join(folder, 'bad.csv')]);
      assert.equal(bad.code, 2);
      assert.match(bad.err, /bad\.csv: line 2: a count of -5 is negative/);
    });
  });

  it('puts the calls of code into the scenario of a file, with prices that the scenario sets', () => {
    const prices = {
      'openai/gpt-4o': { inputPerMillion: 5, outputPerMillion: 20, source: 'contract', asOf: '2026-01-01' },
    };
    const files = {
      'ask.py': 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n',
      'my.json': JSON.stringify({ schemaVersion: 1, prices, hosting: { usdPerGpuHour: 1 } }),
    };
    withFiles(files, (folder) => {
      const code = path.join(folder, 'ask.py');
      const asListed = json(estimateSchema, ['estimate', code]);
      const negotiated = json(estimateSchema, ['estimate', code, '--scenario', path.join(folder, 'my.json')]);
      assert.equal(negotiated.workloads.length, 1);
      assert.ok(Math.abs(negotiated.api.monthly.base / asListed.api.monthly.base - 2) < 1e-9);
    });
  });

  it('places a call of a notebook in its cell', () => {
    const cells = [
      { cell_type: 'markdown', source: '# Ask' },
      {
        cell_type: 'code',
        source: ['from openai import OpenAI\n', 'OpenAI().responses.create(model="gpt-4o", input="Hi")'],
      },
    ];
    withFiles({ 'ask.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4 }) }, (folder) => {
      const [call] = json(scanJsonSchema, ['scan', folder]).calls;
      assert.deepEqual([call?.path, call?.cell, call?.line, call?.endLine], ['ask.ipynb', 1, 2, 2]);
      assert.match(cli(['scan', folder]).out, /ask\.ipynb \[2\]:2/);
    });
  });

  it('leaves out what is no text, says so, and reads the rest', () => {
    const call = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
    const line = 'x = "nothing that costs"\n';
    const files = {
      'good.py': call,
      'binary.py': Buffer.from([0, 1, 2, 0, 255, 0]),
      'huge.py': call + line.repeat(Math.ceil((20 * 1024 * 1024) / line.length)),
      'broken.py': `${call}def (((\n`,
    };
    withFiles(files, (folder) => {
      const { calls, warnings, files: scanned } = json(scanJsonSchema, ['scan', folder]);
      assert.deepEqual([...new Set(calls.map(({ path: file }) => file))].sort(), ['broken.py', 'good.py']);
      const said = [
        ...scanned.skipped.map(({ path: file }) => file),
        ...warnings.map(({ path: file }) => file),
      ];
      assert.deepEqual([...new Set(said)].sort(), ['binary.py', 'broken.py', 'huge.py']);
    });
  });

  const BAD: readonly { readonly args: readonly string[]; readonly says: RegExp }[] = [
    { args: ['scan', 'no/such/folder'], says: /no\/such\/folder/ },
    { args: ['scan'], says: /path/ },
    { args: ['estimate'], says: /./ },
    { args: ['estimate', '--preset', 'z-none'], says: /z-none/ },
    { args: ['estimate', '--scenario', 'no-such.json'], says: /no-such\.json/ },
    { args: ['estimate', SAMPLE, '--requests', 'many'], says: /many/ },
    { args: ['estimate', SAMPLE, '--bill', 'much'], says: /much/ },
    { args: ['estimate', SAMPLE, '--traffic', 'no-such.csv'], says: /no-such\.csv.*business-hours/ },
    { args: ['estimate', SAMPLE, '--preset', 'd-light'], says: /or --preset/ },
    { args: ['tokens', '--encoding', 'x_base'], says: /x_base.*o200k_base/ },
    { args: ['tokens', '--encoding', 'o200k_base', '--model', 'gpt-4o'], says: /not both/ },
    { args: ['tokens', 'no-such-file'], says: /no-such-file/ },
    { args: ['nonsense'], says: /nonsense/ },
    { args: ['scan', '--nonsense', SAMPLE], says: /nonsense/ },
  ];

  for (const { args, says } of BAD) {
    it(`ends with 2 and one clear line: breakeven ${args.join(' ')}`, () => {
      for (const more of [[], ['--json']]) {
        const { code, out, err } = cli([...args, ...more]);
        assert.equal(code, 2, err);
        assert.equal(out, '');
        assert.match(err, says);
        assert.equal(err.trim().split('\n').length, 1, err);
      }
    });
  }

  it('names what is wrong in a scenario file, and where', () => {
    withFiles({ 'bad.json': '{"schemaVersion":1,"hosting":{"gpu":7}}', 'broken.json': '{' }, (folder) => {
      const bad = cli(['estimate', '--scenario', path.join(folder, 'bad.json')]);
      assert.equal(bad.code, 2);
      assert.match(bad.err, /bad\.json.*hosting\.gpu/s);
      const broken = cli(['estimate', '--scenario', path.join(folder, 'broken.json')]);
      assert.equal(broken.code, 2);
      assert.match(broken.err, /broken\.json/);
    });
  });
});
