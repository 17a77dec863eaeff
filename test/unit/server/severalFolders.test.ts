import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  InitializedNotification,
  InitializeRequest,
} from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { callsTreeSchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';

describe('a workspace of several folders', () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'breakeven-folders-')));
  const uriOf = (...names: string[]) => pathToFileURL(path.join(root, ...names)).toString();
  /** Settings of each folder; those of the window have none of their own. */
  let settings: Record<string, unknown> = {};
  let server: TestServer;

  before(async () => {
    for (const name of ['shop', 'desk']) {
      mkdirSync(path.join(root, name));
      writeFileSync(path.join(root, name, 'ask.py'), CALL);
    }
    writeFileSync(
      path.join(root, 'desk', 'breakeven.json'),
      JSON.stringify({
        outputTokens: 77,
        prices: { 'gpt-4o': { inputPerMillion: 100, outputPerMillion: 100 } },
      }),
    );
    server = new TestServer();
    server.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section, scopeUri }) => (section === 'breakeven' ? (settings[scopeUri ?? ''] ?? {}) : {})),
    );
    await server.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      initializationOptions: { hasExtension: true },
      workspaceFolders: ['shop', 'desk'].map((name) => ({ uri: uriOf(name), name })),
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    await server.connection.sendNotification(InitializedNotification.type, {});
    for (const name of ['shop', 'desk']) await server.open(uriOf(name, 'ask.py'), 'python', CALL);
  });

  after(() => {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const lens = async (folder: string) =>
    (await server.lenses(uriOf(folder, 'ask.py')))[0]?.command?.title ?? '';
  const rows = async () => {
    const params = { grouping: 'file', sorting: 'place', filter: '' };
    const tree = callsTreeSchema.parse(await server.connection.sendRequest(REQUESTS.callsTree, params));
    return tree.groups.map(({ key, items }) => [key, items.length, items[0]?.description.split(' · ')[0]]);
  };

  it('keeps to each folder’s breakeven.json', async () => {
    assert.match(await lens('shop'), /\+ ~350 tokens/);
    assert.match(await lens('desk'), /\+ 77 tokens · ~?\$0\.0085 a call/);
    assert.doesNotMatch(await lens('shop'), /\$0\.0[4-9]/);
  });

  it('keeps to each folder’s settings, also in the tree, which names the folder', async () => {
    settings = { [uriOf('shop')]: { requestsPerMonth: 1000 }, [uriOf('desk')]: { requestsPerMonth: 2000 } };
    await server.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    // 1,000 times 350 tokens of $10 a million and 8 of $2.50; 2,000 times 85 of $100.
    assert.match(await lens('shop'), /~\$3\.52\/mo API/);
    assert.match(await lens('desk'), /~?\$17\.\d\d\/mo API/);
    assert.deepEqual(
      (await rows()).map(([key, count]) => [key, count]),
      [
        ['desk/ask.py', 1],
        ['shop/ask.py', 1],
      ],
    );
    const [desk, shop] = (await rows()).map(([, , month]) => month);
    assert.equal(shop, '~$3.52/mo');
    assert.match(String(desk), /^~?\$17\.\d\d\/mo$/);
  });

  it('draws in each folder what is wanted there', async () => {
    settings = { [uriOf('shop')]: { inlineStyle: 'off' } };
    await server.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.equal(await lens('shop'), '');
    assert.match(await lens('desk'), /^gpt-4o · /);
  });
});
