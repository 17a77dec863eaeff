import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileOf, inside, relative, resolve, uriOf } from '../../../src/server/browser/uris';

const name = fc
  .string({ minLength: 1, unit: 'binary' })
  .filter((text) => !/[/]|^\.{1,2}$|\p{Surrogate}/u.test(text));
const root = fc.constantFrom(
  'memfs:',
  'memfs:/a',
  'vscode-vfs://github/acme/shop',
  'vscode-remote://host%3A80',
);

describe('paths of a browser', () => {
  it('come back from their URI, whatever the names', () => {
    fc.assert(
      fc.property(root, fc.array(name, { minLength: 1 }), (folder, names) => {
        const file = [folder, ...names].join('/');
        assert.equal(fileOf(uriOf(file)), file);
        assert.match(uriOf(file), /^[\w.~%:/-]+$/);
      }),
    );
  });

  it('are relative to the folder that they were resolved in', () => {
    fc.assert(
      fc.property(root, fc.array(name, { minLength: 1 }), (folder, names) => {
        const path = names.join('/');
        assert.equal(relative(folder, resolve(folder, path)), path);
      }),
    );
  });

  it('know more than one spelling of a URI', () => {
    assert.equal(fileOf('memfs:/a%5Bb%5D/c%20d.py'), fileOf('memfs:/a[b]/c d.py'));
    assert.equal(uriOf(fileOf('memfs:/(a)/') ?? ''), 'memfs:/%28a%29');
  });

  it('lead out of no folder', () => {
    assert.equal(inside('memfs:/a', 'b/../c.json'), 'memfs:/a/c.json');
    for (const outside of ['../c.json', 'b/../../c.json', '/c.json', '.', ''])
      assert.equal(inside('memfs:/a', outside), null, outside);
    assert.equal(relative('memfs:/a', 'memfs:/ab/c'), null);
  });

  it('are null for what is not saved, and of a cell the notebook', () => {
    assert.equal(fileOf('untitled:Untitled-1'), null);
    assert.equal(fileOf('untitled:/a/b.py'), null);
    const cell = 'vscode-notebook-cell://github/acme/a.ipynb#W0sdnNjb2RlLXZmcw%3D%3D';
    assert.equal(fileOf(cell), 'vscode-vfs://github/acme/a.ipynb');
    assert.equal(fileOf('vscode-notebook-cell:/a.ipynb#W0'), null);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (uri) => void fileOf(uri)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (file) => void uriOf(file)));
  });
});
