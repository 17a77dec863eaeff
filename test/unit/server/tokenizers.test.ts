import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { TestServer } from '../../support/languageServer';
import { TINY_COUNTS, TINY_TOKENIZER } from '../../support/tinyTokenizer';

const CODE = `from openai import OpenAI
client = OpenAI()

def ask():
    return client.chat.completions.create(model="llama-3.1-8b", messages=[{"role": "user", "content": "hello hello"}])
`;
const CONFIG = '{\n  "tokenizers": { "llama-3*": "models/tokenizer.json" }\n}';
const EXACT = 'exact with your tokenizer.json, llama-3.1-8b';

describe('a tokenizer.json in the language server', () => {
  let server: TestServer;
  let folder: string;
  let code: string;
  let config: string;

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const counted = async () =>
    (await server.connection.sendRequest(REQUESTS.countTokens, {
      uri: code,
      selections: [rangeOf('hello hello')],
    })) as { readonly text: string; readonly encoding: string };

  function rangeOf(text: string) {
    const character = CODE.split('\n')[4]?.indexOf(text) ?? 0;
    return { start: { line: 4, character }, end: { line: 4, character: character + text.length } };
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-server-'));
    code = pathToFileURL(path.join(folder, 'ask.py')).toString();
    config = pathToFileURL(path.join(folder, 'breakeven.json')).toString();
    mkdirSync(path.join(folder, 'models'));
    write('ask.py', CODE);
    write('models/tokenizer.json', JSON.stringify(TINY_TOKENIZER));
    server = new TestServer();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts for the models that breakeven.json names it for', async () => {
    write('breakeven.json', CONFIG);
    await server.start(folder);
    await server.open(code, 'python', CODE);
    const { text, encoding } = await counted();
    assert.deepEqual([text, encoding], [`${TINY_COUNTS['hello hello']} tokens`, EXACT]);
  });

  it('counts for those that the setting names it for, from the first folder', async () => {
    server.settings = { tokenizers: { '*llama*': 'models/tokenizer.json' } };
    await server.start(folder);
    await server.open(code, 'python', CODE);
    assert.equal((await counted()).encoding, EXACT);
  });

  it('is not used where the folder that names it is not trusted', async () => {
    write('breakeven.json', CONFIG);
    await server.start(folder, { isTrusted: false, checksSchema: false });
    await server.open(code, 'python', CODE);
    assert.notEqual((await counted()).encoding, EXACT);
  });

  it('is not even opened there: what is wrong with it is not known', async () => {
    write('breakeven.json', CONFIG);
    write('models/tokenizer.json', '{"model": {}}');
    await server.start(folder, { isTrusted: false, checksSchema: false });
    const { diagnostics } = await server.diagnosticsThat(config, (found) => found.diagnostics.length > 0);
    assert.deepEqual(
      diagnostics.map(({ message }) => message),
      ['"tokenizers" is not used while this workspace is not trusted.'],
    );
  });

  it('is marked where it is named when it cannot be used', async () => {
    write('breakeven.json', CONFIG);
    write('models/tokenizer.json', '{"model": {}}');
    await server.start(folder);
    const { diagnostics } = await server.diagnosticsThat(config, (found) => found.diagnostics.length > 0);
    assert.deepEqual(
      diagnostics.map(({ range }) => range.start),
      [{ line: 1, character: CONFIG.split('\n')[1]?.indexOf('"models/') }],
    );
    assert.match(String(diagnostics[0]?.message), /is not used: it is not a tokenizer\.json/);
    await server.open(code, 'python', CODE);
    assert.notEqual((await counted()).encoding, EXACT);
  });
});
