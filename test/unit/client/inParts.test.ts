import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inParts } from '../../../src/client/inParts';

describe('work in parts', () => {
  it('is done in order, each part when the one before it has ended', async () => {
    const done: string[] = [];
    await inParts([
      async () => {
        await new Promise((resolve) => setImmediate(resolve));
        done.push('first');
      },
      () => done.push('second'),
    ]);
    assert.deepEqual(done, ['first', 'second']);
  });

  it('lets others have their turn between two parts', async () => {
    const done: string[] = [];
    setImmediate(() => done.push('other'));
    await inParts([() => done.push('first'), () => done.push('second')]);
    assert.deepEqual(done, ['first', 'other', 'second']);
  });

  it('ends with the part that fails', async () => {
    const done: string[] = [];
    const fails = inParts([
      () => {
        throw new Error('no such module');
      },
      () => done.push('second'),
    ]);
    await assert.rejects(fails, /no such module/);
    assert.deepEqual(done, []);
  });
});

describe('the file that activation evaluates', () => {
  const modulesIn = (file: string) =>
    [...readFileSync(`dist/${file}.js`, 'utf8').matchAll(/^\/\/ node_modules\/([^/\n]+)/gm)].map(
      ([, name]) => name,
    );

  it('holds neither the language client nor what that stands on', () => {
    assert.ok(modulesIn('serverProcess').includes('vscode-languageclient'));
    assert.ok(modulesIn('languageProtocol').includes('vscode-jsonrpc'));
    const heavy = modulesIn('extension').filter((name) => name?.startsWith('vscode-'));
    assert.deepEqual(heavy, []);
  });
});
