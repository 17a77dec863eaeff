/** The files of one folder on disk, for names that code takes from other files. */

import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { normalPath, type ProjectFiles } from '../core/source/modules/projectFiles';
import { NEVER_READ, readSource } from './sourceFiles';

export interface FolderFiles extends ProjectFiles {
  /** Files came or went. */
  refresh(): void;
}

/** Reads inside `root` only: neither `..` nor a symbolic link leads out of it, and dependencies are not read. */
export function projectFiles(root: string): FolderFiles {
  const listings = new Map<string, Promise<ReadonlySet<string>>>();
  const realRoot = realpath(root);
  const list = (folder: string) => {
    const listing = listings.get(folder) ?? namesIn(path.join(root, folder));
    listings.set(folder, listing);
    return listing;
  };
  /** A file is there when each folder on the way lists it: a missing folder is asked for once. */
  const has = async (file: string): Promise<boolean> => {
    const normal = normalPath(file);
    if (normal === null || normal === '') return false;
    const parts = normal.split('/');
    if (parts.some((part) => NEVER_READ.has(part))) return false;
    const folder = parts.slice(0, -1).join('/');
    if (folder !== '' && !(await hasFolder(folder, list))) return false;
    return (await list(folder)).has(parts.at(-1) ?? '');
  };
  return {
    has,
    read: async (file) => {
      const normal = normalPath(file);
      if (normal === null || !(await has(normal))) return null;
      const absolutePath = path.join(root, normal);
      if (!(await isWithin(absolutePath, await realRoot.catch(() => root)))) return null;
      const source = await readSource({ path: normal, absolutePath });
      return 'text' in source ? source.text : null;
    },
    refresh: () => listings.clear(),
  };
}

async function hasFolder(
  folder: string,
  list: (folder: string) => Promise<ReadonlySet<string>>,
): Promise<boolean> {
  let above = '';
  for (const part of folder.split('/')) {
    if (!(await list(above)).has(`${part}/`)) return false;
    above = above === '' ? part : `${above}/${part}`;
  }
  return true;
}

/** Files by their name, folders with a slash; a link may be either. */
async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return new Set(
      entries.flatMap((entry) => {
        if (entry.isSymbolicLink()) return [entry.name, `${entry.name}/`];
        return [entry.isDirectory() ? `${entry.name}/` : entry.name];
      }),
    );
  } catch {
    return new Set();
  }
}

async function isWithin(file: string, realRoot: string): Promise<boolean> {
  try {
    const relative = path.relative(realRoot, await realpath(file));
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  } catch {
    return false;
  }
}
