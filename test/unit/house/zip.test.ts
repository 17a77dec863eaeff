import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Entry {
  readonly name: string;
  readonly data: Buffer;
}

interface Zip {
  readZip(zip: Buffer): Entry[];
  writeZip(entries: readonly Entry[]): Buffer;
}

const ENTRIES: readonly Entry[] = [
  { name: 'extension/b.txt', data: Buffer.from('b'.repeat(10_000)) },
  { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
  { name: 'extension/ä.txt', data: Buffer.alloc(0) },
];

describe('the zip that a package is', () => {
  let zip: Zip;

  before(async () => {
    zip = await import(pathToFileURL(path.resolve('test/harness/zip.mjs')).href);
  });

  it('has the same bytes whatever the order of its files, the day and the time zone', () => {
    const written = zip.writeZip(ENTRIES);
    assert.deepEqual(zip.writeZip([...ENTRIES].reverse()), written);
    const script = `import { writeZip } from ${JSON.stringify(pathToFileURL(path.resolve('test/harness/zip.mjs')).href)};
Date.now = () => 0;
process.stdout.write(writeZip([${ENTRIES.map(({ name, data }) => `{ name: ${JSON.stringify(name)}, data: Buffer.from(${JSON.stringify(data.toString())}) }`)}]));`;
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: 'Pacific/Auckland' },
    });
    assert.deepEqual(elsewhere, written);
  });

  it('holds its files, for its own reader and for others', () => {
    const read = zip.readZip(zip.writeZip(ENTRIES));
    assert.deepEqual(
      read.map(({ name, data }) => [name, data.toString()]),
      [...ENTRIES]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, data }) => [name, data.toString()]),
    );
  });

  it('is read by others, with the sum of each file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-zip-'));
    try {
      const file = path.join(folder, 'a.zip');
      writeFileSync(file, zip.writeZip([{ name: 'a.txt', data: Buffer.from('123456789') }]));
      const script = `require('yauzl').open(process.argv[1], (fault, zip) => {
  if (fault) throw fault;
  zip.on('entry', (entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) throw error;
      stream.on('data', (part) => console.log(entry.fileName, entry.crc32.toString(16), String(part)));
    });
  });
});`;
      const told = execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' });
      // The check value by which implementations of CRC-32 are told right.
      assert.equal(told, 'a.txt cbf43926 123456789\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is no zip where it is something else', () => {
    assert.throws(() => zip.readZip(Buffer.from('nothing')), /not a zip/);
  });
});
