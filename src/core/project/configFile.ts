/** The `breakeven.json` of a folder as a file: what was read of it, and the files that it names. */

import type { SourceProblem } from '../source/callSite';
import type { TokenizerRule } from '../tokens/ownTokenizers';
import { isContainedPath } from './containedPath';
import { type FolderConfig, folderConfig } from './folderConfig';
import { type ConfigReading, parseConfig } from './parseConfig';

export interface ConfigFile {
  /** Absolute path of the folder that it holds for. */
  readonly folder: string;
  readonly file: string;
  readonly reading: ConfigReading;
  readonly config: FolderConfig;
}

/** The absolute path of a name below a folder; null where it leads out of it. */
export type PathInside = (folder: string, name: string) => string | null;

/** One that cannot be read is a problem in `reading`. */
export function configFile(
  folder: string,
  file: string,
  source: { readonly text: string } | { readonly reason: string },
): ConfigFile {
  const reading = 'text' in source ? parseConfig(source.text) : unreadable(source.reason);
  return { folder, file, reading, config: folderConfig(reading.config) };
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

/** Where a name leads that a file gives; null out of its folder, of which the disk is never asked: a share on a network would be told who asks. */
function containedFile(folder: string, name: string, inside: PathInside): string | null {
  return isContainedPath(name) ? inside(folder, name) : null;
}

/** Tokenizers that a file names, by absolute path; those that lead out of its folder are left out. */
export function tokenizerRules({ folder, reading }: ConfigFile, inside: PathInside): TokenizerRule[] {
  return Object.entries(reading.config.tokenizers ?? {}).flatMap(([models, name]) => {
    const file = containedFile(folder, name, inside);
    return file === null ? [] : [{ models, file }];
  });
}

/** What is wrong with the tokenizers that a file names, at the place where it names them. */
export async function tokenizerProblems(
  { folder }: Pick<ConfigFile, 'folder'>,
  reading: ConfigReading,
  inside: PathInside,
  faultOf: (file: string) => Promise<string | null>,
): Promise<SourceProblem[]> {
  const problems: SourceProblem[] = [];
  for (const [models, name] of Object.entries(reading.config.tokenizers ?? {})) {
    const file = containedFile(folder, name, inside);
    const fault = file === null ? 'it leads out of this folder' : await faultOf(file);
    if (fault === null) continue;
    const message = `${JSON.stringify(name)} is not used: ${fault}.`;
    problems.push({ code: 'invalid-config', message, range: reading.rangeOf(['tokenizers', models]) });
  }
  return problems;
}
