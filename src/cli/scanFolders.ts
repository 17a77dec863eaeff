/** Estimates all files below the given paths. */

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Breakeven, EstimateContext } from '../core/project/breakeven';
import type { CostedItem } from '../core/project/documentEstimate';
import { configProblems, type FolderConfig, unmetEntryProblems } from '../core/project/folderConfig';
import type { SourceProblem } from '../core/source/callSite';
import { type ConfigFile, nearestConfigFile } from '../node/configFile';
import { projectFiles } from '../node/projectFiles';
import { findSourceFiles, readSource, type SkippedFile, type SourceFile } from '../node/sourceFiles';
import { InputProblem } from './problem';

export interface FolderScan {
  readonly scannedFiles: number;
  readonly skipped: readonly SkippedFile[];
  readonly items: readonly CostedItem[];
  readonly problems: readonly { readonly path: string; readonly problem: SourceProblem }[];
}

/** What estimates below one `breakeven.json` rest on. */
export type BasisOf = (file: ConfigFile | null) => {
  readonly context: EstimateContext;
  readonly config: FolderConfig | null;
};

/** @throws InputProblem when a path is not there. */
export async function scanFolders(
  paths: readonly string[],
  breakeven: Breakeven,
  basisOf: BasisOf,
): Promise<FolderScan> {
  const scans: FolderScan[] = [];
  for (const root of paths) scans.push(await scanFolder(root, breakeven, basisOf));
  return {
    scannedFiles: scans.reduce((sum, { scannedFiles }) => sum + scannedFiles, 0),
    skipped: scans.flatMap(({ skipped }) => skipped),
    items: scans.flatMap(({ items }) => items),
    problems: scans.flatMap(({ problems }) => problems),
  };
}

async function scanFolder(root: string, breakeven: Breakeven, basisOf: BasisOf): Promise<FolderScan> {
  const absoluteRoot = path.resolve(root);
  const folder = (await mustExist(root)).isDirectory() ? absoluteRoot : path.dirname(absoluteRoot);
  const file = await nearestConfigFile(folder, process.cwd());
  const { context, config } = basisOf(file);
  const found = await findSourceFiles(absoluteRoot, (name) => breakeven.reader.accepts(name));
  const skipped: SkippedFile[] = [...found.skipped];
  const items: CostedItem[] = [];
  const problems: { path: string; problem: SourceProblem }[] = [];
  let scannedFiles = 0;
  const files = projectFiles(folder);
  const isIgnored = ({ absolutePath }: SourceFile) =>
    file !== null && config?.ignores(relativeTo(file.folder, absolutePath)) === true;
  for await (const { read, source } of sourcesOf(found.files.filter((candidate) => !isIgnored(candidate)))) {
    if (!('text' in source)) {
      skipped.push(source);
      continue;
    }
    scannedFiles += 1;
    const home =
      file === null || config === null
        ? {}
        : { home: { config, path: relativeTo(file.folder, read.absolutePath) } };
    const estimate = await breakeven.estimateDocument(
      { path: read.path, languageId: '', text: source.text, files, ...home },
      context,
    );
    items.push(...estimate.items);
    problems.push(...estimate.problems.map((problem) => ({ path: read.path, problem })));
  }
  if (file !== null) {
    // Globs can only be held against all files of the folder that they speak of.
    const all = file.folder === absoluteRoot ? found.files.map(({ path: name }) => name) : null;
    const said = configProblems(file.reading, context.catalog, context.now, all);
    if (config !== null && all !== null) said.push(...unmetEntryProblems(config, file.reading, all));
    problems.push(...said.map((problem) => ({ path: relativeTo(folder, file.file), problem })));
  }
  return { scannedFiles, skipped, items, problems };
}

/** How many files are read at a time: the disk answers several as fast as one. */
const READ_AHEAD = 48;

async function* sourcesOf(files: readonly SourceFile[]) {
  for (let from = 0; from < files.length; from += READ_AHEAD) {
    const batch = files.slice(from, from + READ_AHEAD);
    yield* await Promise.all(batch.map(async (read) => ({ read, source: await readSource(read) })));
  }
}

function relativeTo(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

async function mustExist(root: string) {
  try {
    return await stat(root);
  } catch {
    throw new InputProblem(`${root}: no such file or folder`);
  }
}
