import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { readUiEnvironment } from '../support/ui/environment';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const DEADLINE_MS = 30_000;
const POLL_MS = 50;

interface Server {
  readonly pid: number;
  /** The extension host that has started it: one of each window. */
  readonly host: number;
}

/** The language servers of this VS Code, which has extensions of its own. */
function allServers(): Server[] {
  const profile = path.resolve(readUiEnvironment().settingsFile, '../../../..');
  return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(profile) && /[\\/]dist[\\/]server\.js\b/.test(line))
    .map((line) => {
      const [pid = 0, host = 0] = line.trim().split(/\s+/).map(Number);
      return { pid, host };
    });
}

/** Extension hosts of windows that were closed before, which take their time to end. */
const closing = new Set<number>();

/** Those of the window that is open. */
function servers(): number[] {
  return allServers()
    .filter(({ host }) => !closing.has(host))
    .map(({ pid }) => pid);
}

async function kill(): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  while (servers().length === 0) {
    if (Date.now() > end) throw new Error('No server runs.');
    await setTimeout(POLL_MS);
  }
  const killed = servers();
  for (const server of killed) process.kill(server, 'SIGKILL');
  while (servers().some((server) => killed.includes(server))) await setTimeout(POLL_MS);
}

describe('a language server that is killed', () => {
  if (process.platform === 'win32') return;

  before(() => {
    for (const { host } of allServers()) closing.add(host);
  });
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1400 },
  });

  it('comes back without a word: nothing that was typed, edited or kept is lost', async () => {
    const { editor, page } = workbench();
    const panel = new Panel(await workbench().openPanel());
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await panel.input('Price of a GPU, USD an hour').fill('4');
    await panel.untilChanged(panel.figure('hosted'), before);
    await panel.saveAs('dear hours');
    await editor.goToLine(54);
    await editor.lens('~2.1k');
    await editor.goToLine(7);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await kill();
    await editor.type('-mini');
    await editor.goToLine(54);
    await editor.lens(/^gpt-4o-mini · ~2\.1k/);
    // Not to the dollar: what falls back to the API follows the model.
    assert.equal(await panel.input('Price of a GPU, USD an hour').inputValue(), '4');
    assert.notEqual(await panel.figure('hosted').textContent(), before);
    assert.match((await panel.field('hosting.usdPerGpuHour').textContent()) ?? '', /edited here/);
    assert.equal(await panel.savedRow('dear hours').count(), 1);
    assert.equal(await workbench().notification(/./).count(), 0);
  });

  it('is given up when it ends again and again: one message says so and starts it', async () => {
    const { editor, page } = workbench();
    for (let times = 0; times < 4; times += 1) await kill();
    const notification = workbench().notification('Breakeven has stopped several times in a row');
    await notification.waitFor();
    // Each view says it in its place: the panel, and the tree of calls.
    const said = [
      new Panel(workbench().webview()).frame.getByText(
        'The scenario could not be computed. The log says why.',
      ),
      page.getByText('Breakeven has stopped. Run "Breakeven: Restart".'),
    ];
    for (const each of said) await each.waitFor();
    await editor.type(' ');
    await page.keyboard.press('Backspace');
    assert.equal(await workbench().notification(/./).count(), 1);
    assert.deepEqual(servers(), []);
    await notification.getByRole('button', { name: 'Restart' }).click();
    await editor.goToLine(54);
    await editor.lens(/^gpt-4o-mini · ~2\.1k/);
    for (const each of said) await each.waitFor({ state: 'hidden' });
    assert.equal(servers().length, 1);
  });

  it('is started anew by a command', async () => {
    const { editor } = workbench();
    const [before] = servers();
    await workbench().runCommand('Breakeven: Restart');
    await editor.lens(/^gpt-4o-mini · ~2\.1k/);
    const end = Date.now() + DEADLINE_MS;
    while (servers().length !== 1 || servers()[0] === before) {
      if (Date.now() > end) assert.fail(`still ${servers().join()}`);
      await setTimeout(POLL_MS);
    }
  });
});
