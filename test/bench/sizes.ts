/** What ships: each bundle, and all of it as a package compresses it. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Row } from './measure';

/** Megabytes of 10^6 bytes, minified. */
const LIMITS: Readonly<Record<string, number>> = {
  'extension.js': 0.2,
  'languageProtocol.js': 0.25,
  'serverProcess.js': 0.55,
  'server.js': 1.5,
  'reader.js': 0.7,
  'readerThread.js': 0.05,
  'cli.js': 1.3,
  'webview.js': 0.4,
  'web/extension.js': 0.7,
  'web/server.js': 2,
};
/** A VSIX is 5 MB at most, and has pictures and texts beside `dist`. */
const MOST_MB_COMPRESSED = 4.8;

export async function benchSizes(): Promise<Row[]> {
  const rows = Object.entries(LIMITS).flatMap(([name, limit]): Row[] => {
    const bytes = readFileSync(path.join('dist', name));
    return [
      { name: `dist/${name}, minified`, value: bytes.length / 1e6, unit: 'MB', limit },
      { name: '  compressed', value: compressed(bytes), unit: 'MB' },
    ];
  });
  const all = shipped().reduce((sum, file) => sum + compressed(readFileSync(file)), 0);
  const name = 'all bundles, vocabularies and grammars, compressed';
  return [...rows, { name, value: all, unit: 'MB', limit: MOST_MB_COMPRESSED }];
}

/** As a VSIX does, which is a zip. */
function compressed(bytes: Uint8Array): number {
  return deflateRawSync(bytes, { level: 9 }).length / 1e6;
}

function shipped(): string[] {
  return readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:js|css|wasm)$|ranks/.test(path.join(entry.parentPath, entry.name)),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join('dist', 'test')));
}
