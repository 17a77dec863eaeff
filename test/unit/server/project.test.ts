import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  CancellationTokenSource,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { workspaceReportSchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const CALL = `from openai import OpenAI
from config import MODEL
client = OpenAI()
client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "Hi"}])
`;

describe('the language server, on names of other files', () => {
  let folder: string;
  let server: TestServer;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const title = async () => (await server.lenses(uriOf('app/ask.py')))[0]?.command?.title ?? '';

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-names-'));
    mkdirSync(path.join(folder, 'app'));
    writeFileSync(path.join(folder, 'app/ask.py'), CALL);
    writeFileSync(path.join(folder, 'app/config.py'), 'MODEL = "gpt-4o"\n');
    server = new TestServer();
    await server.start(folder);
    await server.open(uriOf('app/ask.py'), 'python', CALL);
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  it('follows them on the disk', async () => {
    assert.match(await title(), /^gpt-4o ·/);
    writeFileSync(path.join(folder, 'app/config.py'), 'MODEL = "gpt-4.1-mini"\n');
    await server.filesChanged(uriOf('app/config.py'));
    assert.match(await title(), /^gpt-4\.1-mini ·/);
  });

  it('follows them as they are typed in another editor', async () => {
    assert.match(await title(), /^gpt-4o ·/);
    await server.open(uriOf('app/config.py'), 'python', 'MODEL = "gpt-4o"\n');
    await server.replace(uriOf('app/config.py'), 2, 'MODEL = "gpt-4o-mini"\n');
    assert.match(await title(), /^gpt-4o-mini ·/);
  });

  it('follows them from the cell of a notebook', async () => {
    const cell = `${uriOf('app/notes.ipynb').replace('file:', 'vscode-notebook-cell:')}#W1sZmlsZQ`;
    await server.open(cell, 'python', CALL);
    assert.match((await server.lenses(cell))[0]?.command?.title ?? '', /^gpt-4o ·/);
  });

  it('leaves files that the editor hides out of the workspace’s month', async () => {
    mkdirSync(path.join(folder, 'generated'));
    writeFileSync(path.join(folder, 'generated/ask.py'), CALL.replace('MODEL,', '"gpt-4o",'));
    const items = async () =>
      workspaceReportSchema.parse(
        await server.connection.sendRequest(REQUESTS.workspaceReport, {
          format: 'json',
        }),
      ).items;
    assert.equal(await items(), 2);
    server.excluded = { '**/generated': true, '**/app': false, '**/*.py': { when: '$(basename).ts' } };
    await server.configure({});
    assert.equal(await items(), 1);
  });

  it('shows how far it is with many files, and nothing of a few', async () => {
    const report = () => server.connection.sendRequest(REQUESTS.workspaceReport, { format: 'json' });
    await report();
    assert.equal(server.progress.length, 0);
    for (let index = 0; index < 600; index += 1)
      writeFileSync(path.join(folder, `app/part${index}.py`), CALL);
    server.excluded = { '**/other': true };
    await server.configure({});
    await report();
    assert.deepEqual([...new Set(server.progress.map(({ kind }) => kind))], ['begin', 'report', 'end']);
    const shares = server.progress.flatMap((shown) =>
      shown.kind === 'report' ? [shown.percentage ?? -1] : [],
    );
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares.every((share) => share >= 0 && share <= 100));
  });

  it('reads on for those who wait when the one who asked first has given up', async () => {
    for (let index = 0; index < 300; index += 1)
      writeFileSync(path.join(folder, `app/part${index}.py`), CALL);
    const given = new CancellationTokenSource();
    const report = (...token: CancellationToken[]) =>
      server.connection.sendRequest(REQUESTS.workspaceReport, { format: 'json' }, ...token);
    const first = report(given.token).catch(() => null);
    const second = report();
    await new Promise((resolve) => setTimeout(resolve, 100));
    given.cancel();
    await first;
    assert.equal(workspaceReportSchema.parse(await second).items, 301);
  });

  it('follows files that come and go', async () => {
    rmSync(path.join(folder, 'app/config.py'));
    await server.filesChanged({ uri: uriOf('app/config.py'), type: FileChangeType.Deleted });
    assert.doesNotMatch(await title(), /gpt/);
    writeFileSync(path.join(folder, 'config.py'), 'MODEL = "gpt-4.1"\n');
    await server.filesChanged({ uri: uriOf('config.py'), type: FileChangeType.Created });
    assert.match(await title(), /^gpt-4\.1 ·/);
  });
});
