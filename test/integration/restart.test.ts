import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import process from 'node:process';
import * as vscode from 'vscode';
import { BreakevenClient } from '../../src/client/languageClient';
import { REQUESTS } from '../../src/protocol/requestNames';
import { eventually, lensesByLine, replaceText } from '../support/integration/actions';
import { messagesOf } from '../support/integration/shown';
import { closeAll, openFile } from '../support/integration/vscode';

// `ps` finds the server; Windows has none.
const hasPs = process.platform !== 'win32';

/** Ids of the language servers that this extension host has started. */
function servers(): number[] {
  return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /[\\/]dist[\\/]server\.js\b/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([id = Number.NaN]) => id);
}

describe('a language server that cannot be started', () => {
  it('is named once, and what to do by whatever asks for figures; it ends without a fault', async () => {
    const log = vscode.window.createOutputChannel('Breakeven (test)', { log: true });
    const said = await messagesOf('showErrorMessage', async () => {
      const client = new BreakevenClient(
        () => Promise.reject(new Error('there is no such program')),
        { globalStorageUri: vscode.Uri.file(process.cwd()) } as vscode.ExtensionContext,
        log,
      );
      client.start();
      await eventually(() =>
        assert.rejects(client.request(REQUESTS.callsTree, {}, 'callsTreeSchema'), {
          message: 'Breakeven has stopped. Run "Breakeven: Restart".',
        }),
      );
      await client.dispose();
    });
    log.dispose();
    assert.deepEqual(said, ['Breakeven could not start, so no costs are shown.']);
  });
});

describe('the language server', () => {
  afterEach(closeAll);

  if (!hasPs) return;

  it('runs once, and comes back with all figures after it was killed', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const before = await lensesByLine(document);
    const [killed, ...others] = servers();
    assert.ok(killed, 'no server runs');
    assert.deepEqual(others, []);
    process.kill(killed, 'SIGKILL');
    await eventually(() => {
      assert.equal(servers().length, 1);
      assert.notEqual(servers()[0], killed);
    });
    await eventually(async () => assert.deepEqual(await lensesByLine(document), before));
  });

  // Node can from its version 22.1 on; what a server was started with is read where Linux has it.
  const keeps = 'enableCompileCache' in nodeModule && process.platform === 'linux';
  const itKeeps: (title: string, test: () => Promise<void>) => void = keeps ? it : () => undefined;
  itKeeps('keeps what Node has compiled of it for the next start', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const environment = readFileSync(`/proc/${servers()[0]}/environ`, 'utf8').split('\0');
    const folder = environment.find((line) => line.startsWith('NODE_COMPILE_CACHE='))?.split('=')[1] ?? '';
    await vscode.commands.executeCommand('breakeven.restart');
    await eventually(() => assert.ok(readdirSync(folder, { recursive: true }).length > 1));
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
  });

  it('is killed while the user types, and answers for the text as it then is', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const before = await lensesByLine(document);
    let model = 'gpt-4o';
    for (const next of ['gpt-4.1', 'gpt-4.1-nano', 'gpt-4.1-mini']) {
      await replaceText(document, `ANSWER_MODEL = "${model}"`, `ANSWER_MODEL = "${next}"`);
      if (model === 'gpt-4o') for (const server of servers()) process.kill(server, 'SIGKILL');
      model = next;
    }
    await eventually(async () => {
      const after = await lensesByLine(document);
      assert.equal(after.length, before.length);
      assert.ok(
        after.some((lens) => lens.includes('gpt-4.1-mini · ')),
        after.join('\n'),
      );
    });
    await replaceText(document, `ANSWER_MODEL = "${model}"`, 'ANSWER_MODEL = "gpt-4o"');
    await eventually(async () => assert.deepEqual(await lensesByLine(document), before));
  });

  it('is another one after “Restart”, with the same figures', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const before = await lensesByLine(document);
    const [server] = servers();
    await vscode.commands.executeCommand('breakeven.restart');
    await eventually(() => {
      assert.equal(servers().length, 1);
      assert.notEqual(servers()[0], server);
    });
    await eventually(async () => assert.deepEqual(await lensesByLine(document), before));
  });
});
