/** Finds and reads the `breakeven.json` of a folder. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_NAMES } from '../core/project/config';
import { type FolderConfig, folderConfig } from '../core/project/folderConfig';
import { type ConfigReading, parseConfig } from '../core/project/parseConfig';
import type { SourceProblem } from '../core/source/callSite';
import type { TokenizerRule } from '../core/tokens/ownTokenizers';
import { pathInside } from './projectFiles';
import { readSource } from './sourceFiles';

/** Tokenizers that a file names, by absolute path; those that lead out of its folder are left out. */
export function tokenizerRules({ folder, reading }: ConfigFile): TokenizerRule[] {
  return Object.entries(reading.config.tokenizers ?? {}).flatMap(([models, name]) => {
    const file = pathInside(folder, name);
    return file === null ? [] : [{ models, file }];
  });
}

/** What is wrong with the tokenizers that a file names, at the place where it names them. */
export async function tokenizerProblems(
  { folder }: Pick<ConfigFile, 'folder'>,
  reading: ConfigReading,
  faultOf: (file: string) => Promise<string | null>,
): Promise<SourceProblem[]> {
  const problems: SourceProblem[] = [];
  for (const [models, name] of Object.entries(reading.config.tokenizers ?? {})) {
    const file = pathInside(folder, name);
    const fault = file === null ? 'it leads out of this folder' : await faultOf(file);
    if (fault === null) continue;
    const message = `${JSON.stringify(name)} is not used: ${fault}.`;
    problems.push({ code: 'invalid-config', message, range: reading.rangeOf(['tokenizers', models]) });
  }
  return problems;
}

export interface ConfigFile {
  /** Absolute path of the folder that it holds for. */
  readonly folder: string;
  readonly file: string;
  readonly reading: ConfigReading;
  readonly config: FolderConfig;
}

/** The folder's own file; null when it has none. One that cannot be read is a problem in `reading`. */
export async function configFileIn(folder: string): Promise<ConfigFile | null> {
  const name = CONFIG_NAMES.find((candidate) => existsSync(path.join(folder, candidate)));
  if (name === undefined) return null;
  const file = path.join(folder, name);
  const reading = readingOf(folder, name, file);
  return { folder, file, reading, config: folderConfig(reading.config) };
}

function readingOf(folder: string, name: string, file: string): ConfigReading {
  if (pathInside(folder, name) === null) return unreadable('it leads out of this folder');
  const source = readSource({ path: name, absolutePath: file });
  return 'text' in source ? parseConfig(source.text) : unreadable(source.reason);
}

function unreadable(reason: string): ConfigReading {
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  const message = `breakeven.json is not used: ${reason}.`;
  return {
    config: {},
    problems: [{ code: 'invalid-config', message, range }],
    schemaProblems: [],
    globs: [],
    rangeOf: () => range,
  };
}

/** The file of the folder or of the nearest one around it, up to the repository or the working folder and no further. */
export async function nearestConfigFile(folder: string, workingFolder: string): Promise<ConfigFile | null> {
  for (const candidate of foldersAround(folder, workingFolder)) {
    const found = await configFileIn(candidate);
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
