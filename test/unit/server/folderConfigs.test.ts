import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderConfigs } from '../../../src/server/folderConfigs';
import { nodeHost } from '../../../src/server/nodeHost';

describe('the breakeven.json of several folders', () => {
  const roots: string[] = [];
  afterEach(() => {
    for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
  });

  const folderWith = (config: object) => {
    const root = mkdtempSync(path.join(tmpdir(), 'breakeven-configs-'));
    roots.push(root);
    writeFileSync(path.join(root, 'breakeven.json'), JSON.stringify(config));
    return { uri: pathToFileURL(root).toString(), name: path.basename(root), root };
  };
  const priced = (inputPerMillion: number, ...models: string[]) => ({
    prices: Object.fromEntries(models.map((model) => [model, { inputPerMillion, outputPerMillion: 1 }])),
  });

  it('hold together with the first that names a price, and each alone with its own', async () => {
    const folders = [folderWith(priced(1, 'a')), folderWith(priced(2, 'a', 'b')), folderWith({})];
    const configs = new FolderConfigs(nodeHost, () => folders);
    await configs.reload();
    const pricesOf = (only: string | null) =>
      Object.entries(configs.beside(only).prices ?? {}).map(([model, price]) => [
        model,
        Reflect.get(Object(price), 'inputPerMillion'),
      ]);
    assert.deepEqual(Object.fromEntries(pricesOf(null)), { a: 1, b: 2 });
    assert.deepEqual(Object.fromEntries(pricesOf(folders[1]?.root ?? '')), { a: 2, b: 2 });
    assert.deepEqual(pricesOf(folders[2]?.root ?? ''), []);
  });
});
