/** Estimates all files below the given paths. */

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Breakeven, EstimateContext } from '../core/project/breakeven';
import type { CostedItem } from '../core/project/documentEstimate';
import type { SourceProblem } from '../core/source/callSite';
import { projectFiles } from '../node/projectFiles';
import { findSourceFiles, readSource, type SkippedFile, type SourceFile } from '../node/sourceFiles';
import { InputProblem } from './problem';

export interface FolderScan {
  readonly scannedFiles: number;
  readonly skipped: readonly SkippedFile[];
  readonly items: readonly CostedItem[];
  readonly problems: readonly { readonly path: string; readonly problem: SourceProblem }[];
}

/** @throws InputProblem when a path is not there. */
export async function scanFolders(
  paths: readonly string[],
  breakeven: Breakeven,
  context: EstimateContext,
): Promise<FolderScan> {
  const skipped: SkippedFile[] = [];
  const items: CostedItem[] = [];
  const problems: { path: string; problem: SourceProblem }[] = [];
  let scannedFiles = 0;
  for (const root of paths) {
    await mustExist(root);
    const found = await findSourceFiles(path.resolve(root), (file) => breakeven.reader.accepts(file));
    skipped.push(...found.skipped);
    const files = projectFiles(await projectRoot(root));
    for await (const { file, source } of sourcesOf(found.files)) {
      if (!('text' in source)) {
        skipped.push(source);
        continue;
      }
      scannedFiles += 1;
      const estimate = await breakeven.estimateDocument(
        { path: file.path, languageId: '', text: source.text },
        context,
        files,
      );
      items.push(...estimate.items);
      problems.push(...estimate.problems.map((problem) => ({ path: file.path, problem })));
    }
  }
  return { scannedFiles, skipped, items, problems };
}

/** How many files are read at a time: the disk answers several as fast as one. */
const READ_AHEAD = 48;

async function* sourcesOf(files: readonly SourceFile[]) {
  for (let from = 0; from < files.length; from += READ_AHEAD) {
    const batch = files.slice(from, from + READ_AHEAD);
    yield* await Promise.all(batch.map(async (file) => ({ file, source: await readSource(file) })));
  }
}

/** Of a file, the folder that it is in. */
async function projectRoot(root: string): Promise<string> {
  const absolute = path.resolve(root);
  return (await stat(absolute)).isFile() ? path.dirname(absolute) : absolute;
}

async function mustExist(root: string): Promise<void> {
  try {
    await stat(root);
  } catch {
    throw new InputProblem(`${root}: no such file or folder`);
  }
}
