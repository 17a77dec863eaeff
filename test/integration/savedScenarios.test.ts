import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { SavedScenarios } from '../../src/client/savedScenarios';
import { scenarioIn, writeScenarioFile } from '../../src/client/scenarioFiles';
import { withSaved } from '../../src/core/scenario/savedScenario';
import { DEFAULT_SCENARIO } from '../../src/core/scenario/scenario';
import { messagesOf, withWindow } from '../support/integration/shown';

/** A workspace's state that lasts as long as the test. */
function memory(start: Record<string, unknown> = {}): vscode.Memento {
  const values = new Map(Object.entries(start));
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise) as T,
    update: async (key: string, value: unknown) => {
      values.set(key, value);
    },
  };
}

describe('scenarios under names', () => {
  it('come back from the workspace’s state, without those that can no longer be read', async () => {
    const state = memory({
      'breakeven.savedScenarios': [{ name: 'old', scenario: { schemaVersion: 0 } }, 7],
    });
    const saved = new SavedScenarios(state);
    assert.deepEqual(saved.all(), []);
    await saved.set(withSaved(saved.all(), { name: 'mine', scenario: DEFAULT_SCENARIO, edited: ['task'] }));
    const [mine, ...others] = new SavedScenarios(state).all();
    assert.deepEqual(others, []);
    assert.deepEqual([mine?.name, mine?.scenario.name, mine?.edited], ['mine', 'mine', ['task']]);
    assert.deepEqual(new SavedScenarios(memory({ 'breakeven.savedScenarios': 'damaged' })).all(), []);
  });
});

describe('a scenario in a file', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'breakeven-files-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(name: string, text: string) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return scenarioIn(vscode.Uri.file(file));
  }

  it('takes the file’s name where it has none of its own', async () => {
    const plain = await read('two h100.breakeven.json', JSON.stringify(DEFAULT_SCENARIO));
    assert.deepEqual(plain, { scenario: { ...DEFAULT_SCENARIO, name: 'two h100' }, problem: '' });
    const own = await read('a.breakeven.json', JSON.stringify({ ...DEFAULT_SCENARIO, name: 'Ours' }));
    assert.equal(own.scenario?.name, 'Ours');
  });

  it('is named with what is wrong in it, and is never half a scenario', async () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['{', /JSON/],
      ['[]', /expected an object/],
      ['{"hosting": {"gpus": 3}}', /hosting\.gpus: is not a field of a scenario/],
      ['{"horizon": {"months": 1}}', /horizon\.months: must be at least 12/],
    ];
    for (const [text, problem] of wrong) {
      const found = await read('wrong.breakeven.json', text);
      assert.equal(found.scenario, null, text);
      assert.match(found.problem, problem);
    }
    const missing = await scenarioIn(vscode.Uri.file(path.join(folder, 'missing.json')));
    assert.equal(missing.scenario, null);
    assert.notEqual(missing.problem, '');
  });

  it('is as it was where it cannot be written, which is said', async () => {
    const file = path.join(folder, 'kept.breakeven.json');
    await writeFile(file, 'before');
    // What is written lies beside it first.
    await mkdir(`${file}.part`);
    await writeFile(path.join(`${file}.part`, 'a'), '');
    const said = await messagesOf('showErrorMessage', () =>
      withWindow({ showSaveDialog: async () => vscode.Uri.file(file) }, () =>
        writeScenarioFile(DEFAULT_SCENARIO),
      ),
    );
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /kept\.breakeven\.json could not be written: .*kept\.breakeven\.json\.part/);
    assert.equal(await readFile(file, 'utf8'), 'before');
  });
});
