/** The server's host on Node: files on disk. */

import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configFileIn } from '../node/configFile';
import { pathInside, projectFiles } from '../node/projectFiles';
import { findSourceFiles, findSourceFilesAt, readSource } from '../node/sourceFiles';
import type { ServerHost } from './host';

export const nodeHost: ServerHost = {
  fileOf,
  uriOf: (file) => pathToFileURL(file).toString(),
  resolve: (folder, name) => path.resolve(folder, name),
  relative: (folder, file) => {
    const relative = path.relative(folder, file);
    const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
    return isBelow ? relative.split(path.sep).join('/') : null;
  },
  inside: pathInside,
  findSourceFiles,
  findSourceFilesAt,
  readSource,
  *readSources(items) {
    for (const item of items) yield [item, readSource(item.file)];
  },
  projectFiles,
  configFileIn: async (folder) => configFileIn(folder),
  pause: () => setImmediate(),
};

/** A cell's fragment ends with the scheme of its notebook in base64. One on this machine has the address of the window's connection. */
const REMOTE_CELL = /^(vscode-notebook-cell:)\/\/[^/]*(\/.*#.*sdnNjb2RlLXJlbW90ZQ)/;

function fileOf(uri: string): string | null {
  const match = /^(?:file|vscode-notebook-cell):([^?#]+)/.exec(uri.replace(REMOTE_CELL, '$1$2'));
  try {
    return match === null ? null : fileURLToPath(`file:${match[1]}`);
  } catch {
    return null;
  }
}
