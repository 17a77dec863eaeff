import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { TestServer } from '../../support/languageServer';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';

describe('files that are open', () => {
  let root: string;
  let server: TestServer;

  before(async () => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-open-')));
    for (const folder of ['src', 'generated', 'node_modules/sdk'])
      mkdirSync(path.join(root, folder), { recursive: true });
    for (const name of ['src/a.py', 'generated/b.py', 'node_modules/sdk/c.py'])
      writeFileSync(path.join(root, name), CALL);
    writeFileSync(path.join(root, '.gitignore'), 'generated/\n');
    server = new TestServer();
    await server.start(root);
  });
  after(() => {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const counted = async (): Promise<string[]> => {
    const params = { grouping: 'file', sorting: 'place', filter: '' };
    const tree = (await server.connection.sendRequest(REQUESTS.callsTree, params)) as {
      groups: { label: string }[];
    };
    return tree.groups.map(({ label }) => label).sort();
  };
  const open = async (name: string) => {
    const uri = pathToFileURL(path.join(root, name)).toString();
    await server.open(uri, 'python', CALL);
    return server.lenses(uri);
  };

  it('count in the workspace where a scan would come to them, and show their own figures anyway', async () => {
    assert.deepEqual(await counted(), ['src/a.py']);
    for (const name of ['generated/b.py', 'node_modules/sdk/c.py'])
      assert.equal((await open(name)).length, 1, name);
    assert.deepEqual(await counted(), ['src/a.py']);
    // Not saved yet, so nothing says that it is left out.
    await open('src/new.py');
    assert.deepEqual(await counted(), ['src/a.py', 'src/new.py']);
  });

  it('count once where another state of them is shown beside them, which has figures of its own', async () => {
    await open('src/a.py');
    const before = await counted();
    for (const scheme of ['git', 'gitlens', 'pr', 'review']) {
      const { pathname } = pathToFileURL(path.join(root, 'src/a.py'));
      const uri = `${scheme}:${pathname}?${encodeURIComponent(JSON.stringify({ path: pathname, ref: 'HEAD' }))}`;
      await server.open(uri, 'python', CALL + CALL);
      assert.equal((await server.lenses(uri)).length, 2, scheme);
      assert.deepEqual(await counted(), before, scheme);
    }
  });
});
