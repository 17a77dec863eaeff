import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageSizeOf } from '../../../src/core/tokens/media/imageSize';

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const big16 = (value: number) => [value >> 8, value & 0xff];
const little16 = (value: number) => [value & 0xff, value >> 8];
const little24 = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];

type Build = (width: number, height: number) => readonly number[];

const FORMATS: Readonly<Record<string, Build>> = {
  PNG: (width, height) => [
    0x89,
    ...ascii('PNG\r\n\x1a\n'),
    0,
    0,
    0,
    13,
    ...ascii('IHDR'),
    0,
    0,
    ...big16(width),
    0,
    0,
    ...big16(height),
    8,
    6,
  ],
  GIF: (width, height) => [...ascii('GIF89a'), ...little16(width), ...little16(height), 0],
  'WebP, lossy': (width, height) => [
    ...ascii('RIFF----WEBPVP8 ----'),
    0x30,
    1,
    0,
    0x9d,
    1,
    0x2a,
    ...little16(width),
    ...little16(height),
  ],
  'WebP, lossless': (width, height) => {
    const bits = (width - 1) | ((height - 1) << 14);
    return [...ascii('RIFF----WEBPVP8L----'), 0x2f, ...little16(bits & 0xffff), ...little16(bits >>> 16)];
  },
  'WebP, extended': (width, height) => [
    ...ascii('RIFF----WEBPVP8X----'),
    0,
    0,
    0,
    0,
    ...little24(width - 1),
    ...little24(height - 1),
  ],
  'JPEG with metadata': (width, height) => [
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xdb, 0, 3, 9, 0xff, 0xc4, 0, 2],
    ...[0xff, 0xc2, 0, 17, 8, ...big16(height), ...big16(width), 3, 1, 1, 1],
  ],
};

describe('the size of a picture', () => {
  for (const [name, build] of Object.entries(FORMATS)) {
    const sides = fc.integer({ min: 1, max: 16_000 });

    it(`is read of ${name}`, () => {
      fc.assert(
        fc.property(sides, sides, (width, height) => {
          assert.deepEqual(imageSizeOf(Uint8Array.from(build(width, height))), { width, height });
        }),
      );
    });

    it(`is unknown of ${name} that ends early`, () => {
      const bytes = Uint8Array.from(build(640, 480));
      const known = [...bytes.keys()].filter((length) => imageSizeOf(bytes.subarray(0, length)) !== null);
      assert.ok(known.every((length) => length > 8));
      assert.equal(imageSizeOf(bytes.subarray(0, 9)), null);
    });
  }

  it('is unknown of anything else, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...Object.values(FORMATS)),
        (noise, build) => {
          const head = build(10, 10).slice(0, noise[0] ?? 0);
          const found = imageSizeOf(Uint8Array.from([...head, ...noise]));
          assert.ok(found === null || (found.width > 0 && found.height > 0));
        },
      ),
    );
    assert.equal(imageSizeOf(new Uint8Array()), null);
    assert.equal(imageSizeOf(Uint8Array.from(ascii('<svg xmlns="http://www.w3.org/2000/svg">'))), null);
  });

  it('is read from the middle of a buffer', () => {
    const whole = Uint8Array.from([1, 2, 3, ...(FORMATS.PNG?.(7, 9) ?? [])]);
    assert.deepEqual(imageSizeOf(whole.subarray(3)), { width: 7, height: 9 });
  });
});
