/** Threads that read files: started when it is clear that there are many, told what to read when all are found. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../node/sourceFiles';
import { type Batches, TAKEN_BYTES, type ThreadAnswer, type ThreadStart } from './batches';
import { NOTHING, type ReadFile } from './readFile';

/** A thread takes a quarter of a second to get going; so many files take longer. */
const FILES_PER_THREAD = 1000;
/** More threads than this wait for the disk and for memory. */
const MOST_THREADS = 4;
const BATCH = 100;

export class ReaderThreads {
  private readonly workers: Worker[] = [];

  constructor(private readonly folder: string) {}

  /** So many files are found so far: threads get going while the rest is looked for. */
  expect(files: number): void {
    const most = Math.min(MOST_THREADS, availableParallelism());
    const wanted = Math.min(most, Math.floor(files / FILES_PER_THREAD));
    while (wanted > 1 && this.workers.length < wanted) {
      const workerData = {
        folder: this.folder,
        fromEnd: this.workers.length % 2 === 1,
      } satisfies ThreadStart;
      const worker = new Worker(path.join(__dirname, 'readerThread.js'), { workerData });
      // Should the search for files fail, nobody waits for it.
      worker.unref();
      this.workers.push(worker);
    }
  }

  /** False where the files are too few for threads. */
  get isWorthIt(): boolean {
    return this.workers.length > 0;
  }

  /**
   * Gives `use` what each file says. Threads take batches by themselves, so that none waits while this one counts and
   * prices. Files of one language lie together and threads start at either end, so that few load the same grammars.
   */
  async read(files: readonly SourceFile[], use: (read: ReadFile) => Promise<void>): Promise<void> {
    const batches = batchesOf(files);
    const taken = new Int32Array(new SharedArrayBuffer(TAKEN_BYTES));
    const uses: Promise<void>[] = [];
    const run = (worker: Worker) =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (answer: ThreadAnswer) => {
          if (answer === null) resolve();
          else uses.push(...withSilent(batches[answer.batch] ?? [], answer.found).map(use));
        });
        worker.once('error', reject);
        worker.ref();
        worker.postMessage({ batches, taken } satisfies Batches);
      });
    await Promise.all(this.workers.map(run));
    this.stop();
    await Promise.all(uses);
  }

  stop(): void {
    for (const worker of this.workers.splice(0)) void worker.terminate();
  }
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
