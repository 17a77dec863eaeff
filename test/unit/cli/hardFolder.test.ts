import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli, withFiles } from '../../support/cli';
import { WITHOUT_PRIVILEGE } from '../../support/withoutPrivilege';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
const MB = 1024 * 1024;

/** Loaded before the command line: the file is there while its folder is listed, and no longer. */
const GONE_ONCE_LISTED = `const { rmSync } = require('node:fs');
const promises = require('node:fs/promises');
const { readdir } = promises;
promises.readdir = async (folder, options) => {
  const entries = await readdir(folder, options);
  rmSync(require('node:path').join(folder, 'a.py'), { force: true });
  return entries;
};
`;

describe('scanning a folder that is hard to read', () => {
  it('has the figures of what can be read, and says of the rest why not', () => {
    withFiles({ 'a.py': CALL, 'huge.py': '', 'sub/b.py': CALL }, (folder) => {
      const at = (name: string) => path.join(folder, name);
      truncateSync(at('huge.py'), 200 * MB);
      symlinkSync('..', at('sub/up'));
      symlinkSync('self.py', at('self.py'));
      mkdirSync(at('folder.py'));
      writeFileSync(at('binary.py'), Buffer.from([0, 1, 2, 0, 3]));
      const { code, out, err } = cli(['scan', folder, '--json']);
      assert.equal(code, 0, err);
      const scan = JSON.parse(out) as { calls: { path: string }[] };
      assert.deepEqual(
        scan.calls.map((call) => call.path),
        ['a.py', 'sub/b.py'],
      );
      const text = cli(['scan', folder]).out;
      assert.match(text, /huge\.py.*larger than 2 MB/);
      assert.match(text, /binary\.py.*binary/);
      assert.doesNotMatch(`${text}${err}`, /^\s+at /m);
    });
  });

  it('has the figures beside a folder that may not be read, and names it', () => {
    withFiles({ 'a.py': CALL, 'locked/b.py': CALL }, (folder) => {
      chmodSync(path.join(folder, 'locked'), 0o000);
      const { code, out, err } = cli(['scan', folder], '', WITHOUT_PRIVILEGE);
      chmodSync(path.join(folder, 'locked'), 0o700);
      assert.equal(code, 0, err);
      assert.match(out, /^skipped locked: folder cannot be read \(EACCES\)$/m);
      assert.match(out, /a\.py/);
      assert.doesNotMatch(out, /b\.py/);
    });
  });

  it('has the figures beside a file that goes after it was found, and names it', () => {
    withFiles({ 'code/a.py': CALL, 'code/b.py': CALL, 'gone.cjs': GONE_ONCE_LISTED }, (folder) => {
      const through = ['env', `NODE_OPTIONS=--require=${path.join(folder, 'gone.cjs')}`];
      const { code, out, err } = cli(['scan', path.join(folder, 'code')], '', through);
      assert.equal(code, 0, err);
      const skipped = 'skipped a.py: cannot be read (ENOENT)\n';
      assert.ok(out.includes(`\n${skipped}`), out);
      const withoutIt = cli(['scan', path.join(folder, 'code')]).out;
      assert.equal(out.replace(skipped, ''), withoutIt);
      assert.match(withoutIt, /b\.py/);
    });
  });

  it('says of a folder that is gone that there is none', () => {
    const { code, out, err } = cli(['scan', '/nowhere/at/all']);
    assert.match(err, /^breakeven: \/nowhere\/at\/all: no such file or folder$/m);
    assert.doesNotMatch(`${out}${err}`, /^\s+at /m);
    assert.equal(code, 2);
  });
});
