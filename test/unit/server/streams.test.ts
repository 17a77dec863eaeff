import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { framed, RawServer } from '../../support/rawServer';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Größe 😀")\n';
const LEAST = { processId: null, rootUri: null, capabilities: {} };
/** Codes of JSON-RPC and of the protocol. */
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const REQUEST_CANCELLED = -32800;

interface Lens {
  readonly command: { readonly title: string };
}

describe('the language server at its streams', () => {
  let server: RawServer;

  beforeEach(() => {
    server = new RawServer();
  });

  afterEach(() => server.stop());

  const start = async (params: object = {}) => {
    const answer = await server.request(1, 'initialize', { ...LEAST, ...params });
    server.send({ method: 'initialized', params: {} });
    return answer.result as { capabilities: { positionEncoding?: string } };
  };
  const open = (uri: string, text = CALL) =>
    server.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'python', version: 1, text } },
    });
  const lenses = async (id: number, uri: string) =>
    (await server.request(id, 'textDocument/codeLens', { textDocument: { uri } })).result as Lens[];

  it('ends with 0 after it was told to shut down, and refuses requests in between', async () => {
    await start();
    assert.equal((await server.request(2, 'shutdown')).result, null);
    const refused = await server.request(3, 'textDocument/codeLens', {
      textDocument: { uri: 'untitled:a.py' },
    });
    assert.equal(refused.error?.code, INVALID_REQUEST);
    server.send({ method: 'exit' });
    assert.equal(await server.exit, 0);
  });

  it('ends with 1 when it is told to exit without that', async () => {
    await start();
    server.send({ method: 'exit' });
    assert.equal(await server.exit, 1);
  });

  it('ends when its input ends', async () => {
    await start();
    server.closeInput();
    assert.equal(await server.exit, 1);
  });

  it('ends when the process of its editor has ended', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await start({ processId: editor.pid });
    editor.kill();
    assert.equal(await server.exit, 1);
  });

  it('reads messages whatever pieces they come in', async () => {
    await start();
    const uri = 'untitled:a.py';
    const bytes = Buffer.concat([
      framed({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'python', version: 1, text: CALL } },
      }),
      framed({ id: 2, method: 'textDocument/codeLens', params: { textDocument: { uri } } }),
    ]);
    for (const byte of bytes) server.write(Buffer.from([byte]));
    const [lens] = (await server.answer(2)).result as Lens[];
    assert.match(lens?.command.title ?? '', /^gpt-4o · /);
  });

  it('does not hang on what is no message', async () => {
    await start();
    server.send({ id: 2, method: 'textDocument/noSuchThing', params: {} });
    assert.equal((await server.answer(2)).error?.code, METHOD_NOT_FOUND);
    const body = '{"jsonrpc": "2.0", "id": 3, "meth';
    server.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    open('untitled:a.py');
    assert.equal((await lenses(4, 'untitled:a.py')).length, 1);
    server.send({ id: 5, method: 'textDocument/hover', params: { textDocument: 7, position: 'here' } });
    await server.answer(5);
    open('untitled:b.py');
    assert.equal((await lenses(6, 'untitled:b.py')).length, 1);
  });

  it('outlives messages in their frames that mean nothing', async () => {
    await start();
    for (const body of ['null', '7', '[]', '""', '{}'])
      server.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    for (const id of [null, {}, 1.5, 'x']) server.send({ method: '$/cancelRequest', params: { id } });
    server.send({ id: 999, result: null });
    open('untitled:a.py');
    assert.equal((await lenses(2, 'untitled:a.py')).length, 1);
  });

  it('ends on bytes without a frame', async () => {
    await start();
    server.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n\u0000\u0001\u0002');
    assert.equal(await server.exit, 1);
  });

  it('answers a request that is cancelled at once, and the next one as ever', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-cancel-'));
    try {
      for (let file = 0; file < 300; file += 1) writeFileSync(path.join(folder, `${file}.py`), CALL);
      await start({ rootUri: `file://${folder}` });
      const params = { format: 'json' };
      server.send({ id: 2, method: 'breakeven/workspaceReport', params });
      server.send({ method: '$/cancelRequest', params: { id: 2 } });
      const cancelled = await server.answer(2);
      assert.equal(cancelled.error?.code, REQUEST_CANCELLED, JSON.stringify(cancelled).slice(0, 200));
      const { result } = await server.request(3, 'breakeven/workspaceReport', params);
      assert.equal((result as { items: number }).items, 300);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('counts columns in UTF-16 where UTF-8 is offered, and knows a file by any spelling of its address', async () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'breakeven-spelling-')));
    const folder = path.join(root, 'c:', 'my work');
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'breakeven.json'), '{ "outputTokens": 7 }');
      writeFileSync(path.join(folder, 'a.py'), CALL);
      const rootUri = `file://${root}/c%3A/my%20work`;
      const { capabilities } = await start({
        rootUri,
        capabilities: { general: { positionEncodings: ['utf-8', 'utf-16'] } },
      });
      assert.ok([undefined, 'utf-16'].includes(capabilities.positionEncoding));
      for (const [id, uri] of [`${rootUri}/a.py`, `file://${root}/c:/my%20work/a.py`].entries()) {
        open(uri);
        const [lens] = await lenses(10 + id, uri);
        assert.match(lens?.command.title ?? '', /\+ 7 tokens/, uri);
        server.send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });
      }
      open(`${rootUri}/a.py`);
      const { result } = await server.request(20, 'breakeven/workspaceReport', { format: 'json' });
      assert.equal((result as { items: number }).items, 1);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
