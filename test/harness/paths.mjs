// @ts-check
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The workspace that tests and `npm start` open when none is named. */
export const sampleWorkspace = path.join(repository, 'test', 'fixtures', 'workspace');

/** Opened first in the sample workspace; relative to it. */
export const sampleFile = 'rag_service/answer.py';

/** Where downloaded tools live, shared by clones: `BREAKEVEN_TOOLS`, or the user's cache folder. */
export function toolsFolder() {
  return path.resolve(process.env.BREAKEVEN_TOOLS || path.join(cacheFolder(), 'breakeven-tools'));
}

function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'win32')
    return process.env.LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local');
  return path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** @param {string} packageName @param {string[]} rest */
export function modulePath(packageName, ...rest) {
  return path.join(repository, 'node_modules', packageName, ...rest);
}
