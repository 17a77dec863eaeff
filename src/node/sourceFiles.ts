/** Finds and reads the files of a folder that may hold calls or prompts, as git would: ignored files and dependencies stay out. */

import { type Dirent, readFileSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

export interface SourceFile {
  /** POSIX, relative to the scanned folder. */
  readonly path: string;
  readonly absolutePath: string;
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** Folders that hold other people's or generated code, also where no `.gitignore` says so. */
export const NEVER_READ: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.ipynb_checkpoints',
  'site-packages',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.next',
  '.nuxt',
  '.turbo',
  '.vscode-test',
  '.yarn',
  '.terraform',
]);

/** Larger files are generated or data; people do not write 2 MB of prompt. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** Outputs, pictures among them, are in the file; the code in it is held to the limit above. */
const MAX_NOTEBOOK_BYTES = 10 * 1024 * 1024;

/** How much of a file is looked at to tell text from binary. */
const PROBE_BYTES = 8192;

/**
 * Walks a folder, or takes a single file, and calls `visit` for each candidate. Symbolic links are not followed.
 * Unreadable folders are reported as skipped, never thrown. `isCancelled` is asked before each folder.
 */
export async function findSourceFiles(
  root: string,
  accepts: (relativePath: string) => boolean,
  isCancelled: () => boolean = () => false,
): Promise<{ files: SourceFile[]; skipped: SkippedFile[] }> {
  const files: SourceFile[] = [];
  const skipped: SkippedFile[] = [];
  if ((await stat(root)).isFile()) {
    const name = path.basename(root);
    if (accepts(name)) files.push({ path: name, absolutePath: root });
    else skipped.push({ path: name, reason: 'not a language or prompt format that is read' });
    return { files, skipped };
  }
  const folders = [{ folder: root, rules: [] as readonly IgnoreRules[] }];
  for (let next = folders.pop(); next !== undefined && !isCancelled(); next = folders.pop()) {
    const { folder } = next;
    const relativeFolder = toPosix(path.relative(root, folder));
    const entries = await readEntries(folder, relativeFolder, skipped);
    const rules = withIgnoreFile(next.rules, folder, entries);
    for (const entry of entries) {
      const absolutePath = path.join(folder, entry.name);
      if (isIgnored(rules, absolutePath, entry.isDirectory())) continue;
      const relativePath = relativeFolder === '' ? entry.name : `${relativeFolder}/${entry.name}`;
      if (entry.isDirectory() && !NEVER_READ.has(entry.name)) folders.push({ folder: absolutePath, rules });
      else if (entry.isFile() && accepts(relativePath)) files.push({ path: relativePath, absolutePath });
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, skipped };
}

interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function readEntries(folder: string, relative: string, skipped: SkippedFile[]): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    skipped.push({
      path: relative === '' ? '.' : relative,
      reason: `folder cannot be read (${codeOf(error)})`,
    });
    return [];
  }
}

function withIgnoreFile(
  rules: readonly IgnoreRules[],
  folder: string,
  entries: readonly Dirent[],
): readonly IgnoreRules[] {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return rules;
  try {
    const text = readFileSync(path.join(folder, '.gitignore'), 'utf8');
    return [...rules, { folder, matcher: ignore().add(text) }];
  } catch {
    return rules;
  }
}

/** The innermost file that has an opinion wins, as in git. */
function isIgnored(rules: readonly IgnoreRules[], absolutePath: string, isFolder: boolean): boolean {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index];
    if (rule === undefined) continue;
    const relative = toPosix(path.relative(rule.folder, absolutePath));
    const verdict = rule.matcher.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** Reads a file as UTF-8, or says why it is not read. A byte-order mark stays: it is part of the text. */
export async function readSource(file: SourceFile): Promise<{ text: string } | SkippedFile> {
  try {
    const handle = await open(file.absolutePath, 'r');
    try {
      const { size } = await handle.stat();
      const limit = file.path.toLowerCase().endsWith('.ipynb') ? MAX_NOTEBOOK_BYTES : MAX_SOURCE_BYTES;
      if (size > limit) return { path: file.path, reason: `larger than ${limit / 1024 / 1024} MB` };
      const bytes = await handle.readFile();
      if (bytes.subarray(0, PROBE_BYTES).includes(0)) return { path: file.path, reason: 'binary' };
      return { text: bytes.toString('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { path: file.path, reason: `cannot be read (${codeOf(error)})` };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException)?.code ?? String(error);
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
