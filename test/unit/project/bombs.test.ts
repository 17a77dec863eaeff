import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOverrides } from '../../../src/core/catalog/priceOverrides';
import { readPricePayload } from '../../../src/core/catalog/pricePayload';
import type { Breakeven } from '../../../src/core/project/breakeven';
import { folderConfig } from '../../../src/core/project/folderConfig';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { parseSettings } from '../../../src/core/project/settings';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { MOST_SCENARIO_TEXT, readScenarioText } from '../../../src/core/scenario/scenarioText';
import { isTooDeep } from '../../../src/core/source/dataDepth';
import { readData } from '../../../src/core/source/formats/dataFile';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { tokenizerFiles } from '../../../src/node/tokenizerFiles';
import { panelRequestSchema } from '../../../src/protocol/panel';
import { read, readProject } from '../../support/reader';

const DEPTH = 100_000;
const KEYS = 100_000;
const NOW = new Date('2026-11-01');

/** Ten to the tenth of a word, in 300 characters. */
const ALIASES = [
  'a0: &a0 [bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb]',
  ...Array.from({ length: 9 }, (_, index) => {
    const names = Array(10).fill(`*a${index}`).join(', ');
    return `a${index + 1}: &a${index + 1} [${names}]`;
  }),
].join('\n');

