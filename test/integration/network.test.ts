import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, lensesByLine } from '../support/integration/actions';
import { closeAll, hoverAt, openFile } from '../support/integration/vscode';
import { type Reached, reachedIn } from '../support/network/watched';

/** What this file and its bundles lie in. */
const DIST = path.resolve(__dirname, '../..');
const TESTS = path.join(DIST, 'test');

/** The harness has the VS Code server's processes watched; a desktop is not. */
const LOG = process.env.BREAKEVEN_NETWORK_LOG;
/** The last in which an extension host takes over Node's options, by which it is watched: 1.139 does not. */
const WATCHED_MINOR = 100;

/** By code of the extension: VS Code and its own extensions reach for what they like. */
function isOurs({ stack }: Reached): boolean {
  return stack.some((frame) => frame.includes(`${DIST}${path.sep}`) && !frame.includes(TESTS));
}

describe('the network, in the editor', () => {
  afterEach(closeAll);

  const minor = Number(vscode.version.split('.')[1]);
  if (LOG === undefined || (minor > WATCHED_MINOR && process.env.NODE_OPTIONS === undefined)) return;

  it('is not touched by the extension, and its server is the one program that it starts', async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    assert.notEqual(await hoverAt(document, 'model=ANSWER_MODEL'), '');
    await vscode.commands.executeCommand('breakeven.calls.focus');
    await vscode.commands.executeCommand('breakeven.scanWorkspace');
    await vscode.commands.executeCommand('breakeven.openScenarioInEditor');
    await vscode.commands.executeCommand('breakeven.scenario.focus');
    const reached = reachedIn(LOG);
    const watched = (main: RegExp) => reached.some((each) => each.what === 'loaded' && main.test(each.main));
    assert.ok(reached.some(({ pid, what }) => pid === process.pid && what === 'loaded'));
    assert.ok(watched(/[\\/]dist[\\/]server\.js$/), 'the server is not watched');
    const ours = reached.filter(isOurs);
    assert.deepEqual(
      ours.filter(({ what }) => what !== 'spawn'),
      [],
    );
    assert.ok(ours.length > 0, 'the start of the server is not seen');
    for (const { to } of ours) assert.match(to, /dist[\\/]+server\.js/);
  });
});
