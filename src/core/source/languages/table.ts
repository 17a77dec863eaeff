/** The languages that are read. To add one: a reader like its neighbours, its grammar in the build, and a row here. */

import type { LanguageId } from '../callSite';
import type { ProjectFiles } from '../modules/projectFiles';
import type { LanguageReader } from '../read/language';
import { ecmascript } from './ecmascript';
import { resolveEcmascript } from './ecmascriptModules';
import { python } from './python';
import { resolvePython } from './pythonModules';

export interface SourceLanguage {
  readonly id: LanguageId;
  /** Name of the grammar's file, without `tree-sitter-` and `.wasm`. */
  readonly grammar: string;
  readonly suffixes: readonly string[];
  readonly reader: LanguageReader;
  /** The file of the project that a module of this name is, seen from a file; null when it is none. */
  readonly resolve: (specifier: string, from: string, files: ProjectFiles) => Promise<string | null>;
  /** Where a name imported from a module may be a module inside it: that module. */
  readonly submodule?: (module: string, name: string) => string;
}

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