const DEEP = {
  list: `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  object: `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`,
  yaml: Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
};

const POLLUTION = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';

/** JSON as it was read: deep ones come from a file, so the parser has its way with them first. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

describe('files that blow up', () => {
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  afterEach(() => {
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.deepEqual(Object.keys(Object.prototype), []);
  });

  it('by aliases of YAML are read in part or not at all, wherever YAML is read', async () => {
    const bombs: readonly (readonly [string, string])[] = [
      ['a.prompty', `---\nmodel: gpt-4o\n${ALIASES}\n---\nsystem:\nHi\n`],
      ['promptfooconfig.yaml', `${ALIASES}\nprompts: *a9\nproviders: [openai:gpt-4o]\n`],
      ['prompts/a.yaml', `${ALIASES}\nmessages: *a9\n`],
      ['prompts/b.yaml', `${ALIASES}\ntemplate: *a9\n_type: prompt\n`],
    ];
    for (const [file, text] of bombs) {
      const analysis = await read(file, text);
      assert.ok(JSON.stringify(analysis).length < 100_000, file);
    }
    const code = `import yaml\nfrom openai import OpenAI\nP = yaml.safe_load(open("p.yaml"))\nOpenAI().responses.create(model="gpt-4o", input=P["a9"])\n`;
    const { calls } = await readProject({ 'a.py': code, 'p.yaml': ALIASES });
    assert.equal(calls.length, 1);
    assert.ok(JSON.stringify(calls).length < 100_000);
  });

  it('are given to no parser, and none makes more of them than they are', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.deepEqual([isTooDeep(nested(2000)), isTooDeep(nested(2001))], [false, true]);
    for (const text of [ALIASES, nested(2001)]) assert.equal(readData(text), null);
    for (const [frontMatter, said] of [
      [ALIASES, /alias/i],
      [`x: ${nested(2001)}`, /nested too deep/],
    ] as const) {
      const { problems } = await read('a.prompty', `---\nmodel: gpt-4o\n${frontMatter}\n---\nsystem:\nHi\n`);
      assert.match(problems.map(({ message }) => message).join('\n'), said);
    }
    const large = readScenarioText(' '.repeat(MOST_SCENARIO_TEXT + 1));
    assert.deepEqual(
      large.problems.map(({ message }) => message),
      ['it is too large'],
    );
  });

  it('by depth are read in part or not at all', async () => {
    for (const [kind, text] of Object.entries(DEEP)) {
      for (const file of [
        'prompts/a.json',
        'prompts/a.yaml',
        'batch.jsonl',
        'promptfooconfig.yaml',
        'a.ipynb',
      ])
        assert.ok(await read(file, text), `${file} ${kind}`);
      assert.ok(await read('a.prompty', `---\nmodel: gpt-4o\nx: ${text}\n---\nHi\n`), kind);
      assert.ok(parseConfig(text).problems.length > 0, kind);
      assert.equal(parseScenario(parsed(text)).scenario, null, kind);
      assert.ok('reason' in readPricePayload(parsed(text)), kind);
      assert.equal(panelRequestSchema.safeParse(parsed(text)).success, false, kind);
      assert.ok(parseSettings({ prices: parsed(text), hosting: parsed(text) }).settings, kind);
    }
  });

  it('by depth are no tokenizer either', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-bombs-'));
    try {
      for (const text of [DEEP.list, DEEP.object, `{${POLLUTION}}`, `{"model":{"vocab":{${POLLUTION}}}}`]) {
        const file = path.join(folder, 'tokenizer.json');
        writeFileSync(file, text);
        assert.ok('reason' in (await tokenizerFiles()(file)), text.slice(0, 20));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('by a hundred thousand keys cost no more than their length', async () => {
    const many = (entry: (index: number) => string) =>
      Array.from({ length: KEYS }, (_, index) => entry(index)).join(',');
    const text = `{"models":{${many((at) => `"m${at}":"gpt-4o"`)}}}`;
    assert.match(parseConfig(text).problems[0]?.message ?? '', /larger than 256 kB/);
    const { config } = parseConfig(
      `{"models":{${many((at) => `"${at}":"m"`)
        .slice(0, 200_000)
        .replace(/,[^,]*$/, '')}}}`,
    );
    assert.equal(folderConfig(config).modelBehind('9999'), 'm');
    assert.ok(parseConfig(`{"ignore":[${many((at) => `"a${at}/**"`)}]}`).problems.length > 0);
    const prices = parsed(`{${many((at) => `"m${at}":{"inputPerMillion":1,"outputPerMillion":1}`)}}`);
    assert.equal(readOverrides(prices as Record<string, unknown>).overrides.size, KEYS);
    assert.equal(parseScenario(parsed(`{${many((at) => `"k${at}":1`)}}`)).scenario, null);
  });

  it('by keys that say two things say which, and hold the last', () => {
    const { config, problems } = parseConfig('{"requestsPerMonth": 1,\n"requestsPerMonth": 2}');
    assert.ok(config.requestsPerMonth === 2 || problems.length > 0);
  });

  it('by numbers without end are no numbers, in every place that takes one', async () => {
    for (const number of ['1e999', '-1e999', '1e308', '9'.repeat(400), '-1', 'NaN', 'Infinity']) {
      const { config } = parseConfig(
        `{"requestsPerMonth":${number},"outputTokens":${number},"monthlyBudgetUsd":${number},"variables":{"a":${number}},"calls":[{"function":"f","steps":${number}}],"prices":{"gpt-4o":{"inputPerMillion":${number}}},"gpus":{"A100":{"usdPerHour":${number}}}}`,
      );
      for (const [key, value] of Object.entries(config))
        assert.doesNotMatch(JSON.stringify(value), /null|e\+|\d{20}|-1/, `${key} ${number}`);
      const value = Number(number);
      const { settings, problems } = parseSettings({ requestsPerMonth: value, monthlyBudgetUsd: value });
      assert.deepEqual(
        [settings.requestsPerMonth, settings.monthlyBudgetUsd, problems.length],
        [10_000, null, 2],
      );
      const plan = {
        schemaVersion: 1,
        name: 'a',
        workloads: [
          {
            id: 'w',
            label: 'W',
            requestsPerMonth: value,
            inputTokens: 1,
            outputTokens: 1,
            apiModel: 'gpt-4o',
          },
        ],
      };
      assert.equal(parseScenario(plan).scenario, null, number);
      const comment = `# breakeven: requests=${number} output=${number} steps=${number} cached=${number}\n`;
      const text = `from openai import OpenAI\n${comment}OpenAI().responses.create(model="gpt-4o", input="Hi")\n`;
      const context = breakeven.contextFor(parseSettings({}).settings, NOW);
      const document = { path: 'a.py', languageId: 'python', text };
      const { items, problems: said } = await breakeven.estimateDocument(document, context);
      assert.equal(items[0]?.requestsPerMonth.value, 10_000, number);
      assert.ok(Number.isFinite(items[0]?.perMonth?.base), number);
      assert.ok(said.length >= 3, number);
    }
  });

  it('by names of what all objects have change no other object', () => {
    for (const text of [
      `{${POLLUTION}}`,
      `{"prices":{${POLLUTION}}}`,
      `{"calls":[{${POLLUTION}}]}`,
      `{"hosting":{${POLLUTION}}}`,
    ]) {
      const { config } = parseConfig(text);
      folderConfig(config);
      parseSettings(parsed(text));
      parseScenario(parsed(text));
      panelRequestSchema.safeParse(parsed(text));
      readPricePayload(parsed(text));
      readOverrides(parsed(text) as Record<string, unknown>);
      breakeven.contextFor(parseSettings(parsed(text)).settings, NOW, { ...config, tokenizers: [] });
    }
  });
});
