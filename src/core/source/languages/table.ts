/** The languages that are read. To add one: a reader like its neighbours, its grammar in the build, and a row here. */

import type { LanguageId } from '../callSite';
import type { LanguageReader } from '../read/language';
import type { Language } from '../read/lowered/language';
import { csharp } from './csharp';
import { ecmascript } from './ecmascript';
import { go } from './go';
import { java } from './java';
import { php } from './php';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';

export interface SourceLanguage {
  readonly id: LanguageId;
  /** Name of the grammar's file, without `tree-sitter-` and `.wasm`. */
  readonly grammar: string;
  readonly suffixes: readonly string[];
  /** Of scripts, whose calls take named arguments or one object; of the others, what their syntax is lowered to. */
  readonly reader: LanguageReader | Language;
}

export const LANGUAGES: readonly SourceLanguage[] = [
  { id: 'python', grammar: 'python', suffixes: ['.py', '.pyi'], reader: python },
  { id: 'typescript', grammar: 'typescript', suffixes: ['.ts', '.mts', '.cts'], reader: ecmascript },
  { id: 'typescriptreact', grammar: 'tsx', suffixes: ['.tsx'], reader: ecmascript },
  // The grammar of JavaScript knows JSX.
  { id: 'javascript', grammar: 'javascript', suffixes: ['.js', '.mjs', '.cjs'], reader: ecmascript },
  { id: 'javascriptreact', grammar: 'javascript', suffixes: ['.jsx'], reader: ecmascript },
  { id: 'go', grammar: 'go', suffixes: ['.go'], reader: go },
  { id: 'java', grammar: 'java', suffixes: ['.java'], reader: java },
  { id: 'csharp', grammar: 'c-sharp', suffixes: ['.cs'], reader: csharp },
  { id: 'ruby', grammar: 'ruby', suffixes: ['.rb', '.rake', '.ru'], reader: ruby },
  { id: 'php', grammar: 'php', suffixes: ['.php'], reader: php },
  { id: 'rust', grammar: 'rust', suffixes: ['.rs'], reader: rust },
];

/** By the editor's language first, so that an unsaved document is read, then by the file's name. */
export function languageOf(path: string, languageId: string): SourceLanguage | null {
  const byId = LANGUAGES.find(({ id }) => id === languageId);
  if (byId !== undefined) return byId;
  const name = path.toLowerCase();
  // Declarations and minified bundles hold no calls that anyone writes.
  if (/\.d\.[mc]?ts$|\.min\.[mc]?js$/.test(name)) return null;
  return LANGUAGES.find(({ suffixes }) => suffixes.some((suffix) => name.endsWith(suffix))) ?? null;
}
