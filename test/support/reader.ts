import path from 'node:path';
import type { CallSite, SourceAnalysis } from '../../src/core/source/callSite';
import { createSourceReader } from '../../src/core/source/sourceReader';
import { grammarsFrom } from '../../src/node/assets';

const reader = createSourceReader({ loadWasm: grammarsFrom(path.resolve('dist')) });

const LANGUAGES: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.jsx': 'javascriptreact',
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
