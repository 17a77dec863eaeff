/** Which files are read as source: texts that people write. */

import type { SkippedFile } from './sourceWalk';

/** Larger files are generated or data; people do not write 2 MB of prompt. */
const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** Outputs, pictures among them, are in the file; the code in it is held to the limit above. */
const MAX_NOTEBOOK_BYTES = 10 * 1024 * 1024;

/** How much of a file is looked at to tell text from binary. */
const PROBE_CHARACTERS = 8192;

/** Bytes up to which a file is read. */
export function largestSource(path: string): number {
  return path.toLowerCase().endsWith('.ipynb') ? MAX_NOTEBOOK_BYTES : MAX_SOURCE_BYTES;
}

/** Why a file of so many bytes is not read; null when it is. */
export function sizeProblem(path: string, bytes: number): SkippedFile | null {
  const limit = largestSource(path);
  return bytes > limit ? { path, reason: `larger than ${limit / 1024 / 1024} MB` } : null;
}

/** The text of a file, unless its beginning shows that it is none. A byte-order mark stays: it is part of the text. */
export function sourceText(path: string, text: string): { text: string } | SkippedFile {
  return text.slice(0, PROBE_CHARACTERS).includes('\0') ? { path, reason: 'binary, or not UTF-8' } : { text };
}
