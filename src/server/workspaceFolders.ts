import { REVISION_SCHEMES } from '../protocol/schemes';
import type { ServerHost } from './host';

/** A folder of the workspace that the host can reach. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
  readonly root: string;
}

/** The folders whose files the host can read; others have none for us. */
export function foldersOf(host: ServerHost, folders: readonly { uri: string; name: string }[]): Folder[] {
  return folders.flatMap((folder) => {
    const root = host.fileOf(folder.uri);
    return root === null ? [] : [{ ...folder, root }];
  });
}

/** The document is another state of a file: it has figures to be compared, and is in none of the workspace. */
export function isRevision(uri: string): boolean {
  return REVISION_SCHEMES.some((scheme) => uri.startsWith(`${scheme}:`));
}

/** The file that the document is, or is another state of. */
export function fileBehind(host: ServerHost, uri: string): string | null {
  return host.fileOf(isRevision(uri) ? uri.replace(/^[^:]*/, 'file').replace(/[?#].*$/, '') : uri);
}

/** Path of a document relative to its workspace folder, POSIX, with the folder's name in front when there are several. */
export function workspacePath(host: ServerHost, uri: string, folders: readonly Folder[]): string {
  const file = fileBehind(host, uri);
  if (file === null) return decoded(uri.replace(/^[a-z-]+:/i, ''));
  const home = homeOf(host, file, folders);
  const own = home === null ? /[^/\\]*$/.exec(file)?.[0] : inFolder(home.folder, home.path, folders);
  if (isRevision(uri)) return own ?? '';
  // A cell of a notebook lies where the notebook does.
  return `${own ?? ''}${/#.*$/.exec(uri)?.[0] ?? ''}`;
}

/** A place in a folder: its path there, POSIX. */
export interface Home {
  readonly folder: Folder;
  readonly path: string;
}

/** Where a file lies; null for a file outside all folders. */
export function homeOf(host: ServerHost, file: string, folders: readonly Folder[]): Home | null {
  for (const folder of folders) {
    const path = host.relative(folder.root, file);
    if (path !== null) return { folder, path };
  }
  return null;
}

/** Names a file of a folder as `workspacePath` would. */
export function inFolder(folder: Folder, relativePath: string, folders: readonly Folder[]): string {
  return folders.length > 1 ? `${folder.name}/${relativePath}` : relativePath;
}

const CELL = 'vscode-notebook-cell:';

/** One spelling for each file; a cell of a notebook keeps its own. */
export function canonicalUri(host: ServerHost, uri: string): string {
  return uri.startsWith(CELL) ? uri : (fileUri(host, uri) ?? uri);
}

/** The file that an open cell belongs to: the index reads it whole, as it was last saved. Null for any other document. */
export function notebookOf(host: ServerHost, uri: string): string | null {
  return uri.startsWith(CELL) ? fileUri(host, uri) : null;
}

function fileUri(host: ServerHost, uri: string): string | null {
  const file = host.fileOf(uri);
  return file === null ? null : host.uriOf(file);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
