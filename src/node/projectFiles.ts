/** The files of one folder on disk, for names that code takes from other files. */

import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { NEVER_READ } from '../core/project/sourceWalk';
import { normalPath, type ProjectFiles } from '../core/source/modules/projectFiles';
import { readSource } from './sourceFiles';

export interface FolderFiles extends ProjectFiles {
  /** Files came or went. */
  refresh(): void;
}

/** Reads inside `root` only: neither `..` nor a symbolic link leads out of it, and dependencies are not read. */
export function projectFiles(root: string): FolderFiles {
  const known = new Map<string, boolean>();
  const realRoot = realPathOf(root) ?? root;
  const has = async (file: string): Promise<boolean> => {
    const normal = normalPath(file);
    if (normal === null || normal === '') return false;
    const before = known.get(normal);
    if (before !== undefined) return before;
    const isThere =
      !normal.split('/').some((part) => NEVER_READ.has(part)) && isFile(path.join(root, normal));
    known.set(normal, isThere);
    return isThere;
  };
  return {
    has,
    read: async (file) => {
      const normal = normalPath(file);
      if (normal === null || !(await has(normal))) return null;
      const absolutePath = path.join(root, normal);
      if (!isWithin(absolutePath, realRoot)) return null;
      const source = readSource({ path: normal, absolutePath });
      return 'text' in source ? source.text : null;
    },
    refresh: () => known.clear(),
  };
}

/** The absolute path of a name below the folder; null where the name or a symbolic link leads out of it. */
export function pathInside(folder: string, name: string): string | null {
  const file = path.resolve(folder, name);
  if (!isBelow(file, folder)) return null;
  try {
    const real = existsSync(file) ? realpathSync(file) : file;
    return real === file || isBelow(real, realpathSync(folder)) ? file : null;
  } catch {
    return null;
  }
}

function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

function isWithin(file: string, realRoot: string): boolean {
  const real = realPathOf(file);
  return real !== null && isBelow(real, realRoot);
}

/** Without symbolic links; at once, as in {@link readSource}. Null for what is not there. */
function realPathOf(file: string): string | null {
  try {
    return realpathSync.native(file);
  } catch {
    return null;
  }
}
