/** Reading one file, for the command line and its threads. */

import { messageOf } from '../core/project/messageOf';
import type { SkippedFile } from '../core/project/sourceWalk';
import type { SourceAnalysis, SourceReader } from '../core/source/callSite';
import type { ProjectFiles } from '../core/source/modules/projectFiles';
import { readSource, type SourceFile } from '../node/sourceFiles';

export interface ReadFile {
  readonly file: SourceFile;
  readonly read: { readonly analysis: SourceAnalysis } | { readonly skipped: SkippedFile };
}

export const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

export async function readFile(
  file: SourceFile,
  reader: SourceReader,
  project: ProjectFiles,
): Promise<ReadFile> {
  const source = readSource(file);
  if (!('text' in source)) return { file, read: { skipped: source } };
  const document = { path: file.path, languageId: '', text: source.text };
  try {
    return { file, read: { analysis: await reader.analyse(document, project) } };
  } catch (error) {
    // Its grammar cannot be loaded; those of the other files may.
    return { file, read: { skipped: { path: file.path, reason: messageOf(error) } } };
  }
}

/** False for a file that holds nothing and has no problem. */
export function says({ read }: ReadFile): boolean {
  if ('skipped' in read) return true;
  const { calls, prompts, problems, directives = [] } = read.analysis;
  return calls.length + prompts.length + problems.length + directives.length > 0;
}
