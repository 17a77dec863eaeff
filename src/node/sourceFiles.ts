/** Finds and reads the files of a folder that may hold calls or prompts, as git would: ignored files and dependencies stay out. */

import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isTame } from '../core/project/globs';

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

/** Files that say of their folder that a tool has made it: caches, Python environments, other people's modules of Go and PHP. */
const MADE_BY_TOOLS: ReadonlySet<string> = new Set(['CACHEDIR.TAG', 'pyvenv.cfg']);
const VENDORED: ReadonlySet<string> = new Set(['modules.txt', 'autoload.php']);

function isMadeByTool(folder: string, entries: readonly Dirent[]): boolean {
  const isVendor = path.basename(folder) === 'vendor';
  return entries.some(({ name }) => MADE_BY_TOOLS.has(name) || (isVendor && VENDORED.has(name)));
}

/** Larger files are generated or data; people do not write 2 MB of prompt. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** Outputs, pictures among them, are in the file; the code in it is held to the limit above. */
const MAX_NOTEBOOK_BYTES = 10 * 1024 * 1024;

/** How much of a file is looked at to tell text from binary. */
const PROBE_CHARACTERS = 8192;

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
  const kind = await stat(root).catch((error: unknown) => {
    skipped.push({ path: '.', reason: `folder cannot be read (${codeOf(error)})` });
    return null;
  });
  if (kind === null) return { files, skipped };
  if (kind.isFile()) {
    const name = path.basename(root);
    if (accepts(name)) files.push({ path: name, absolutePath: root });
    else skipped.push({ path: name, reason: 'not a language or prompt format that is read' });
    return { files, skipped };
  }
  let folders: readonly Walked[] = [{ folder: root, rules: [] }];
  while (folders.length > 0 && !isCancelled()) {
    const batch = folders.slice(0, FOLDERS_AT_ONCE);
    const listed = await Promise.all(
      batch.map(async (walked) => ({ ...walked, entries: await readEntries(root, walked.folder, skipped) })),
    );
    const inner = listed.flatMap(({ folder, rules, entries }) => {
      if (folder !== root && isMadeByTool(folder, entries)) return [];
      const found = sortEntries(root, folder, entries, withIgnoreFile(rules, folder, entries), accepts);
      files.push(...found.files);
      return found.folders;
    });
    folders = [...folders.slice(FOLDERS_AT_ONCE), ...inner];
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, skipped };
}

/** The disk answers several as fast as one. */
const FOLDERS_AT_ONCE = 32;

interface Walked {
  readonly folder: string;
  readonly rules: readonly IgnoreRules[];
}

/** Of what a folder holds, the candidates and the folders to go on with. */
function sortEntries(
  root: string,
  folder: string,
  entries: readonly Dirent[],
  rules: readonly IgnoreRules[],
  accepts: (relativePath: string) => boolean,
): { files: SourceFile[]; folders: Walked[] } {
  const relativeFolder = toPosix(path.relative(root, folder));
  const files: SourceFile[] = [];
  const folders: Walked[] = [];
  for (const entry of entries) {
    const absolutePath = path.join(folder, entry.name);
    if (isIgnored(rules, absolutePath, entry.isDirectory())) continue;
    const relativePath = relativeFolder === '' ? entry.name : `${relativeFolder}/${entry.name}`;
    if (entry.isDirectory() && !NEVER_READ.has(entry.name)) folders.push({ folder: absolutePath, rules });
    else if (entry.isFile() && accepts(relativePath)) files.push({ path: relativePath, absolutePath });
  }
  return { files, folders };
}

interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function readEntries(root: string, folder: string, skipped: SkippedFile[]): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const relative = toPosix(path.relative(root, folder));
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
  const source = readSource({ path: '.gitignore', absolutePath: path.join(folder, '.gitignore') });
  return 'text' in source
    ? [...rules, { folder, matcher: ignore().add(source.text.split(/\r?\n/).filter(isTame)) }]
    : rules;
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

/**
 * Reads a file as UTF-8, or says why it is not read. A byte-order mark stays: it is part of the text. Source files are
 * small, and there are many: reading one at once takes a tenth of the time of waiting for it.
 */
export function readSource(file: SourceFile): { text: string } | SkippedFile {
  try {
    const stats = statSync(file.absolutePath);
    // A link to a device or a pipe has no size and no end.
    if (!stats.isFile()) return { path: file.path, reason: 'not a file' };
    const { size } = stats;
    const limit = file.path.toLowerCase().endsWith('.ipynb') ? MAX_NOTEBOOK_BYTES : MAX_SOURCE_BYTES;
    if (size > limit) return { path: file.path, reason: `larger than ${limit / 1024 / 1024} MB` };
    const text = readFileSync(file.absolutePath, 'utf8');
    return text.slice(0, PROBE_CHARACTERS).includes('\0')
      ? { path: file.path, reason: 'binary, or not UTF-8' }
      : { text };
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
