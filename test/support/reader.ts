import path from 'node:path';
import type { CallSite, SourceAnalysis } from '../../src/core/source/callSite';
import type { ProjectFiles } from '../../src/core/source/modules/projectFiles';
import { createSourceReader } from '../../src/core/source/sourceReader';
import { grammarsFrom } from '../../src/node/assets';

const reader = createSourceReader({
  loadWasm: grammarsFrom(path.resolve('dist')),
  clock: () => performance.now(),
});

const LANGUAGES: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.jsx': 'javascriptreact',
  '.sh': 'shellscript',
  '.http': 'http',
  '.go': 'go',
  '.java': 'java',
  '.cs': 'csharp',
  '.rb': 'ruby',
  '.php': 'php',
  '.rs': 'rust',
};

/** Reads a text as the file of that name. */
export function read(file: string, text: string): Promise<SourceAnalysis> {
  return reader.analyse({ path: file, languageId: LANGUAGES[path.extname(file)] ?? 'plaintext', text });
}

export interface TestProject {
  read(file: string, text: string): Promise<SourceAnalysis>;
  changed(file: string, isNewOrGone: boolean): void;
  dispose(): void;
}

/** A project of files in memory, with a reader that remembers what it has read. */
export function newProject(files: Readonly<Record<string, string>>): TestProject {
  const project: ProjectFiles = {
    has: async (file) => Object.hasOwn(files, file),
    read: async (file) => files[file] ?? null,
  };
  return {
    read: (file, text) =>
      reader.analyse({ path: file, languageId: LANGUAGES[path.extname(file)] ?? 'plaintext', text }, project),
    changed: (file, isNewOrGone) => reader.changed(file, isNewOrGone, project),
    dispose: () => reader.forget(project),
  };
}

/** Reads the first of the files, as one of a project of them all; `use` may read it again after a change. */
export async function readProject(
  files: Readonly<Record<string, string>>,
  use?: (
    read: () => Promise<SourceAnalysis>,
    changed: (path: string, isNewOrGone: boolean) => void,
  ) => Promise<void>,
): Promise<SourceAnalysis> {
  const project = newProject(files);
  const [first = ''] = Object.keys(files);
  const readFirst = () => project.read(first, files[first] ?? '');
  const analysis = await readFirst();
  await use?.(readFirst, project.changed);
  project.dispose();
  return analysis;
}

/** `system: You are {name}. | user: {question}`: static text as it is sent, variables in braces. */
export function promptText({ messages }: Pick<CallSite, 'messages'>): string {
  return messages
    .map(({ role, segments }) => {
      const text = segments.map((segment) =>
        segment.kind === 'static' ? segment.text : `{${segment.name}}`,
      );
      return `${role === null ? '' : `${role}: `}${text.join('')}`;
    })
    .join(' | ');
}
