/** The room's door: any document in, its calls, prompts and problems out. */

import type { Clock, WasmLoader } from '../ports';
import type { SourceAnalysis, SourceDocument, SourceProblem, SourceReader } from './callSite';
import { directivesInCode, directivesInPrompt } from './directives';
import { formatOf } from './formats/table';
import { scriptOf } from './http/scripts';
import { languageOf } from './languages/table';
import { ModuleStore } from './modules/moduleStore';
import { NO_FILES, type ProjectFiles } from './modules/projectFiles';
import { isNotebook, readNotebook } from './notebook';
import { SyntaxParser } from './read/parser';
import { isSdkModule, readCode } from './read/readCode';

/** Larger documents are data or generated; reading them would block those that matter. */
const MAX_CHARACTERS = 2 * 1024 * 1024;

export function createSourceReader(init: {
  readonly loadWasm: WasmLoader;
  readonly clock: Clock;
}): SourceReader {
  const parser = new SyntaxParser(init.loadWasm, init.clock);
  const stores = new Map<ProjectFiles, ModuleStore>();
  const storeOf = (files: ProjectFiles) => {
    const store = stores.get(files) ?? new ModuleStore(parser, files, isSdkModule);
    stores.set(files, store);
    return store;
  };
  return Object.freeze({
    accepts: (path: string, languageId = '') =>
      isNotebook(path) ||
      formatOf(path, languageId) !== null ||
      languageOf(path, languageId) !== null ||
      scriptOf(path, languageId) !== null,
    analyse: (document: SourceDocument, files: ProjectFiles = NO_FILES) =>
      analyse(document, parser, storeOf(files)),
    changed: (path: string, isNewOrGone: boolean, files: ProjectFiles) =>
      stores.get(files)?.changed(path, isNewOrGone),
    forget: (files: ProjectFiles) => {
      stores.get(files)?.dispose();
      stores.delete(files);
    },
    dispose: () => {
      for (const store of stores.values()) store.dispose();
      stores.clear();
      parser.dispose();
    },
  });
}

/** A cell that an editor hands over is code by its language, whatever the notebook's name. */
function analyse(
  document: SourceDocument,
  parser: SyntaxParser,
  modules: ModuleStore,
): Promise<SourceAnalysis> {
  const isWhole = isNotebook(document.path) && !isCode(document.languageId);
  return isWhole
    ? readNotebook(document, (code) => readText(code, parser, modules))
    : readText(document, parser, modules);
}

function isCode(languageId: string): boolean {
  return languageOf('', languageId) !== null;
}

async function readText(
  document: SourceDocument,
  parser: SyntaxParser,
  modules: ModuleStore,
): Promise<SourceAnalysis> {
  const { path, languageId, text } = document;
  const format = formatOf(path, languageId);
  const language = format === null ? languageOf(path, languageId) : null;
  const script = format === null && language === null ? scriptOf(path, languageId) : null;
  if (format === null && language === null && script === null) return only([]);
  const unread = whyUnread(text);
  if (unread !== null) return only([unread]);
  if (script !== null)
    return { ...(await script.read(text, parser)), directives: directivesInCode(text, script.id) };
  if (format !== null) return { calls: [], ...format.read(text), directives: directivesInPrompt(text) };
  if (language === null) return only([]);
  const analysis = await readCode(document, language, parser, modules);
  return { ...analysis, directives: directivesInCode(text, language.id) };
}

function whyUnread(text: string): SourceProblem | null {
  const start = { line: 0, character: 0 };
  const range = { start, end: { line: 1, character: 0 } };
  if (text.length > MAX_CHARACTERS) {
    const size = (text.length / 1024 / 1024).toFixed(1);
    return {
      code: 'too-large',
      message: `Breakeven does not read this file: ${size} MB, and the limit is 2 MB.`,
      range,
    };
  }
  if (text.includes('\u0000'))
    return { code: 'binary', message: 'Breakeven does not read this file: it is not text.', range };
  return null;
}

function only(problems: readonly SourceProblem[]): SourceAnalysis {
  return { calls: [], prompts: [], problems };
}
