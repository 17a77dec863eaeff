import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { callsTreeSchema, workspaceReportSchema } from '../../../src/protocol/requests';
import { overStdio, TestServer } from '../../support/languageServer';
import { WITHOUT_PRIVILEGE } from '../../support/withoutPrivilege';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
const MB = 1024 * 1024;

describe('what of a workspace cannot be read', () => {
  let root: string;
  let server: TestServer;

  before(async () => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-unread-')));
    for (const name of ['a.py', 'locked/b.py', 'ignored/c.py', 'huge.py', 'binary.py']) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), CALL);
    }
    writeFileSync(path.join(root, 'breakeven.json'), '{ "ignore": ["ignored/**"] }');
    writeFileSync(path.join(root, 'binary.py'), Buffer.from([0, 1, 2, 0, 3]));
    for (const name of ['huge.py', 'ignored/c.py']) truncateSync(path.join(root, name), 200 * MB);
    chmodSync(path.join(root, 'locked'), 0o000);
    const [command = '', ...before] = [...WITHOUT_PRIVILEGE, process.execPath];
    server = new TestServer(overStdio(undefined, [command, ...before]));
    await server.start(root);
  });
  after(() => {
    server.stop();
    chmodSync(path.join(root, 'locked'), 0o700);
    rmSync(root, { recursive: true, force: true });
  });

  const tree = async () => {
    const params = { grouping: 'file', sorting: 'place', filter: '' };
    return callsTreeSchema.parse(await server.connection.sendRequest(REQUESTS.callsTree, params));
  };

  it('is named beside the figures of the rest, in the view of calls and in the report', async () => {
    const { groups, notCounted } = await tree();
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['a.py'],
    );
    const said =
      'Not read: binary.py (binary, or not UTF-8), huge.py (larger than 2 MB), locked (folder cannot be read (EACCES)).';
    assert.equal(notCounted, said);
    const params = { format: 'html' };
    const { report } = workspaceReportSchema.parse(
      await server.connection.sendRequest(REQUESTS.workspaceReport, params),
    );
    assert.ok(report.includes(said), report.slice(-2000));
  });

  it('is no longer named when it is read, or gone', async () => {
    writeFileSync(path.join(root, 'binary.py'), CALL);
    rmSync(path.join(root, 'huge.py'));
    chmodSync(path.join(root, 'locked'), 0o700);
    const changed = (name: string, type: FileChangeType) => ({
      uri: pathToFileURL(path.join(root, name)).toString(),
      type,
    });
    await server.filesChanged(
      changed('binary.py', FileChangeType.Changed),
      changed('huge.py', FileChangeType.Deleted),
      changed('locked', FileChangeType.Created),
    );
    // The view asks again when it hears that figures have changed.
    while ((await tree()).groups.length < 3) await setTimeout(50);
    const { groups, notCounted } = await tree();
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['a.py', 'binary.py', 'locked/b.py'],
    );
    assert.equal(notCounted, '');
  });
});
