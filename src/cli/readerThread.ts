/** A thread that reads source files for the command line. It is a bundle of its own, small enough to start at once. */

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSourceReader } from '../core/source/sourceReader';
import { grammarsFrom } from '../node/assets';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import { type ReadFile, readFile, says, type ThreadData } from './readFile';

const { folder } = workerData as ThreadData;
const reader = createSourceReader({ loadWasm: grammarsFrom(path.dirname(__filename)) });
const project = projectFiles(folder);

/** One batch after the other, so that answers come in the order of the batches. */
let last = Promise.resolve();
parentPort?.on('message', (files: readonly SourceFile[]) => {
  last = last.then(() => readBatch(files));
});

async function readBatch(files: readonly SourceFile[]): Promise<void> {
  const found: ReadFile[] = [];
  for (const file of files) {
    const read = await readFile(file, reader, project);
    // Most files say nothing, and that needs no words.
    if (says(read)) found.push(read);
  }
  parentPort?.postMessage(found);
}
