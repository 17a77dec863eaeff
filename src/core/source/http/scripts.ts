/** Files that hold nothing but requests and commands: shell scripts and request files. To add one: a row here. */

import type { LanguageId, SourceAnalysis } from '../callSite';
import type { SyntaxParser } from '../read/parser';
import { GIVEN_UP } from '../read/readCode';
import { mentionsEndpoint } from './endpoints';
import { readRequestFile } from './requestFile';
import { findShellCalls } from './shellCalls';

export interface Script {
  readonly id: LanguageId;
  readonly suffixes: readonly string[];
  read(text: string, parser: SyntaxParser): Promise<SourceAnalysis>;
}

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

/** The grammar's memory and time grow with the square of these in a row; nobody writes so many. */
const MAX_PIPES = 4000;
const MAX_REDIRECTS = 10_000;

function isReadable(text: string): boolean {
  return !holdsMore(text, '|', MAX_PIPES) && !holdsMore(text, '<', MAX_REDIRECTS);
}

function holdsMore(text: string, sign: string, most: number): boolean {
  return text.split(sign, most + 2).length > most + 1;
}

const SCRIPTS: readonly Script[] = [
  {
    id: 'shellscript',
    suffixes: ['.sh', '.bash', '.zsh'],
    read: async (text, parser) => {
      if (!/\bcurl\b/.test(text) || !mentionsEndpoint(text)) return NOTHING;
      if (!isReadable(text)) return GIVEN_UP;
      const calls = await parser.withTree('bash', text, ({ rootNode }) => findShellCalls(rootNode));
      return calls === null ? GIVEN_UP : { ...NOTHING, calls };
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
