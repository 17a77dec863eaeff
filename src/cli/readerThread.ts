/** A thread that reads source files for the command line. It is a bundle of its own, small enough to start at once. */

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSourceReader } from '../core/source/sourceReader';
import { grammarsFrom } from '../node/assets';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import { type ThreadAnswer, type ThreadData, takeBatch } from './batches';
import { type ReadFile, readFile, says } from './readFile';

const data = workerData as ThreadData;
const reader = createSourceReader({ loadWasm: grammarsFrom(path.dirname(__filename)) });
const project = projectFiles(data.folder);

async function readBatch(files: readonly SourceFile[]): Promise<ReadFile[]> {
  const found: ReadFile[] = [];
  for (const file of files) {
    const read = await readFile(file, reader, project);
    // Most files say nothing, and that needs no words.
    if (says(read)) found.push(read);
  }
  return found;
}

async function readAll(): Promise<void> {
  for (let batch = takeBatch(data); batch !== null; batch = takeBatch(data)) {
    answer({ batch, found: await readBatch(data.batches[batch] ?? []) });
  }
  answer(null);
}

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}

// What this rejects with ends the thread with an error, which its parent hears.
void readAll();
