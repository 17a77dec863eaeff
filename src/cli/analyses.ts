/** Reads source files: here, or in threads of their own where there are many. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceReader } from '../core/source/callSite';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import { TAKEN_BYTES, type ThreadAnswer, type ThreadData } from './batches';
import { NOTHING, type ReadFile, readFile } from './readFile';

/** A thread takes a quarter of a second to get going; so many files take longer. */
const FILES_PER_THREAD = 1000;
/** More threads than this wait for the disk and for memory. */
const MOST_THREADS = 4;
const BATCH = 100;

type Use = (read: ReadFile) => Promise<void>;

/** Gives `use` what each file says, in any order. `folder` is the project that they are of. */
export async function readFiles(
  files: readonly SourceFile[],
  folder: string,
  reader: SourceReader,
  use: Use,
): Promise<void> {
  const threads = Math.min(MOST_THREADS, availableParallelism(), Math.floor(files.length / FILES_PER_THREAD));
  if (threads > 1) return readInThreads(files, folder, threads, use);
  const project = projectFiles(folder);
  for (const file of files) await use(await readFile(file, reader, project));
}

/**
 * Threads take batches by themselves, so that none waits while this one counts and prices. Files of one language lie
 * together and threads start at either end, so that few load the same grammars.
 */
async function readInThreads(
  files: readonly SourceFile[],
  folder: string,
  threads: number,
  use: Use,
): Promise<void> {
  const batches = batchesOf(files);
  const taken = new Int32Array(new SharedArrayBuffer(TAKEN_BYTES));
  const uses: Promise<void>[] = [];
  const run = (_: unknown, thread: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(path.join(__dirname, 'readerThread.js'), {
        workerData: { folder, batches, taken, fromEnd: thread % 2 === 1 } satisfies ThreadData,
      });
      worker.on('message', (answer: ThreadAnswer) => {
        if (answer === null) {
          resolve();
          void worker.terminate();
        } else uses.push(...withSilent(batches[answer.batch] ?? [], answer.found).map(use));
      });
      worker.once('error', reject);
    });
  await Promise.all(Array.from({ length: threads }, run));
  await Promise.all(uses);
}

/** The files that said nothing were read too. */
function withSilent(batch: readonly SourceFile[], found: readonly ReadFile[]): ReadFile[] {
  const byPath = new Map(found.map((read) => [read.file.path, read]));
  return batch.map((file) => byPath.get(file.path) ?? { file, read: { analysis: NOTHING } });
}

function batchesOf(files: readonly SourceFile[]): SourceFile[][] {
  const suffix = ({ path: name }: SourceFile) => path.extname(name);
  const sorted = [...files].sort((a, b) => (suffix(a) < suffix(b) ? -1 : suffix(a) > suffix(b) ? 1 : 0));
  return Array.from({ length: Math.ceil(sorted.length / BATCH) }, (_, index) =>
    sorted.slice(index * BATCH, (index + 1) * BATCH),
  );
}
