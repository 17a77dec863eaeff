/** The languages that are read. To add one: a reader like its neighbours, its grammar in the build, and a row here. */

import type { LanguageId } from '../callSite';
import type { ResolvingFiles } from '../modules/projectFiles';
import type { LanguageReader } from '../read/language';
import type { Language } from '../read/lowered/language';
import { csharp } from './csharp';
import { ecmascript } from './ecmascript';
import { resolveEcmascript } from './ecmascriptModules';
import { go } from './go';
import { java } from './java';
import { php } from './php';
import { python } from './python';
import { resolvePython } from './pythonModules';
import { ruby } from './ruby';
import { rust } from './rust';

interface SourceGrammar {
  readonly id: LanguageId;
  /** Name of the grammar's file, without `tree-sitter-` and `.wasm`. */
  readonly grammar: string;
  readonly suffixes: readonly string[];
}

/** A language whose calls take named arguments or one object, and whose names are followed from file to file. */
export interface ModuleLanguage extends SourceGrammar {
  readonly reader: LanguageReader;
  /** The file of the project that a module of this name is, seen from a file; null when it is none. */
  readonly resolve: (specifier: string, from: string, files: ResolvingFiles) => Promise<string | null>;
  /** Where a name imported from a module may be a module inside it: that module. */
  readonly submodule?: (module: string, name: string) => string;
}

/** A language that is read file by file, through what its syntax is lowered to. */
export interface LoweredLanguage extends SourceGrammar {
  readonly lowered: Language;
}

export type SourceLanguage = ModuleLanguage | LoweredLanguage;

const PYTHON_MODULES = {
  resolve: resolvePython,
  submodule: (module: string, name: string) => (module.endsWith('.') ? module + name : `${module}.${name}`),
};
const ECMASCRIPT_MODULES = { resolve: resolveEcmascript };

export const LANGUAGES: readonly SourceLanguage[] = [
  { id: 'python', grammar: 'python', suffixes: ['.py', '.pyi'], reader: python, ...PYTHON_MODULES },
  {
    id: 'typescript',
    grammar: 'typescript',
    suffixes: ['.ts', '.mts', '.cts'],
    reader: ecmascript,
    ...ECMASCRIPT_MODULES,
  },
  { id: 'typescriptreact', grammar: 'tsx', suffixes: ['.tsx'], reader: ecmascript, ...ECMASCRIPT_MODULES },
  // The grammar of JavaScript knows JSX.
  {
    id: 'javascript',
    grammar: 'javascript',
    suffixes: ['.js', '.mjs', '.cjs'],
    reader: ecmascript,
    ...ECMASCRIPT_MODULES,
  },
  {
    id: 'javascriptreact',
    grammar: 'javascript',
    suffixes: ['.jsx'],
    reader: ecmascript,
    ...ECMASCRIPT_MODULES,
  },
  { id: 'go', grammar: 'go', suffixes: ['.go'], lowered: go },
  { id: 'java', grammar: 'java', suffixes: ['.java'], lowered: java },
  { id: 'csharp', grammar: 'c-sharp', suffixes: ['.cs'], lowered: csharp },
  { id: 'ruby', grammar: 'ruby', suffixes: ['.rb', '.rake', '.ru'], lowered: ruby },
  { id: 'php', grammar: 'php', suffixes: ['.php'], lowered: php },
  { id: 'rust', grammar: 'rust', suffixes: ['.rs'], lowered: rust },
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

/** The language of a file whose names other files take. */
export function moduleLanguageOf(path: string): ModuleLanguage | null {
  const language = languageOf(path, '');
  return language === null || 'lowered' in language ? null : language;
}
