import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  LogMessageNotification,
  ShowMessageNotification,
  ShowMessageRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Breakeven } from '../../../src/core/project/breakeven';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { REQUESTS, TRUST_GRANTED } from '../../../src/protocol/requestNames';
import { faultText } from '../../../src/server/features/safely';
import { nodeHost } from '../../../src/server/nodeHost';
import { startServer } from '../../../src/server/server';
import { TestServer, type Transport } from '../../support/languageServer';

const PROMPT = 'You are the secret keeper of the house';
const CODE = `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="${PROMPT}")\n`;
const PLACE = { line: 1, character: 12 };
/** What faults say while they are on: the worst a message can hold. */
class Fault extends TypeError {
  constructor() {
    super(`cannot read "${PROMPT}"\n    at ${PROMPT}\n${PROMPT}`);
  }
}

/** The core, each function of which can be made to throw. */
function breakable(core: Breakeven): { core: Breakeven; broken: Set<string> } {
  const broken = new Set<string>();
  const wrapped = <T extends object>(part: T, prefix: string): T =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        typeof value === 'function' ? guarded(value, `${prefix}${name}`) : value,
      ]),
    ) as T;
  const guarded =
    (real: (...args: unknown[]) => unknown, name: string) =>
    (...args: unknown[]) => {
      if (broken.has(name)) throw new Fault();
      return real(...args);
    };
  return { core: { ...wrapped(core, ''), reader: wrapped(core.reader, 'reader.') }, broken };
}

/** A server in this process: a rejection that nobody handles fails the test. */
function inProcess(core: Breakeven): Transport {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor));
  startServer(connection, core, nodeHost, {
    now: () => new Date('2026-06-01'),
    prices: {
      open: () => Promise.reject(new Fault()),
      refresh: () => Promise.reject(new Fault()),
      takeUp: () => Promise.reject(new Fault()),
    },
  });
  return {
    reader: new StreamMessageReader(toEditor),
    writer: new StreamMessageWriter(toServer),
    stop: () => {
      connection.dispose();
      toServer.destroy();
      toEditor.destroy();
    },
  };
}

describe('a fault of our own in the server', () => {
  let folder: string;
  let server: TestServer;
  let broken: Set<string>;
  let logged: string[];
  let shown: string[];
  let uri: string;

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-own-')));
    writeFileSync(path.join(folder, 'a.py'), CODE);
    writeFileSync(path.join(folder, 'breakeven.json'), '{ "monthlyBudgetUsd": 1 }');
    uri = pathToFileURL(path.join(folder, 'a.py')).toString();
    const made = breakable(await loadBreakeven(path.resolve('dist')));
    broken = made.broken;
    server = new TestServer(inProcess(made.core));
    logged = [];
    shown = [];
    server.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      logged.push(message);
    });
    server.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      shown.push(message);
    });
    server.connection.onRequest(ShowMessageRequest.type, ({ message }) => {
      shown.push(message);
      return null;
    });
    await server.start(folder, { isTrusted: false, hasExtension: true, storageFolder: folder });
    await server.open(uri, 'python', CODE);
    assert.equal((await server.lenses(uri)).length, 1);
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  const requests: Readonly<Record<string, unknown>> = {
    [REQUESTS.documentSummary]: () => ({ uri }),
    [REQUESTS.countTokens]: () => ({ uri, selections: [] }),
    [REQUESTS.panelSnapshot]: () => ({ scenario: null, edited: [], selectedWorkloadId: null }),
    [REQUESTS.workspaceReport]: () => ({ format: 'markdown' }),
    [REQUESTS.callsTree]: () => ({ grouping: 'file', sorting: 'cost', filter: '' }),
    [REQUESTS.compareModels]: () => ({ uri, position: PLACE }),
    [REQUESTS.locateItem]: () => ({ id: 'x' }),
    [REQUESTS.usagePlaces]: () => ({ call: { uri, position: PLACE }, target: 'requestsPerMonth' }),
    [REQUESTS.refreshPrices]: () => ({}),
  };
  /** Everything that an editor says or asks, with whatever comes of it. */
  const everything = async (version: number) => {
    await server.replace(uri, version, `${CODE}# ${version}\n`);
    await server.filesChanged(uri, pathToFileURL(path.join(folder, 'breakeven.json')).toString());
    await server.connection.sendNotification(TRUST_GRANTED);
    await server.configure({ outputTokens: version });
    const answers: Promise<unknown>[] = [
      server.lenses(uri),
      server.hover(uri, PLACE.line, PLACE.character),
      server.complete(uri, 2, 3),
      server.quickFixes(uri, []),
    ];
    for (const [method, params] of Object.entries(requests))
      answers.push(server.connection.sendRequest(method, (params as () => unknown)()));
    return Promise.allSettled(answers);
  };

  const FAULTY = ['contextFor', 'estimateDocument', 'estimateAnalysis', 'estimateTogether', 'reader.accepts'];
  for (const name of FAULTY)
    it(`costs what needs it and is over with it: ${name}`, async () => {
      broken.add(name).add(name === 'estimateAnalysis' ? 'estimateDocument' : name);
      for (const version of [2, 3, 4]) {
        const answers = await everything(version);
        for (const answer of answers)
          if (answer.status === 'rejected') assert.doesNotMatch(`${answer.reason.message}`, /secret/);
      }
      assert.ok(shown.length <= 1, shown.join('\n'));
      assert.doesNotMatch(logged.join('\n'), /secret/);
      broken.clear();
      await server.replace(uri, 5, CODE);
      await server.configure({});
      assert.match((await server.lenses(uri))[0]?.command?.title ?? '', /^gpt-4o ·/);
      const tree = await server.connection.sendRequest(
        REQUESTS.callsTree,
        (requests[REQUESTS.callsTree] as () => unknown)(),
      );
      assert.equal((tree as { all: number }).all, 1);
    });

  it('is logged with its places in the code, and without what was written there', async () => {
    await assert.rejects(
      server.connection.sendRequest(REQUESTS.refreshPrices, {}),
      /Something went wrong in Breakeven\. The log says where\./,
    );
    const fault =
      logged.find((line) => line.startsWith(REQUESTS.refreshPrices)) ?? assert.fail(logged.join('\n'));
    assert.match(fault, /^breakeven\/refreshPrices: TypeError\n\s+at .*ownFaults\.test\.[jt]s:\d+:\d+/);
    assert.doesNotMatch(logged.join('\n'), /secret/);
  });

  it('has a text without its message, whatever that is', () => {
    for (const message of ['', 'x', `${PROMPT}\n    at ${PROMPT} (x.js:1:2)\n`, 'TypeError']) {
      const text = faultText(new TypeError(message));
      assert.match(text, /^TypeError\n\s+at .*:\d+:\d+/);
      assert.doesNotMatch(text, /secret/);
    }
    assert.equal(faultText(PROMPT), 'a thrown string');
    assert.match(faultText(Object.assign(new Error('x'), { code: 'ENOSPC' })), /^Error ENOSPC\n/);
    assert.match(faultText(Object.assign(new Error('x'), { code: PROMPT })), /^Error\n/);
  });
});
