import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { configFileIn } from '../../../src/node/configFile';
import { projectFiles } from '../../../src/node/projectFiles';
import { findSourceFiles, readSource } from '../../../src/node/sourceFiles';
import { cpuMs } from '../../support/cpuTime';

const MB = 1024 * 1024;

describe('a folder that is hard to read', () => {
  let outside: string;
  let root: string;
  const at = (name: string) => path.join(root, name);
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  const find = () => findSourceFiles(root, (name) => name.endsWith('.py'));
  const names = async () => (await find()).files.map(({ path: name }) => name);
  const readingOf = async () => (await configFileIn(root))?.reading ?? assert.fail('no breakeven.json');
  const complaintOf = async () => {
    const { config, problems } = await readingOf();
    assert.deepEqual(config, {});
    assert.equal(problems.length, 1);
    return problems[0]?.message ?? '';
  };

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-hard-')));
    root = path.join(outside, 'root');
    mkdirSync(root);
    write('a.py', 'a');
  });

  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  it('ends in circles of links, which are neither walked nor read', async () => {
    mkdirSync(at('sub'));
    symlinkSync('..', at('sub/up'));
    symlinkSync('self.py', at('self.py'));
    symlinkSync('two', at('one'));
    symlinkSync('one', at('two'));
    assert.deepEqual(await names(), ['a.py']);
    const files = projectFiles(root);
    for (const name of ['self.py', 'one', 'one/a.py'])
      assert.deepEqual([await files.has(name), await files.read(name)], [false, null], name);
    assert.equal(await files.read('sub/up/a.py'), 'a', 'a link inside of the folder');
  });

  it('leaves out a folder that may not be read, and says so', async () => {
    write('locked/b.py', 'b');
    chmodSync(at('locked'), 0o000);
    chmodSync(outside, 0o755);
    // Nothing is locked for root, so it looks as somebody else.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      const { files, skipped } = await find();
      assert.deepEqual(
        files.map(({ path: name }) => name),
        ['a.py'],
      );
      assert.deepEqual(skipped, [{ path: 'locked', reason: 'folder cannot be read (EACCES)' }]);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(at('locked'), 0o755);
    }
  });

  it('is walked at once, whatever its .gitignore says', async () => {
    write('.gitignore', '**/a/**/a/**/a/**/a/**/b\n/a.py\n');
    write(`${'a/'.repeat(100)}b.py`, 'b');
    const spent = await cpuMs(async () => assert.deepEqual(await names(), [`${'a/'.repeat(100)}b.py`]));
    assert.ok(spent < 2000, `${spent} ms`);
  });

  it('says of a folder that is gone that it cannot be read', async () => {
    rmSync(root, { recursive: true });
    const { files, skipped } = await find();
    assert.deepEqual(files, []);
    assert.deepEqual(skipped, [{ path: '.', reason: 'folder cannot be read (ENOENT)' }]);
  });

  it('says of a file that is deleted between the walk and the reading that it cannot be read', async () => {
    const [file] = (await find()).files;
    rmSync(at('a.py'));
    assert.deepEqual(readSource(file ?? assert.fail()), { path: 'a.py', reason: 'cannot be read (ENOENT)' });
  });

  it('does not load files of 200 MB, whatever they are', async () => {
    for (const name of ['huge.py', 'prompt.txt', '.gitignore', 'breakeven.json']) {
      write(name, '');
      truncateSync(at(name), 200 * MB);
    }
    const before = process.memoryUsage().rss;
    assert.deepEqual(await names(), ['a.py', 'huge.py']);
    const huge = { path: 'huge.py', absolutePath: at('huge.py') };
    assert.deepEqual(readSource(huge), { path: 'huge.py', reason: 'larger than 2 MB' });
    assert.equal(await projectFiles(root).read('prompt.txt'), null);
    assert.equal(await complaintOf(), 'breakeven.json is not used: larger than 2 MB.');
    assert.ok(process.memoryUsage().rss - before < 100 * MB);
  });

  it('does not wait for pipes or read devices, by whatever name they stand there', async () => {
    execFileSync('mkfifo', [at('pipe.py'), at('breakeven.json')]);
    symlinkSync('/dev/zero', at('zero.py'));
    assert.deepEqual(await names(), ['a.py']);
    assert.equal(await complaintOf(), 'breakeven.json is not used: not a file.');
    for (const name of ['pipe.py', 'zero.py']) {
      const file = { path: name, absolutePath: at(name) };
      assert.deepEqual(readSource(file), { path: name, reason: 'not a file' });
      assert.equal(await projectFiles(root).read(name), null);
    }
  });

  it('takes no breakeven.json that is a folder, or a link out of the folder', async () => {
    mkdirSync(at('breakeven.json'));
    assert.equal(await complaintOf(), 'breakeven.json is not used: not a file.');
    rmSync(at('breakeven.json'), { recursive: true });
    writeFileSync(path.join(outside, 'other.json'), '{"requestsPerMonth":1}');
    symlinkSync('../other.json', at('breakeven.json'));
    assert.equal(await complaintOf(), 'breakeven.json is not used: it leads out of this folder.');
    rmSync(at('breakeven.json'));
    writeFileSync(at('shared.json'), '{"requestsPerMonth":1}');
    symlinkSync('shared.json', at('breakeven.json'));
    assert.equal((await readingOf()).config.requestsPerMonth, 1, 'a link inside of the folder');
  });

  it('takes no breakeven.json that is nested too deep, and says where', async () => {
    for (const opener of ['[', '{"calls":[', '{"a":']) {
      write('breakeven.json', opener.repeat(200_000 / opener.length));
      assert.match(await complaintOf(), /not valid JSON here: nested more than 64 levels deep/, opener);
    }
  });
});
