import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CodeLensRequest, HoverRequest, InlayHintRequest } from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { TestServer } from '../../support/languageServer';
import { TINY_TOKENIZER } from '../../support/tinyTokenizer';

const PROMPT = 'Answer kindly. '.repeat(600);
/** A call for each rule under Problems; the first one is what the other surfaces are asked of. */
const CODE = `from openai import OpenAI
import anthropic
client = OpenAI()


def ask(context):
    return client.responses.create(model="gpt-4o", input=f"Answer from {context}")


client.responses.create(model="gpt-4", max_output_tokens=9000, input="Hi")
client.responses.create(model=settings.model, input="Hi", max_output_tokens=5)
anthropic.Anthropic().messages.create(model="claude-3-opus-20240229", max_tokens=5, messages=[{"role": "user", "content": "Hi"}])
anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=5, system="${PROMPT}", messages=[{"role": "user", "content": q}])


def run(messages):
    while True:
        reply = client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=messages)
        messages.append(reply.choices[0].message)
        if reply.choices[0].finish_reason == "stop":
            return reply
`;
const ASKING = { line: 6, character: 20 };

type Surface = 'lens' | 'hint' | 'hover' | 'status' | 'tree' | 'problems' | 'panel' | 'report';

interface Change {
  readonly value: unknown;
  /** Those that must say something else at once. */
  readonly changes: readonly Surface[];
  /** Settings that the change needs to show. */
  readonly with?: Readonly<Record<string, unknown>>;
}

const FIGURES = ['lens', 'hover', 'status', 'tree', 'panel', 'report'] as const;
const HOSTED = ['lens', 'hover', 'panel', 'report'] as const;
const marked: Change = { value: 'error', changes: ['problems'] };

/** Every setting of the manifest, or why it changes no figure. */
const CHANGES: Readonly<Record<string, Change | string>> = {
  inlineStyle: { value: 'inlayHint', changes: ['lens', 'hint'] },
  inlineThresholdUsd: { value: 1e6, changes: ['lens'] },
  inlineParts: { value: ['apiMonth'], changes: ['lens'] },
  requestsPerMonth: { value: 70_000, changes: FIGURES },
  outputTokens: { value: 77, changes: FIGURES },
  monthlyBudgetUsd: { value: 0.01, changes: ['problems', 'status'] },
  variableTokens: { value: { context: 123_000 }, changes: FIGURES },
  prices: { value: { 'gpt-4o': { inputPerMillion: 90, outputPerMillion: 90 } }, changes: FIGURES },
  priceUpdates: 'decides when prices are fetched, not what they are',
  tokenizers: { value: { 'gpt-4o': 'tiny.json' }, changes: FIGURES },
  gpus: { value: { 'A100-SXM-80GB': { usdPerHour: 9 } }, changes: HOSTED },
  openModels: { value: { 'llama-3.1-70b': { totalParamsBillion: 400 } }, changes: HOSTED },
  'traffic.peakToAverage': { value: 900, changes: ['panel', 'report'] },
  'api.cachedInputShare': { value: 0.9, changes: FIGURES },
  'api.batchShare': { value: 1, changes: FIGURES },
  'api.retryShare': { value: 0.5, changes: FIGURES },
  'hosting.openModel': { value: 'llama-3.1-8b', changes: HOSTED },
  'hosting.gpu': { value: 'H100-SXM', changes: HOSTED },
  'hosting.gpusPerReplica': { value: 8, changes: HOSTED },
  'hosting.precision': { value: 'fp8', changes: HOSTED },
  'hosting.rental': { value: 'hyperscaler/on-demand', changes: HOSTED },
  'hosting.usdPerGpuHour': { value: 9, changes: HOSTED },
  'hosting.targetUtilization': { value: 0.3, changes: ['hover', 'panel'] },
  'hosting.redundantReplicas': { value: 2, changes: HOSTED },
  'hosting.tokensPerSecondPerReplica': { value: 77, changes: ['hover', 'panel', 'report'] },
  'overhead.operationsFte': { value: 3, changes: HOSTED },
  'overhead.engineerUsdPerYear': { value: 900_000, changes: HOSTED },
  'overhead.infrastructureShareOfCompute': { value: 2, changes: HOSTED },
  'overhead.infrastructureUsdPerMonth': { value: 9_000, changes: HOSTED },
  'problems.contextOverflow': marked,
  'problems.retiredModel': marked,
  'problems.unknownModel': marked,
  'problems.noOutputCap': marked,
  'problems.unboundedLoop': marked,
  'problems.promptCacheMissed': marked,
  'problems.budgetExceeded': { ...marked, with: { monthlyBudgetUsd: 0.01 } },
};

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const NAMES: readonly string[] = manifest.contributes.configuration
  .flatMap(({ properties }: { properties: object }) => Object.keys(properties))
  .map((name: string) => name.replace('breakeven.', ''));

