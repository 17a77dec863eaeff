import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A folder of the workspace, on disk. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
  readonly root: string;
}

/** The folders that lie on this machine's disk; others have no files to read. */
export function foldersOnDisk(folders: readonly { uri: string; name: string }[]): Folder[] {
  return folders
    .filter((folder) => folder.uri.startsWith('file:'))
    .map((folder) => ({ ...folder, root: fileURLToPath(folder.uri) }));
}

/** Path of a document relative to its workspace folder, POSIX, with the folder's name in front when there are several. */
export function workspacePath(uri: string, folders: readonly Folder[]): string {
  const file = fileOf(uri);
  if (file === null) return decodeURIComponent(uri.replace(/^[a-z-]+:/i, ''));
  const home = folderOf(file, folders);
  const own = home === undefined ? path.basename(file) : inFolder(home, relativeIn(home, file), folders);
  // A cell of a notebook lies where the notebook does.
  return own + (/#.*$/.exec(uri)?.[0] ?? '');
}

export function folderOf(file: string, folders: readonly Folder[]): Folder | undefined {
  return folders.find((folder) => isInside(file, folder.root));
}

/** POSIX, relative to the folder. */
export function relativeIn(folder: Folder, file: string): string {
  return path.relative(folder.root, file).split(path.sep).join('/');
}

/** Where a document lies on disk; of a notebook's cell, the notebook. Null for one that is not saved, or lies elsewhere. */
export function fileOf(uri: string): string | null {
  const match = /^(?:file|vscode-notebook-cell):(?:\/\/)?(\/[^/#?][^#?]*)/.exec(uri);
  return match === null ? null : fileURLToPath(`file://${match[1]}`);
}

/** Names a file of a folder as `workspacePath` would. */
export function inFolder(folder: Folder, relativePath: string, folders: readonly Folder[]): string {
  return folders.length > 1 ? `${folder.name}/${relativePath}` : relativePath;
}

/** One spelling for each file: editors encode characters such as `[`, `(` and `@` that Node leaves as they are. */
export function canonicalUri(uri: string): string {
  return uri.startsWith('file:') ? uriOf(fileURLToPath(uri)) : uri;
}

export function uriOf(absolutePath: string): string {
  return pathToFileURL(absolutePath).toString();
}

function isInside(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
