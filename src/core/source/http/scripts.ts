/** Files that hold nothing but requests and commands: shell scripts and request files. To add one: a row here. */

import type { LanguageId, SourceAnalysis } from '../callSite';
import type { SyntaxParser } from '../read/parser';
import { gaveUp } from '../read/readCode';
import { readRequestFile } from './requestFile';
import { findShellCalls } from './shellCalls';

export interface Script {
  readonly id: LanguageId;
  readonly suffixes: readonly string[];
  read(text: string, parser: SyntaxParser): Promise<SourceAnalysis>;
}

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

/** The grammar's memory grows with the square of a pipeline's length; nobody writes so many pipes. */
const MAX_PIPES = 4000;

const SCRIPTS: readonly Script[] = [
  {
    id: 'shellscript',
    suffixes: ['.sh', '.bash', '.zsh'],
    read: async (text, parser) => {
      if (!/\bcurl\b/.test(text)) return NOTHING;
      if (text.split('|', MAX_PIPES + 2).length > MAX_PIPES + 1) return { ...NOTHING, problems: [gaveUp()] };
      const calls = await parser.withTree('bash', text, ({ rootNode }) => findShellCalls(rootNode));
      return calls === null ? { ...NOTHING, problems: [gaveUp()] } : { ...NOTHING, calls };
    },
  },
  {
    id: 'http',
    suffixes: ['.http', '.rest'],
    read: async (text) => ({ ...NOTHING, calls: readRequestFile(text) }),
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
