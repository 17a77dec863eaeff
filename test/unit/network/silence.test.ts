import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CompletionRequest, InlayHintRequest } from 'vscode-languageserver-protocol/node';
import { panelContentSchema } from '../../../src/protocol/panelRequests';
import { REQUESTS } from '../../../src/protocol/requestNames';
import {
  callsTreeSchema,
  documentSummarySchema,
  workspaceReportSchema,
} from '../../../src/protocol/requests';
import { withFiles } from '../../support/cli';
import { overStdio, TestServer } from '../../support/languageServer';
import { Watch } from '../../support/network/watched';

type Node = readonly [string, ...string[]];

const NODE: Node = [process.execPath];
const CUT_OFF: Node = ['unshare', '-rn', process.execPath];
/** Where a user may have a network of their own, which is none. */
const canCutOff = spawnSync('unshare', ['-rn', 'true']).status === 0;
const WAYS: readonly (readonly [string, Node])[] = [
  ['as it is', NODE],
  ...(canCutOff ? [['without any network', CUT_OFF] as const] : []),
];

const SAMPLE = path.resolve('test/fixtures/workspace');
const COMMANDS: readonly (readonly string[])[] = [
  ['scan', SAMPLE, '--json', '--budget', '1000000'],
  ['estimate', SAMPLE],
  ['tokens', path.join(SAMPLE, 'README.md'), '--model', 'claude-sonnet-4'],
  ['prices', 'gpt'],
  ['gpus'],
  ['models'],
  ['presets'],
  ['throughput', '--model', 'llama-3.1-8b', '--gpu', 'L40S', '--input', '1000', '--output', '300'],
];

