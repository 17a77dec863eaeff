import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { layoutOf } from '../../../src/webview/layout';
import { sendingOf } from '../../../src/webview/sending';
import { OWN_UNDO, stepOfKey } from '../../../src/webview/stepOfKey';

const KEY = {
  key: 'z',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  composedPath: () => [],
};

describe('the keys of undo', () => {
  it('are those of every system, and no others', () => {
    const keys = [
      [{ ctrlKey: true }, 'undo'],
      [{ metaKey: true }, 'undo'],
      [{ ctrlKey: true, shiftKey: true, key: 'Z' }, 'redo'],
      [{ metaKey: true, shiftKey: true, key: 'Z' }, 'redo'],
      [{ ctrlKey: true, key: 'y' }, 'redo'],
      [{ metaKey: true, key: 'y' }, null],
      [{}, null],
      [{ ctrlKey: true, altKey: true }, null],
      [{ ctrlKey: true, key: 's' }, null],
    ] as const;
    for (const [pressed, step] of keys)
      assert.equal(stepOfKey({ ...KEY, ...pressed }), step, JSON.stringify(pressed));
  });

  it('are left to a field of free text', () => {
    const field = { hasAttribute: (name: string) => name === OWN_UNDO };
    const composedPath = () => [{}, null, field];
    assert.equal(stepOfKey({ ...KEY, ctrlKey: true, composedPath }), null);
    assert.equal(stepOfKey({ ...KEY, ctrlKey: true, composedPath: () => [{}] }), 'undo');
  });
});

describe('edits of a file', () => {
  it('are sent when input has paused, and not while a slider is held', async () => {
    const page = new EventTarget();
    let count = 0;
    const waiters: (() => void)[] = [];
    const sending = sendingOf(page, () => {
      count += 1;
      for (const waiter of waiters) waiter();
    });
    page.dispatchEvent(new Event('pointerdown'));
    sending.soon(true);
    const sent = new Promise<void>((resolve) => waiters.push(resolve));
    assert.equal(await Promise.race([sent.then(() => 'sent'), setTimeout(700, 'held')]), 'held');
    page.dispatchEvent(new Event('pointerup'));
    await sent;
    assert.equal(count, 1);
  });
});

describe('the layout of the panel', () => {
  it('never draws beyond its column, and uses a wide page', () => {
    for (let width = 200; width <= 3000; width += 7) {
      const { kind, chart } = layoutOf(width);
      const answers = kind === 'narrow' ? width : width - 340;
      const column = kind === 'wider' ? answers / 2 : answers;
      assert.ok(chart <= column - 24, `${width}: ${chart}`);
      assert.ok(chart >= 176, `${width}: ${chart}`);
    }
    assert.deepEqual(
      [220, 700, 1000, 1400].map((width) => layoutOf(width).kind),
      ['narrow', 'narrow', 'wide', 'wider'],
    );
  });
});
