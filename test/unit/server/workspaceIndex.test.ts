import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
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

  const newIndex = (core = breakeven) => {
    const folder = { uri: pathToFileURL(root).toString(), name: 'root', root };
    return new WorkspaceIndex(
      nodeHost,
      core,
      () => [folder],
      () => ({}),
      async () => SILENT,
    );
  };
  const contextNow = () => {
    const context = breakeven.contextFor(DEFAULT_SETTINGS, new Date('2026-01-01'));
    return { of: () => context };
  };

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

  /** An index whose estimates wait for the gate. */
  const gated = () => {
    const gate = { open: (): void => undefined, wait: Promise.resolve() };
    const close = () => {
      gate.wait = new Promise<void>((resolve) => {
        gate.open = resolve;
      });
    };
    const waiting = Object.create(breakeven, {
      estimateDocument: {
        value: async (...args: Parameters<Breakeven['estimateDocument']>) => {
          const estimate = await breakeven.estimateDocument(...args);
          await gate.wait;
          return estimate;
        },
      },
    }) as Breakeven;
    return { index: newIndex(waiting), close, open: () => gate.open() };
  };
  const none = () => false;
  const names = (all: ReadonlyMap<string, unknown>) => [...all.keys()].map((uri) => path.posix.basename(uri));

  it('has no file that is deleted while it is being read', async () => {
    const { index, close, open } = gated();
    const context = contextNow();
    await index.estimateAll(context, none);
    const file = path.join(root, 'd.py');
    writeFileSync(file, CALL);
    close();
    const made = index.fileChanged(file, context);
    await setImmediate();
    rmSync(file);
    const deleted = index.fileChanged(file, context);
    open();
    await Promise.all([made, deleted]);
    assert.deepEqual(names(await index.estimateAll(context, none)), ['a.py', 'b.py', 'c.py']);
  });

  it('keeps a file in its figures while a change of it is being read', async () => {
    const { index, close, open } = gated();
    const context = contextNow();
    await index.estimateAll(context, none);
    const file = path.join(root, 'a.py');
    writeFileSync(file, CALL + CALL);
    close();
    const changed = index.fileChanged(file, context);
    await setImmediate();
    assert.equal((await index.estimateAll(context, none)).size, 3);
    open();
    await changed;
    const items = [...(await index.estimateAll(context, none)).values()].map((each) => each.items.length);
    assert.deepEqual(items, [2, 1, 1]);
  });

  it('makes an estimate anew that was under way when a file it may rest on changed', async () => {
    const { index, close, open } = gated();
    const context = contextNow();
    await index.estimateAll(context, none);
    index.forgetDependents(null);
    close();
    const under = index.estimateAll(context, none);
    await setImmediate();
    index.forgetDependents(null);
    open();
    const [first] = (await under).values();
    const [again] = (await index.estimateAll(context, none)).values();
    assert.notEqual(again, first);
  });

  it('knows files that come later in the order of a scan, and none that a scan leaves out', async () => {
    const index = newIndex();
    const context = contextNow();
    await index.estimateAll(context, none);
    const later: Record<string, string> = {
      '.gitignore': 'generated/\n',
      'aa.py': CALL,
      'generated/x.py': CALL,
      'node_modules/x.py': CALL,
      'env/pyvenv.cfg': '',
      'env/x.py': CALL,
    };
    for (const [name, text] of Object.entries(later)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    for (const name of Object.keys(later)) await index.fileChanged(path.join(root, name), context);
    await index.fileChanged(path.join(root, 'a.py'), context);
    const known = names(await index.estimateAll(context, none));
    assert.deepEqual(known, ['a.py', 'aa.py', 'b.py', 'c.py']);
    assert.deepEqual(known, names(await newIndex().estimateAll(context, none)));
  });
});
