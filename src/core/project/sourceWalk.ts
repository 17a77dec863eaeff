/** Walks a folder for the files that may hold calls or prompts, as git would: ignored files and dependencies stay out. */

import ignore, { type Ignore } from 'ignore';
import { isTame } from './globs';

/** What a folder holds under a name: a file, a folder, or neither, such as a symbolic link. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** How the walk sees its root. Paths are POSIX, relative to the root; the root itself is `''`. */
export interface FolderReader {
  /** Rejects for a folder that cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** Rejects or throws for a file that cannot be read. */
  readText(file: string): string | Promise<string>;
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

export interface SourceWalk {
  /** Sorted. */
  readonly files: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

export interface WalkWatch {
  /** Asked before each batch of folders. */
  readonly isCancelled?: () => boolean;
  /** Told how many files are found so far. */
  readonly found?: (files: number) => void;
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

/** A disk answers several as fast as one. */
const FOLDERS_AT_ONCE = 32;

/** Symbolic links are not followed. Unreadable folders are reported as skipped, never thrown. */
export async function walkSources(
  reader: FolderReader,
  accepts: (path: string) => boolean,
  { isCancelled = () => false, found: told = () => undefined }: WalkWatch = {},
): Promise<SourceWalk> {
  const files: string[] = [];
  const skipped: SkippedFile[] = [];
  let folders: readonly Walked[] = [{ folder: '', rules: [] }];
  while (folders.length > 0 && !isCancelled()) {
    const batch = folders.slice(0, FOLDERS_AT_ONCE);
    const listed = await Promise.all(
      batch.map(async ({ folder, rules }) => {
        const entries = await entriesOf(reader, folder, skipped);
        return { folder, entries, rules: await withIgnoreFile(reader, rules, folder, entries) };
      }),
    );
    const inner = listed.flatMap(({ folder, rules, entries }) => {
      if (folder !== '' && isMadeByTool(folder, entries)) return [];
      const found = sortEntries(folder, entries, rules, accepts);
      files.push(...found.files);
      return found.folders;
    });
    folders = [...folders.slice(FOLDERS_AT_ONCE), ...inner];
    told(files.length);
  }
  files.sort((a, b) => (a < b ? -1 : 1));
  return { files, skipped };
}

/** What a walk finds at a path: the file, or the files of the folder. Of the rest, only the folders on the way to it are read. */
export async function walkSourcesAt(
  reader: FolderReader,
  path: string,
  accepts: (path: string) => boolean,
): Promise<readonly string[]> {
  const isAt = (candidate: string) => candidate === path || candidate.startsWith(`${path}/`);
  const onTheWay: FolderReader = {
    list: async (folder) =>
      (await reader.list(folder)).filter((entry) => {
        const inner = below(folder, entry.name);
        return !entry.isDirectory() || path.startsWith(`${inner}/`) || isAt(inner);
      }),
    readText: (file) => reader.readText(file),
  };
  return (await walkSources(onTheWay, (candidate) => isAt(candidate) && accepts(candidate))).files;
}

interface Walked {
  readonly folder: string;
  readonly rules: readonly IgnoreRules[];
}

interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function entriesOf(
  reader: FolderReader,
  folder: string,
  skipped: SkippedFile[],
): Promise<readonly FolderEntry[]> {
  try {
    return await reader.list(folder);
  } catch (error) {
    skipped.push({
      path: folder === '' ? '.' : folder,
      reason: `folder cannot be read (${codeOf(error)})`,
    });
    return [];
  }
}

async function withIgnoreFile(
  reader: FolderReader,
  rules: readonly IgnoreRules[],
  folder: string,
  entries: readonly FolderEntry[],
): Promise<readonly IgnoreRules[]> {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return rules;
  try {
    const text = await reader.readText(below(folder, '.gitignore'));
    return [...rules, { folder, matcher: ignore().add(text.split(/\r?\n/).filter(isTame)) }];
  } catch {
    return rules;
  }
}

/** Of what a folder holds, the candidates and the folders to go on with. */
function sortEntries(
  folder: string,
  entries: readonly FolderEntry[],
  rules: readonly IgnoreRules[],
  accepts: (path: string) => boolean,
): { files: string[]; folders: Walked[] } {
  const files: string[] = [];
  const folders: Walked[] = [];
  for (const entry of entries) {
    const path = below(folder, entry.name);
    if (isIgnored(rules, path, entry.isDirectory())) continue;
    if (entry.isDirectory() && !NEVER_READ.has(entry.name)) folders.push({ folder: path, rules });
    else if (entry.isFile() && accepts(path)) files.push(path);
  }
  return { files, folders };
}

function isMadeByTool(folder: string, entries: readonly FolderEntry[]): boolean {
  const isVendor = folder === 'vendor' || folder.endsWith('/vendor');
  return entries.some(({ name }) => MADE_BY_TOOLS.has(name) || (isVendor && VENDORED.has(name)));
}

/** The innermost file that has an opinion wins, as in git. */
function isIgnored(rules: readonly IgnoreRules[], path: string, isFolder: boolean): boolean {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index];
    if (rule === undefined) continue;
    const relative = rule.folder === '' ? path : path.slice(rule.folder.length + 1);
    const verdict = rule.matcher.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `EACCES` and its like, where the error has such a code. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? String(error);
}
