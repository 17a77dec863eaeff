import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Breakeven } from '../../../src/core/project/breakeven';
import { DEFAULT_SETTINGS } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { nodeHost } from '../../../src/server/nodeHost';
import { WorkspaceIndex } from '../../../src/server/workspaceIndex';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
const SILENT = { report: () => undefined, end: () => undefined };

describe('the index of a workspace', () => {
  let root: string;
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-index-')));
    for (const name of ['a.py', 'inner/b.py', 'inner/most/c.py']) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), CALL);
    }
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const newIndex = () => {
    const folder = { uri: pathToFileURL(root).toString(), name: 'root', root };
    return new WorkspaceIndex(
      nodeHost,
      breakeven,
      () => [folder],
      () => ({}),
      async () => SILENT,
    );
  };
  const contextNow = () => breakeven.contextFor(DEFAULT_SETTINGS, new Date('2026-01-01'));

  it('never takes a part for the whole, wherever its first asker gave up', async () => {
    const context = contextNow();
    for (let questions = 0; questions < 10; questions += 1) {
      const index = newIndex();
      let asked = 0;
      await index.estimateAll(context, () => ++asked > questions);
      const all = await index.estimateAll(context, () => false);
      assert.equal(all.size, 3, `given up at question ${questions + 1}`);
    }
  });

  it('is empty while its folder is gone, and whole again when it is back', async () => {
    const index = newIndex();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    assert.equal((await index.estimateAll(contextNow(), () => false)).size, 0);
    renameSync(moved, root);
    index.reset();
    assert.equal((await index.estimateAll(contextNow(), () => false)).size, 3);
  });
});
