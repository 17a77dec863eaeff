/**
 * `node --expose-gc firstCount.js TOKENIZER ENCODING FILE`: in a process of its own, what loading a tokenizer takes, what it
 * keeps, and what the first look at a text takes. Prints JSON.
 */

import { readFileSync } from 'node:fs';
import type { EncodingName } from '../../src/core/tokens/encoding';
import { TOKENIZERS, type TokenizerName } from './tokenizers';

export interface FirstCount {
  readonly loadMs: number;
  /** JavaScript objects and array buffers; WebAssembly's memory is not among them. */
  readonly keptMegabytes: number;
  readonly firstMs: number;
  readonly tokens: number;
}

async function main([tokenizer, encoding, file = '']: readonly string[]): Promise<FirstCount> {
  const text = readFileSync(file, 'utf8');
  const before = kept();
  const start = performance.now();
  const count = await TOKENIZERS[tokenizer as TokenizerName](encoding as EncodingName);
  const loadMs = performance.now() - start;
  const keptMegabytes = (kept() - before) / 1e6;
  const first = performance.now();
  const tokens = count(text);
  return { loadMs, keptMegabytes, firstMs: performance.now() - first, tokens };
}

function kept(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (process.argv.length > 2)
  void main(process.argv.slice(2)).then((figures) => console.log(JSON.stringify(figures)));
