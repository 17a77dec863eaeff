/** Estimates all files below the given paths. */

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Breakeven, EstimateContext } from '../core/project/breakeven';
import { type ConfigFile, tokenizerProblems } from '../core/project/configFile';
import {
  type CostedItem,
  type DocumentEstimate,
  type LeftOut,
  leftOutOf,
  unreadReason,
} from '../core/project/documentEstimate';
import { configProblems, type FolderConfig, unmetEntryProblems } from '../core/project/folderConfig';
import type { CostedInteraction } from '../core/project/interactionCost';
import { messageOf } from '../core/project/messageOf';
import type { SkippedFile } from '../core/project/sourceWalk';
import type { SourceProblem } from '../core/source/callSite';
import { nearestConfigFile } from '../node/configFile';
import { pathInside } from '../node/projectFiles';
import { findSourceFiles, type SourceFile } from '../node/sourceFiles';
import { readFiles } from './analyses';
import { InputProblem } from './problem';
import type { Progress } from './progress';
import { ReaderThreads } from './readerThreads';

export interface FolderScan {
  readonly scannedFiles: number;
  readonly skipped: readonly SkippedFile[];
  readonly items: readonly CostedItem[];
  readonly interactions: readonly CostedInteraction[];
  readonly problems: readonly { readonly path: string; readonly problem: SourceProblem }[];
  readonly leftOut: LeftOut;
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
  progress: Progress,
): Promise<FolderScan> {
  const scans: FolderScan[] = [];
  for (const root of paths) scans.push(await scanFolder(root, breakeven, basisOf, progress));
  return {
    scannedFiles: scans.reduce((sum, { scannedFiles }) => sum + scannedFiles, 0),
    skipped: scans.flatMap(({ skipped }) => skipped),
    items: scans.flatMap(({ items }) => items),
    interactions: scans.flatMap(({ interactions }) => interactions),
    problems: scans.flatMap(({ problems }) => problems),
    leftOut: leftOutOf(scans),
  };
}

async function scanFolder(
  root: string,
  breakeven: Breakeven,
  basisOf: BasisOf,
  progress: Progress,
): Promise<FolderScan> {
  const absoluteRoot = path.resolve(root);
  const folder = (await mustExist(root)).isDirectory() ? absoluteRoot : path.dirname(absoluteRoot);
  const file = nearestConfigFile(folder, process.cwd());
  const { context, config } = basisOf(file);
  const threads = new ReaderThreads(folder);
  const found = await findSourceFiles(absoluteRoot, (name) => breakeven.reader.accepts(name), {
    found: (count) => threads.expect(count),
  });
  const skipped: SkippedFile[] = [...found.skipped];
  const items: CostedItem[] = [];
  const interactions: CostedInteraction[] = [];
  const problems: { path: string; problem: SourceProblem }[] = [];
  const placeOf = ({ absolutePath }: SourceFile) =>
    file === null || config === null ? null : { config, path: relativeTo(file.folder, absolutePath) };
  const isIgnored = (candidate: SourceFile) => {
    const home = placeOf(candidate);
    return home?.config.ignores(home.path) === true;
  };
  const wanted = found.files.filter((candidate) => !isIgnored(candidate));
  const estimates = new Map<string, DocumentEstimate>();
  let done = 0;
  await readFiles(wanted, folder, { reader: breakeven.reader, threads }, async ({ file: source, read }) => {
    done += 1;
    progress(done, wanted.length);
    if ('skipped' in read) {
      skipped.push(read.skipped);
      return;
    }
    const home = placeOf(source);
    const document = { path: source.path, ...(home === null ? {} : { home }) };
    try {
      estimates.set(source.path, await breakeven.estimateAnalysis(read.analysis, document, context));
    } catch (error) {
      // The vocabulary that it needs cannot be loaded; the other files may need another.
      skipped.push({ path: source.path, reason: messageOf(error) });
    }
  });
  for (const { path: name } of wanted) {
    const estimate = estimates.get(name);
    if (estimate === undefined) continue;
    const reason = unreadReason(estimate);
    if (reason !== null) {
      skipped.push({ path: name, reason });
      estimates.delete(name);
      continue;
    }
    items.push(...estimate.items);
    interactions.push(...estimate.interactions);
    problems.push(...estimate.problems.map((problem) => ({ path: name, problem })));
  }
  if (file !== null) {
    // Globs can only be held against all files of the folder that they speak of.
    const all = file.folder === absoluteRoot ? found.files.map(({ path: name }) => name) : null;
    const said = configProblems(file.reading, context, all);
    said.push(...(await tokenizerProblems(file, file.reading, pathInside, breakeven.tokenizerFault)));
    if (config !== null && all !== null) said.push(...unmetEntryProblems(config, file.reading, all));
    problems.push(...said.map((problem) => ({ path: relativeTo(folder, file.file), problem })));
  }
  const { calls } = leftOutOf(estimates.values());
  return {
    scannedFiles: estimates.size,
    skipped: skipped.sort(byPath),
    items,
    interactions,
    problems,
    leftOut: { calls, files: found.files.length - wanted.length },
  };
}

function byPath(a: SkippedFile, b: SkippedFile): number {
  return a.path < b.path ? -1 : 1;
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
