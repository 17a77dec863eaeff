import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ShowMessageNotification } from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { workspaceReportSchema } from '../../../src/protocol/requests';
import { type EditorFolder, startBrowserServer } from '../../support/browserServer';
import { TestServer } from '../../support/languageServer';

const SAMPLE = 'test/fixtures/workspace';
const ROOT = 'vscode-vfs://github/acme/shop';

function sample(): Map<string, string> {
  const names = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(SAMPLE, name)).isFile());
  return new Map(
    files.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(SAMPLE, name), 'utf8')]),
  );
}

const reportOf = async (server: TestServer) =>
  workspaceReportSchema.parse(
    await server.connection.sendRequest(REQUESTS.workspaceReport, { format: 'csv' }),
  );

const CALL = `from openai import OpenAI
from config import MODEL
client = OpenAI()
client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "Hi"}])
`;

describe('the language server in a browser', () => {
  let running: TestServer | undefined;

  const start = async (folder: EditorFolder, missing?: string) => {
    running = await startBrowserServer(folder, missing);
    return running;
  };
  afterEach(() => running?.stop());

  it('says of the sample workspace what the server on Node says', async () => {
    const server = await start({ root: ROOT, files: sample() });
    const onNode = new TestServer();
    try {
      await onNode.start(SAMPLE);
      const [here, there] = [await reportOf(server), await reportOf(onNode)];
      assert.ok(here.items > 5, `${here.items} items`);
      assert.deepEqual(here, there);
      const file = 'extraction/invoices.py';
      const text = readFileSync(path.join(SAMPLE, file), 'utf8');
      const onDisk = pathToFileURL(path.resolve(SAMPLE, file)).toString();
      await server.open(`${ROOT}/${file}`, 'python', text);
      await onNode.open(onDisk, 'python', text);
      const lenses = await server.lenses(`${ROOT}/${file}`);
      assert.ok(lenses.length > 0);
      assert.deepEqual(lenses, await onNode.lenses(onDisk));
      const line = text.split('\n').findIndex((written) => written.includes('.create('));
      const character = text.split('\n')[line]?.indexOf('create(') ?? 0;
      const hover = await server.hover(`${ROOT}/${file}`, line, character);
      assert.ok(hover !== null);
      assert.deepEqual(hover, await onNode.hover(onDisk, line, character));
    } finally {
      onNode.stop();
    }
  });

  it('takes names from other files, whatever their folder is called, and follows those files', async () => {
    const folder = { root: 'memfs:/my%20work', files: new Map([['config.py', 'MODEL = "gpt-4o"\n']]) };
    const server = await start(folder);
    await server.open('memfs:/my%20work/ask.py', 'python', CALL);
    const title = async () => (await server.lenses('memfs:/my%20work/ask.py'))[0]?.command?.title ?? '';
    assert.match(await title(), /^gpt-4o ·/);
    folder.files.set('config.py', 'MODEL = "gpt-4.1-mini"\n');
    await server.filesChanged('memfs:/my%20work/config.py');
    assert.match(await title(), /^gpt-4\.1-mini ·/);
  });

  it('reads breakeven.json, leaves out what git ignores, and stays within the folder', async () => {
    const files = new Map([
      ['breakeven.json', '{ "requestsPerMonth": 77 }'],
      ['.gitignore', 'generated/\n'],
      ['generated/ask.py', CALL],
      ['node_modules/config.py', 'MODEL = "gpt-4o"\n'],
      ['app/ask.py', CALL.replace('from config', 'from ..node_modules.config')],
    ]);
    const server = await start({ root: ROOT, files });
    const { report, items } = await reportOf(server);
    assert.equal(items, 1);
    assert.match(report, /app\/ask\.py/);
    assert.match(report, /\b77\b/);
    assert.doesNotMatch(report, /gpt-4o/);
  });

  it('reads what lies in the folder, and nothing that a link leads to', async () => {
    const literal = CALL.replace('model=MODEL', 'model="gpt-4.1"');
    const files = new Map([
      ['ask.py', `${CALL}${literal.replace('"Hi"', 'open("prompt.txt").read()')}`],
      ['breakeven.json', '{ "requestsPerMonth": 77 }'],
      ['config.py', 'MODEL = "gpt-4o"\n'],
      ['inner/more.py', literal],
      ['link.py', literal],
      ['prompt.txt', 'Hello '.repeat(1000)],
    ]);
    const rows = async (links: readonly string[]) => {
      const server = await start({ root: ROOT, files, links: new Set(links) });
      const [, ...lines] = (await reportOf(server)).report.trim().split('\n');
      server.stop();
      return lines
        .map((line) => line.split(','))
        .map(([file, , , ...figures]) => [file, ...figures.slice(0, 4)]);
    };
    assert.deepEqual(await rows([]), [
      ['ask.py', 'gpt-4o', '8', '350', '77'],
      ['ask.py', 'gpt-4.1', '1008', '350', '77'],
      ['inner/more.py', 'gpt-4.1', '8', '350', '77'],
      ['link.py', 'gpt-4.1', '8', '350', '77'],
    ]);
    assert.deepEqual(await rows(['breakeven.json', 'config.py', 'inner', 'link.py', 'prompt.txt']), [
      ['ask.py', 'model from MODEL', '8', '350', '10000'],
      ['ask.py', 'gpt-4.1', '67', '350', '10000'],
    ]);
  });

  const script = `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'Hi' });\n`;
  for (const [missing, text, said] of [
    ['/grammars/tree-sitter-python.wasm', CALL, 'The grammar tree-sitter-python.wasm'],
    ['/ranks/cl100k_base.bin', CALL.replace('=MODEL', '="gpt-4"'), 'The vocabulary cl100k_base'],
  ] as const)
    it(`says that it could not load ${missing}, and has the figures that need something else`, async () => {
      const server = await start({ root: ROOT, files: new Map() }, missing);
      const messages: string[] = [];
      server.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
        messages.push(message);
      });
      await server.open(`${ROOT}/ask.py`, 'python', text);
      await server.open(`${ROOT}/ask.ts`, 'typescript', script);
      assert.deepEqual(await server.lenses(`${ROOT}/ask.py`), []);
      const titles = (await server.lenses(`${ROOT}/ask.ts`)).map(({ command }) => command?.title ?? '');
      assert.match(titles.join('\n'), /^gpt-4o · .* a call · .*\/mo API/);
      const reason = `${said} could not be read: status 404`;
      assert.deepEqual(messages, [`Breakeven shows figures in part only. ${reason}`]);
    });
});

describe('the bundles of the browser', () => {
  it('ask for no module but the editor', () => {
    // tree-sitter makes a `require` of its own where it finds that it runs on Node.
    const ofTreeSitter = ['server: fs', 'server: path', 'server: url'];
    const asked = ['extension', 'server'].flatMap((name) => {
      const code = readFileSync(`dist/web/${name}.js`, 'utf8');
      return [...code.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
        ([, to]) => `${name}: ${to}`,
      );
    });
    assert.deepEqual(
      [...new Set(asked)].filter((name) => !ofTreeSitter.includes(name)),
      ['extension: vscode'],
    );
  });
});
