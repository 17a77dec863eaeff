/** Reads source files: here, or in threads of their own where there are many. */

import type { SourceReader } from '../core/source/callSite';
import { projectFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';
import type { ReaderThreads } from './readerThreads';
import { type ReadFile, readFile } from './readFile';

/** Gives `use` what each file says, in any order. `folder` is the project that they are of. */
export async function readFiles(
  files: readonly SourceFile[],
  folder: string,
  { reader, threads }: { readonly reader: SourceReader; readonly threads: ReaderThreads },
  use: (read: ReadFile) => Promise<void>,
): Promise<void> {
  if (threads.isWorthIt) return threads.read(files, use);
  const project = projectFiles(folder);
  for (const file of files) await use(await readFile(file, reader, project));
}
