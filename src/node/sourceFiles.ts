/** Finds and reads the files of a folder on disk that may hold calls or prompts. */

import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { sizeProblem, sourceText } from '../core/project/sourceText';
import {
  codeOf,
  type FolderReader,
  type SkippedFile,
  type WalkWatch,
  walkSources,
  walkSourcesAt,
} from '../core/project/sourceWalk';

export interface SourceFile {
  /** POSIX, relative to the scanned folder. */
  readonly path: string;
  readonly absolutePath: string;
}

/** Walks a folder as {@link walkSources} does, or takes a single file. */
export async function findSourceFiles(
  root: string,
  accepts: (relativePath: string) => boolean,
  watch?: WalkWatch,
): Promise<{ files: SourceFile[]; skipped: readonly SkippedFile[] }> {
  const kind = await stat(root).catch((error: unknown) => codeOf(error));
  if (typeof kind === 'string')
    return { files: [], skipped: [{ path: '.', reason: `folder cannot be read (${kind})` }] };
  if (kind.isFile()) {
    const name = path.basename(root);
    if (accepts(name)) return { files: [{ path: name, absolutePath: root }], skipped: [] };
    const reason = 'not a language or prompt format that is read';
    return { files: [], skipped: [{ path: name, reason }] };
  }
  const { files, skipped } = await walkSources(folderReader(root), accepts, watch);
  return { files: files.map((file) => ({ path: file, absolutePath: path.join(root, file) })), skipped };
}

/** Of what {@link findSourceFiles} finds, the file at a path in the folder, or those of the folder there. */
export async function findSourceFilesAt(
  root: string,
  at: string,
  accepts: (relativePath: string) => boolean,
): Promise<SourceFile[]> {
  const files = await walkSourcesAt(folderReader(root), at, accepts);
  return files.map((file) => ({ path: file, absolutePath: path.join(root, file) }));
}

function folderReader(root: string): FolderReader {
  return {
    list: (folder) => readdir(path.join(root, folder), { withFileTypes: true }),
    readText: (file) => {
      const source = readSource({ path: file, absolutePath: path.join(root, file) });
      if ('text' in source) return source.text;
      throw new Error(source.reason);
    },
  };
}

/**
 * Reads a file as UTF-8, or says why it is not read. Source files are small, and there are many: reading one at once takes
 * a tenth of the time of waiting for it.
 */
export function readSource(file: SourceFile): { text: string } | SkippedFile {
  try {
    const text = smallText(file.absolutePath);
    if (text !== null) return sourceText(file.path, text);
    const stats = statSync(file.absolutePath);
    // A link to a device or a pipe has no size and no end.
    if (!stats.isFile()) return { path: file.path, reason: 'not a file' };
    return (
      sizeProblem(file.path, stats.size) ?? sourceText(file.path, readFileSync(file.absolutePath, 'utf8'))
    );
  } catch (error) {
    const code = codeOf(error);
    return { path: file.path, reason: code === 'EISDIR' ? 'not a file' : `cannot be read (${code})` };
  }
}

/** Most files fit, and need not be asked for their size first. */
const READ_AT_ONCE = Buffer.allocUnsafe(256 * 1024);

/** A pipe that nobody writes to is not waited for. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Null for a file that is empty or does not fit. */
function smallText(file: string): string | null {
  const handle = openSync(file, AT_ONCE);
  try {
    const bytes = readSync(handle, READ_AT_ONCE, 0, READ_AT_ONCE.length, null);
    return bytes > 0 && bytes < READ_AT_ONCE.length ? READ_AT_ONCE.toString('utf8', 0, bytes) : null;
  } finally {
    closeSync(handle);
  }
}
