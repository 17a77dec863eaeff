import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
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
  /** Sources that are evaluated with one of the extension's, where nothing is waited for. */
  const evaluatedWith = async (...entries: string[]) => {
    const sources = entries.map((entry) => `src/client/${entry}.ts`);
    const { metafile } = await build({
      entryPoints: sources,
      bundle: true,
      write: false,
      outdir: 'dist',
      metafile: true,
      platform: 'node',
      external: ['vscode'],
      packages: 'external',
    });
    const found = new Set<string>();
    const open = [...sources];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (found.has(file)) continue;
      found.add(file);
      for (const { path, kind } of metafile.inputs[file]?.imports ?? [])
        if (kind !== 'dynamic-import') open.push(path);
    }
    return found;
  };

  it('has no schemas before something is to be checked', async () => {
    // What activation imports by itself: see `activate`.
    const evaluated = await evaluatedWith('extension', 'languageClient', 'features');
    assert.ok(evaluated.has('src/client/callsView.ts') && evaluated.size > 30);
    assert.deepEqual(
      [...evaluated].filter((file) => file.startsWith('zod')),
      [],
    );
    assert.ok((await evaluatedWith('scenarioHost')).has('zod/mini'));
  });

  const modulesIn = (file: string) =>
    [...readFileSync(`dist/${file}.js`, 'utf8').matchAll(/^\/\/ node_modules\/([^/\n]+)/gm)].map(
      ([, name]) => name,
    );

  it('holds of its libraries what is used, and not the whole', () => {
    const files = [
      ...readFileSync('dist/extension.js', 'utf8').matchAll(/^\/\/ node_modules\/(zod\/.*)/gm),
    ].map(([, file = '']) => file);
    assert.ok(files.length > 3, 'the library is there');
    assert.deepEqual(
      files.filter((file) => /\/locales\/(?!index)/.test(file)),
      [],
    );
  });

  it('holds neither the language client nor what that stands on', () => {
    assert.ok(modulesIn('serverProcess').includes('vscode-languageclient'));
    assert.ok(modulesIn('languageProtocol').includes('vscode-jsonrpc'));
    const heavy = modulesIn('extension').filter((name) => name?.startsWith('vscode-'));
    assert.deepEqual(heavy, []);
  });
});
