/** Reads source files: here, or in threads of their own where there are many. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { SourceAnalysis, SourceReader } from '../core/source/callSite';
import type { ProjectFiles } from '../core/source/modules/projectFiles';
import { createSourceReader } from '../core/source/sourceReader';
import { grammarsFrom } from '../node/assets';
import { projectFiles } from '../node/projectFiles';
import { readSource, type SkippedFile, type SourceFile } from '../node/sourceFiles';

export interface ReadFile {
  readonly file: SourceFile;
  readonly read: { readonly analysis: SourceAnalysis } | { readonly skipped: SkippedFile };
}

/** A thread takes a third of a second to start; so many files take longer. */
const FILES_PER_THREAD = 1000;
/** More threads than this wait for the disk and for memory. */
const MOST_THREADS = 4;
const BATCH = 250;

/** Gives `use` what each file says, in any order. `folder` is the project that they are of. */
export async function readFiles(
  files: readonly SourceFile[],
  folder: string,
  reader: SourceReader,
  use: (read: ReadFile) => Promise<void>,
): Promise<void> {
  const threads = Math.min(MOST_THREADS, availableParallelism(), Math.floor(files.length / FILES_PER_THREAD));
  if (threads > 1) return readInThreads(files, folder, threads, use);
  const project = projectFiles(folder);
  for (const file of files) await use(await readFile(file, reader, project));
}

async function readFile(file: SourceFile, reader: SourceReader, project: ProjectFiles): Promise<ReadFile> {
  const source = readSource(file);
  if (!('text' in source)) return { file, read: { skipped: source } };
  const document = { path: file.path, languageId: '', text: source.text };
  return { file, read: { analysis: await reader.analyse(document, project) } };
}

/**
 * Each thread asks for the next batch when it has read one, so that none waits for another. Files of one language lie
 * together and threads start at either end, so that few load the same grammars.
 */
async function readInThreads(
  files: readonly SourceFile[],
  folder: string,
  threads: number,
  use: (read: ReadFile) => Promise<void>,
): Promise<void> {
  const batches = batchesOf(files);
  const uses: Promise<void>[] = [];
  const run = (_: unknown, thread: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(__filename, { workerData: { folder } satisfies ThreadData });
      let waitingFor = 0;
      const give = () => {
        const batch = thread % 2 === 0 ? batches.shift() : batches.pop();
        if (batch !== undefined) {
          waitingFor += 1;
          worker.postMessage(batch);
        } else if (waitingFor === 0) {
          resolve();
          void worker.terminate();
        }
      };
      worker.on('message', (read: readonly ReadFile[]) => {
        waitingFor -= 1;
        give();
        uses.push(...read.map(use));
      });
      worker.once('error', reject);
      // One to read and one to go on with, so that it never waits for this thread.
      give();
      give();
    });
  await Promise.all(Array.from({ length: threads }, run));
  await Promise.all(uses);
}

function batchesOf(files: readonly SourceFile[]): SourceFile[][] {
  const suffix = ({ path: name }: SourceFile) => path.extname(name);
  const sorted = [...files].sort((a, b) => (suffix(a) < suffix(b) ? -1 : suffix(a) > suffix(b) ? 1 : 0));
  return Array.from({ length: Math.ceil(sorted.length / BATCH) }, (_, index) =>
    sorted.slice(index * BATCH, (index + 1) * BATCH),
  );
}

interface ThreadData {
  readonly folder: string;
}

/** The other end, when this program runs as one of its threads. */
export function serveAsThread(): boolean {
  const port = parentPort;
  if (isMainThread || port === null) return false;
  const { folder } = workerData as ThreadData;
  const reader = createSourceReader({ loadWasm: grammarsFrom(path.dirname(__filename)) });
  const project = projectFiles(folder);
  port.on('message', async (files: readonly SourceFile[]) => {
    const read: ReadFile[] = [];
    for (const file of files) read.push(await readFile(file, reader, project));
    port.postMessage(read);
  });
  return true;
}
