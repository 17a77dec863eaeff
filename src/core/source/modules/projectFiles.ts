/** The files around a document, as the core may ask for them. Each composition root supplies its own. */

/** Paths are POSIX and those of the documents. Nothing outside of the project is ever read. */
export interface ProjectFiles {
  has(path: string): Promise<boolean>;
  /** Null when it is not there, too large, or not text. */
  read(path: string): Promise<string | null>;
}

/** Files while names are looked for: what was made of a configuration is kept until one changes. */
export interface ResolvingFiles extends ProjectFiles {
  readonly configurations: Map<string, unknown>;
}

/** A document on its own. */
export const NO_FILES: ProjectFiles = Object.freeze({ has: async () => false, read: async () => null });

/** A path as its parts say, without `.` and `..`; null when it leads out of the project. */
export function normalPath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The folder of a file and those above it, up to the project's. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return [...folders, ''];
}

export function inside(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** The first of the paths that is there. */
export async function firstOf(
  paths: readonly (string | null)[],
  files: ProjectFiles,
): Promise<string | null> {
  for (const path of paths) {
    const normal = path === null ? null : normalPath(path);
    if (normal !== null && normal !== '' && (await files.has(normal))) return normal;
  }
  return null;
}
