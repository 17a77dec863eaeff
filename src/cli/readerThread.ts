/** A thread that reads source files for the command line. It is a bundle of its own, small enough to start at once. */

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSourceReader } from '../core/source/sourceReader';
import { grammarsFrom } from '../node/assets';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import { type Batches, type ThreadAnswer, type ThreadStart, takeBatch } from './batches';
import { type ReadFile, readFile, says } from './readFile';

const { folder, fromEnd } = workerData as ThreadStart;
const reader = createSourceReader({
  loadWasm: grammarsFrom(path.dirname(__filename)),
  clock: () => performance.now(),
});
const project = projectFiles(folder);

async function readBatch(files: readonly SourceFile[]): Promise<ReadFile[]> {
  const found: ReadFile[] = [];
  for (const file of files) {
    const read = await readFile(file, reader, project);
    // Most files say nothing, and that needs no words.
    if (says(read)) found.push(read);
  }
  return found;
}

async function readAll(given: Batches): Promise<void> {
  for (let batch = takeBatch(given, fromEnd); batch !== null; batch = takeBatch(given, fromEnd)) {
    answer({ batch, found: await readBatch(given.batches[batch] ?? []) });
  }
  answer(null);
}

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}

// What this rejects with ends the thread with an error, which its parent hears.
parentPort?.on('message', (given: Batches) => void readAll(given));
