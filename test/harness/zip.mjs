// @ts-check
// A zip whose bytes follow from its files alone: their order, dates and modes are the same wherever and whenever it is made.
import { deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';

/** @typedef {{ name: string, data: Buffer }} Entry */

/** 1980-01-01 00:00, where the dates of a zip begin. */
const DATE = 0x0021;
const METHOD_DEFLATE = 8;
/** UTF-8 names. */
const FLAGS = 0x0800;
/** A file of the system Unix, readable by all: `rw-r--r--`. */
const MADE_BY_UNIX = (3 << 8) | 20;
const MODE = (0o100644 << 16) >>> 0;

/**
 * Reads the entries of a zip that is one file and has no more than 65,535 of them.
 * @param {Buffer} zip @returns {Entry[]}
 * @throws Error when it is none
 */
export function readZip(zip) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('not a zip');
  const count = zip.readUInt16LE(end + 10);
  /** @type {Entry[]} */
  const entries = [];
  for (let at = zip.readUInt32LE(end + 16), index = 0; index < count; index += 1) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      data: method === METHOD_DEFLATE ? inflateRawSync(data) : Buffer.from(data),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The entries by name, as small as they get. @param {readonly Entry[]} entries @returns {Buffer} */
export function writeZip(entries) {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { name, data } of sorted) {
    const packed = deflateRawSync(data, { level: 9, memLevel: 9 });
    const common = commonHeader(name, data, packed);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    directory.push(directoryEntry(name, common, offset));
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...files, listed, endOf(sorted.length, listed.length, offset)]);
}

/** From the version needed to the length of what is extra, as a file and the directory both have it. @param {string} name @param {Buffer} data @param {Buffer} packed */
function commonHeader(name, data, packed) {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(FLAGS, 2);
  header.writeUInt16LE(METHOD_DEFLATE, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(crc32(data), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

/** @param {string} name @param {Buffer} common @param {number} offset */
function directoryEntry(name, common, offset) {
  const start = Buffer.alloc(6);
  start.write('PK\x01\x02', 0, 'latin1');
  start.writeUInt16LE(MADE_BY_UNIX, 4);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(MODE, 6);
  end.writeUInt32LE(offset, 10);
  return Buffer.concat([start, common, end, Buffer.from(name)]);
}

/** @param {number} count @param {number} size @param {number} offset of the directory */
function endOf(count, size, offset) {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** As gzip writes it behind what it packs. @param {Buffer} data */
function crc32(data) {
  const packed = gzipSync(data, { level: 1 });
  return packed.readUInt32LE(packed.length - 8);
}
