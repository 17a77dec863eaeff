import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { ACCEPT, eventually, lensesByLine, NEXT, runAnswering } from '../support/integration/actions';
import { messagesOf } from '../support/integration/shown';
import { closeAll, openFile, withSetting } from '../support/integration/vscode';

const UNREACHABLE = `globalThis.fetch = async () => {
  throw new TypeError('fetch failed', { cause: new Error('no route') });
};
`;

describe('Refresh Prices, in the editor', () => {
  // The servers of a desktop need not take Node's options.
  if (process.env.BREAKEVEN_NETWORK_LOG === undefined) return;
  const { NODE_OPTIONS } = process.env;
  let folder: string;

  const restart = async (options: string | undefined) => {
    if (options === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = options;
    await vscode.commands.executeCommand('breakeven.restart');
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'breakeven-unreachable-'));
    const file = path.join(folder, 'unreachable.cjs');
    await writeFile(file, UNREACHABLE);
    await restart(`${NODE_OPTIONS ?? ''} --require ${JSON.stringify(file)}`);
  });
  after(async () => {
    await restart(NODE_OPTIONS);
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(closeAll);

  it('says after a yes why none came, and the figures stay', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const before = await lensesByLine(document);
    await withSetting('priceUpdates', 'off', async () => {
      const said = await messagesOf('showWarningMessage', () =>
        runAnswering('breakeven.refreshPrices', [NEXT, ACCEPT]),
      );
      assert.deepEqual(said, [
        'The prices could not be refreshed: raw.githubusercontent.com could not be reached (no route). Those in use stay.',
      ]);
    });
    assert.deepEqual(await lensesByLine(document), before);
  });
});
