/** Reads source files: here, or in threads of their own where there are many. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceReader } from '../core/source/callSite';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import { NOTHING, type ReadFile, readFile, type ThreadData } from './readFile';

/** A thread takes a quarter of a second to get going; so many files take longer. */
const FILES_PER_THREAD = 1000;
/** More threads than this wait for the disk and for memory. */
const MOST_THREADS = 4;
const BATCH = 250;

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
 * Each thread has a batch to read and one to go on with, so that none waits. Files of one language lie together and
 * threads start at either end, so that few load the same grammars.
 */
async function readInThreads(
  files: readonly SourceFile[],
  folder: string,
  threads: number,
  use: Use,
): Promise<void> {
  const batches = batchesOf(files);
  const uses: Promise<void>[] = [];
  const run = (_: unknown, thread: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(path.join(__dirname, 'readerThread.js'), {
        workerData: { folder } satisfies ThreadData,
      });
      const given: (readonly SourceFile[])[] = [];
      const give = () => {
        const batch = thread % 2 === 0 ? batches.shift() : batches.pop();
        if (batch !== undefined) {
          given.push(batch);
          worker.postMessage(batch);
        } else if (given.length === 0) {
          resolve();
          void worker.terminate();
        }
      };
      worker.on('message', (found: readonly ReadFile[]) => {
        const batch = given.shift() ?? [];
        give();
        uses.push(...withSilent(batch, found).map(use));
      });
      worker.once('error', reject);
      give();
      give();
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
