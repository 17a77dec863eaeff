/** Our own code, for the tests that hold it to the house. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(process.cwd(), 'src');

/** Every TypeScript file of `src`, POSIX, relative to it. */
export function sourceFiles(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}

/** Without comments, which may show imports and calls. */
export function codeOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
