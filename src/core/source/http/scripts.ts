/** Files that hold nothing but requests and commands: shell scripts and request files. To add one: a row here. */

import type { CallSite, LanguageId } from '../callSite';
import type { SyntaxParser } from '../read/parser';
import { readRequestFile } from './requestFile';
import { findShellCalls } from './shellCalls';

export interface Script {
  readonly id: LanguageId;
  readonly suffixes: readonly string[];
  read(text: string, parser: SyntaxParser): Promise<readonly CallSite[]>;
}

const SCRIPTS: readonly Script[] = [
  {
    id: 'shellscript',
    suffixes: ['.sh', '.bash', '.zsh'],
    read: async (text, parser) => {
      if (!/\bcurl\b/.test(text)) return [];
      return (await parser.withTree('bash', text, ({ rootNode }) => findShellCalls(rootNode))) ?? [];
    },
  },
  {
    id: 'http',
    suffixes: ['.http', '.rest'],
    read: async (text) => readRequestFile(text),
  },
];

/** By the file's name first: editors take scripts of other shells for these too. */
export function scriptOf(path: string, languageId: string): Script | null {
  const name = path.toLowerCase();
  return (
    SCRIPTS.find(({ suffixes }) => suffixes.some((suffix) => name.endsWith(suffix))) ??
    SCRIPTS.find(({ id }) => id === languageId) ??
    null
  );
}