describe('the network', () => {
  let watch: Watch;
  beforeEach(() => {
    watch = new Watch();
  });
  afterEach(() => watch.dispose());

  /** Every thread that was watched has loaded the watch, and none has reached for anything. */
  const assertSilent = (threads: number) => {
    const reached = watch.reached();
    assert.equal(reached.filter(({ what }) => what === 'loaded').length, threads);
    assert.deepEqual(
      reached.filter(({ what }) => what !== 'loaded'),
      [],
    );
  };
  const run = ([command, ...before]: Node, args: readonly string[]) =>
    spawnSync(command, [...before, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...watch.env },
      maxBuffer: 1 << 28,
    });

  it('is watched at every door', () => {
    const doors: Readonly<Record<string, string>> = {
      fetch: `fetch('http://127.0.0.1:1')`,
      'http.get': `require('http').get('http://127.0.0.1:1').on('error', () => {})`,
      'https.request': `require('https').request('https://127.0.0.1:1').on('error', () => {})`,
      'net.connect': `require('net').connect(1, '127.0.0.1').on('error', () => {})`,
      'tls.connect': `require('tls').connect(1, '127.0.0.1').on('error', () => {})`,
      'http2.connect': `require('http2').connect('http://127.0.0.1:1').on('error', () => {})`,
      'dns.lookup': `require('dns').lookup('localhost', () => {})`,
      'dns.resolve4': `require('dns').promises.resolve4('localhost').catch(() => {})`,
      'dgram.send': `{ const to = require('dgram').createSocket('udp4').unref(); to.send('x', 1, '127.0.0.1') }`,
      spawn: `require('child_process').spawn(process.execPath, ['-v'])`,
      execFileSync: `require('child_process').execFileSync(process.execPath, ['-v'])`,
    };
    const all = Object.values(doors).join(';');
    const inThread = `new (require('worker_threads').Worker)(${JSON.stringify(all)}, { eval: true }).on('error', () => {})`;
    run(NODE, ['-e', `process.on('unhandledRejection', () => {}); ${all}; ${inThread}`]);
    const reached = watch.reached();
    for (const door of Object.keys(doors))
      for (const threadId of [0, 1])
        assert.ok(
          reached.some((each) => each.what === door && each.threadId === threadId),
          `${door} in thread ${threadId}`,
        );
  });

  for (const [way, node] of WAYS) {
    for (const args of COMMANDS)
      it(`is not touched by the command line, ${way}: ${args[0]}`, () => {
        const { status, stdout, stderr } = run(node, [path.resolve('dist/cli.js'), ...args]);
        assert.equal(status, 0, stderr);
        assert.notEqual(stdout, '');
        assertSilent(1);
      });

    it(`is not touched by a session of the language server, ${way}`, async () => {
      const server = new TestServer(overStdio(undefined, node, watch.env));
      try {
        await session(server);
      } finally {
        server.stop();
      }
      assertSilent(1);
    });
  }

  it('is not touched by the threads that read many files', () => {
    const call = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
    const files = Array.from({ length: 2400 }, (_, index) => [`${index}.py`, index < 3 ? call : 'x = 1\n']);
    withFiles(Object.fromEntries(files), (folder) => {
      const { status } = run(NODE, [path.resolve('dist/cli.js'), 'scan', folder]);
      assert.equal(status, 0);
    });
    const threads = watch.reached().filter(({ what }) => what === 'loaded');
    assert.ok(threads.length > 1 || availableParallelism() === 1);
    assertSilent(threads.length);
  });

  /** What a user does in an editor in an hour, with an answer to each. */
  async function session(server: TestServer): Promise<void> {
    const file = path.join(SAMPLE, 'rag_service/answer.py');
    const uri = pathToFileURL(file).toString();
    const text = readFileSync(file, 'utf8');
    const storageFolder = path.join(path.dirname(watch.env.BREAKEVEN_NETWORK_LOG), 'storage');
    mkdirSync(storageFolder);
    writeFileSync(path.join(storageFolder, 'prices.json'), '{');
    const ask = (method: string, params: unknown) => server.connection.sendRequest(method, params);
    await server.start(SAMPLE, { isTrusted: true, checksSchema: true, hasExtension: true, storageFolder });
    await server.open(uri, 'python', text);
    const lenses = await server.lenses(uri);
    assert.ok(lenses.length > 3);
    const call = lenses.at(-1)?.range.start ?? assert.fail();
    assert.notEqual(await server.hover(uri, call.line, call.character + 1), null);
    await server.replace(
      uri,
      2,
      `${text}\n# breakeven: outpt=3\nOpenAI().responses.create(model="gpt-4o")\n`,
    );
    const { diagnostics } = await server.diagnosticsOf(uri, 2);
    assert.ok((await server.quickFixes(uri, diagnostics)).length > 0);
    const textDocument = { uri };
    const position = { line: text.split('\n').length, character: 13 };
    await server.connection.sendRequest(CompletionRequest.type, { textDocument, position });
    const range = { start: { line: 0, character: 0 }, end: position };
    await server.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    assert.notEqual(documentSummarySchema.parse(await ask(REQUESTS.documentSummary, { uri })).text, '');
    await ask(REQUESTS.countTokens, { uri, selections: [range] });
    const options = { grouping: 'model', sorting: 'cost', filter: '' };
    assert.ok(callsTreeSchema.parse(await ask(REQUESTS.callsTree, options)).all > 3);
    const unedited = { scenario: null, edited: [], selectedWorkloadId: null };
    const panel = panelContentSchema.parse(await ask(REQUESTS.panelSnapshot, unedited));
    assert.ok(panel.scenario.workloads.length > 3);
    for (const format of ['markdown', 'csv', 'json', 'html'])
      assert.ok(workspaceReportSchema.parse(await ask(REQUESTS.workspaceReport, { format })).items > 3);
    assert.notEqual(await ask(REQUESTS.compareModels, { uri, position: call }), null);
    await ask(REQUESTS.usagePlaces, { call: { uri, position: call }, target: 'requestsPerMonth' });
    await server.configure({ requestsPerMonth: 20_000, priceUpdates: 'weekly' });
    assert.ok((await server.lenses(uri)).length > 3);
  }
});
