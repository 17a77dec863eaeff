/** Finds and reads the `breakeven.json` of a folder on disk. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_NAMES } from '../core/project/config';
import { type ConfigFile, configFile } from '../core/project/configFile';
import { pathInside } from './projectFiles';
import { readSource } from './sourceFiles';

/** The folder's own file; null when it has none. */
export function configFileIn(folder: string): ConfigFile | null {
  const name = CONFIG_NAMES.find((candidate) => existsSync(path.join(folder, candidate)));
  if (name === undefined) return null;
  const file = path.join(folder, name);
  const leadsOut = pathInside(folder, name) === null;
  const source = leadsOut
    ? { reason: 'it leads out of this folder' }
    : readSource({ path: name, absolutePath: file });
  return configFile(folder, file, source);
}

/** The file of the folder or of the nearest one around it, up to the repository or the working folder and no further. */
export function nearestConfigFile(folder: string, workingFolder: string): ConfigFile | null {
  for (const candidate of foldersAround(folder, workingFolder)) {
    const found = configFileIn(candidate);
    if (found !== null) return found;
  }
  return null;
}

/** Without a repository or the working folder around it, a folder stands alone. */
function foldersAround(folder: string, workingFolder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    folders.push(at);
    if (at === workingFolder || existsSync(path.join(at, '.git'))) return folders;
    if (path.dirname(at) === at) return [folder];
  }
}
