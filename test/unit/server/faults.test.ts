import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ShowMessageNotification } from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { workspaceReportSchema } from '../../../src/protocol/requests';
import { copyOfDist } from '../../support/brokenDist';
import { overStdio, TestServer } from '../../support/languageServer';

const PYTHON = `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n`;
const SCRIPT = `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'Hi' });\n`;

describe('files of our own that are missing or damaged', () => {
  let dist: string;
  let folder: string;
  let server: TestServer;
  let messages: string[];
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();

  const start = async () => {
    server = new TestServer(overStdio(path.join(dist, 'server.js')));
    messages = [];
    server.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    await server.start(folder);
  };
  const items = async () => {
    const answer = await server.connection.sendRequest(REQUESTS.workspaceReport, { format: 'json' });
    return workspaceReportSchema.parse(answer).items;
  };

  beforeEach(() => {
    dist = copyOfDist();
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-faults-')));
    writeFileSync(path.join(folder, 'a.py'), PYTHON);
    writeFileSync(path.join(folder, 'b.py'), PYTHON);
    writeFileSync(path.join(folder, 'c.ts'), SCRIPT);
  });

  afterEach(() => {
    server?.stop();
    rmSync(dist, { recursive: true });
    rmSync(folder, { recursive: true });
  });

  it('a grammar: the other languages go on, and one message and each file say so', async () => {
    rmSync(path.join(dist, 'grammars/tree-sitter-python.wasm'));
    await start();
    assert.equal(await items(), 1);
    await server.open(uriOf('a.py'), 'python', PYTHON);
    assert.deepEqual(await server.lenses(uriOf('a.py')), []);
    const { diagnostics } = await server.diagnosticsOf(uriOf('a.py'), 1);
    assert.equal(diagnostics[0]?.code, 'unreadable');
    assert.match(`${diagnostics[0]?.message}`, /The grammar tree-sitter-python\.wasm could not be read/);
    await server.open(uriOf('c.ts'), 'typescript', SCRIPT);
    assert.match((await server.lenses(uriOf('c.ts')))[0]?.command?.title ?? '', /^gpt-4o ·/);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /figures in part only.*tree-sitter-python\.wasm/);
  });

  it('a grammar that is no WebAssembly, and the parser itself', async () => {
    for (const [name, left] of [
      ['tree-sitter-python.wasm', 2],
      ['tree-sitter.wasm', 1],
    ] as const) {
      rmSync(path.join(dist, 'grammars', name));
      writeFileSync(path.join(dist, 'grammars', name), 'not a module');
      mkdirSync(path.join(folder, 'prompts'), { recursive: true });
      writeFileSync(path.join(folder, 'prompts/reply.prompty'), '---\nmodel: gpt-4o\n---\nuser:\nHi\n');
      await start();
      assert.equal(await items(), left, name);
      assert.equal(messages.length, 1, messages.join('\n'));
      server.stop();
    }
  });

  it('a vocabulary: no figure, a message, and the server lives on', async () => {
    for (const damage of ['', '{', '\x01\0\0\0\x01!', '[]', 'null']) {
      rmSync(path.join(dist, 'ranks/o200k_base.bin'));
      writeFileSync(path.join(dist, 'ranks/o200k_base.bin'), damage);
      await start();
      assert.equal(await items(), 0, damage);
      await server.open(uriOf('a.py'), 'python', PYTHON);
      assert.deepEqual(await server.lenses(uriOf('a.py')), []);
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0] ?? '', /The vocabulary o200k_base/);
      server.stop();
    }
  });

  it('are said by the command line, with what it could read', () => {
    const run = () =>
      spawnSync(process.execPath, [path.join(dist, 'cli.js'), 'scan', folder, '--json'], {
        encoding: 'utf8',
      });
    rmSync(path.join(dist, 'grammars/tree-sitter-python.wasm'));
    const scan = run();
    const { calls: found } = JSON.parse(scan.stdout) as { calls: unknown[] };
    assert.equal(found.length, 1);
    assert.match(scan.stdout, /tree-sitter-python\.wasm could not be read/);
    rmSync(path.join(dist, 'ranks/o200k_base.bin'));
    const { stdout, stderr } = run();
    assert.deepEqual(JSON.parse(stdout).calls, []);
    assert.match(stdout, /The vocabulary o200k_base could not be read/);
    assert.doesNotMatch(stderr, /^\s+at /m);
  });
});
