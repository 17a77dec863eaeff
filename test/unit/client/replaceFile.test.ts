import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Files, replaceFile } from '../../../src/client/replaceFile';

const DISK: Files<string> = { writeFile, rename: (from, to) => rename(from, to), delete: (file) => rm(file) };
/** Whatever is written there, the disk is full. */
const FULL = '/dev/full';

describe('a file that is replaced', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-replace-'));
    writeFileSync(at('plan.json'), 'before');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the new text, and nothing beside it', async () => {
    await replaceFile(DISK, at('plan.json'), at('plan.json.part'), 'after');
    assert.equal(readFileSync(at('plan.json'), 'utf8'), 'after');
    assert.deepEqual(readdirSync(folder), ['plan.json']);
  });

  if (!existsSync(FULL)) return;

  it('is as it was where the disk is full, and whoever asked hears of it', async () => {
    symlinkSync(FULL, at('plan.json.part'));
    await assert.rejects(replaceFile(DISK, at('plan.json'), at('plan.json.part'), 'after'), /ENOSPC/);
    assert.equal(readFileSync(at('plan.json'), 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder), ['plan.json']);
  });
});