/** As an editor hands them over. */
function nested(settings: Readonly<Record<string, unknown>>): unknown {
  const all: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    const [group = '', key] = name.split('.');
    if (key === undefined) all[group] = value;
    else all[group] = { ...(all[group] as object | undefined), [key]: value };
  }
  return all;
}

describe('what changes at once, without a reload', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'breakeven-at-once-')));
  const uri = pathToFileURL(path.join(folder, 'ask.py')).toString();
  const server = new TestServer();
  const textDocument = { uri };

  before(async () => {
    writeFileSync(path.join(folder, 'ask.py'), CODE);
    writeFileSync(path.join(folder, 'tiny.json'), JSON.stringify(TINY_TOKENIZER));
    await server.start(folder, { hasExtension: true, isTrusted: true });
    await server.open(uri, 'python', CODE);
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const { connection } = server;
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const unedited = { scenario: null, edited: [], selectedWorkloadId: null };
  const ASK: Readonly<Record<Exclude<Surface, 'problems'>, () => Promise<unknown>>> = {
    lens: () => connection.sendRequest(CodeLensRequest.type, { textDocument }),
    hint: () => connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
    hover: () => connection.sendRequest(HoverRequest.type, { textDocument, position: ASKING }),
    status: () => connection.sendRequest(REQUESTS.documentSummary, { uri }),
    tree: () =>
      connection.sendRequest(REQUESTS.callsTree, { grouping: 'file', sorting: 'place', filter: '' }),
    panel: () => connection.sendRequest(REQUESTS.panelSnapshot, unedited),
    report: () => connection.sendRequest(REQUESTS.workspaceReport, { format: 'json' }),
  };

  const said = async (surface: keyof typeof ASK) => JSON.stringify(await ASK[surface]());

  /** Diagnostics follow a pause in typing. */
  const untilMarked = (name: string, wanted: boolean) => {
    const rule = name === 'monthlyBudgetUsd' ? 'budgetExceeded' : name.replace('problems.', '');
    return server.diagnosticsThat(
      uri,
      ({ diagnostics }) =>
        diagnostics.some(
          ({ code, severity }) => code === rule && (severity === 1 || name === 'monthlyBudgetUsd'),
        ) === wanted,
    );
  };

  it('is tried for every setting of the manifest', () => {
    assert.deepEqual(Object.keys(CHANGES).sort(), [...NAMES].sort());
  });

  for (const [name, change] of Object.entries(CHANGES)) {
    if (typeof change === 'string') continue;
    it(`is ${change.changes.join(', ')} by ${name}`, async () => {
      await server.configure(nested(change.with ?? {}));
      const isMarked = change.changes.includes('problems');
      const surfaces = change.changes.filter((surface) => surface !== 'problems');
      if (isMarked) await untilMarked(name, false);
      const before = new Map<Surface, string>();
      for (const surface of surfaces) before.set(surface, await said(surface));
      await server.configure(nested({ ...change.with, [name]: change.value }));
      if (isMarked) await untilMarked(name, true);
      for (const surface of surfaces) assert.notEqual(await said(surface), before.get(surface), surface);
    });
  }
});
