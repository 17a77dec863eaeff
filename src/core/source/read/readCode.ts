/** Calls of one file of code, and what in it could not be read. */

import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { CallSite, SourceAnalysis, SourceDocument, SourceProblem } from '../callSite';
import { mentionsEndpoint } from '../http/endpoints';
import type { LoweredLanguage, ModuleLanguage, SourceLanguage } from '../languages/table';
import type { CodeModule, ModuleStore, Settled } from '../modules/moduleStore';
import { SDKS } from '../sdks/table';
import { findCalls } from './calls';
import { readAroundHalfTyped } from './halfTyped';
import { mayCall } from './hints';
import { findHttpCalls } from './httpCalls';
import { findLoweredCalls } from './lowered/findCalls';
import { rangeOf } from './nodes';
import type { SyntaxParser } from './parser';
import { bounded } from './work';

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

const START = { line: 0, character: 0 };

/** Of a file that takes too long. */
export const GIVEN_UP: SourceAnalysis = {
  ...NOTHING,
  problems: [
    {
      code: 'unreadable',
      message: 'This file takes too long to read, so its calls are not shown.',
      range: { start: START, end: START },
    },
  ],
};

/** Larger files are read once, broken or not. */
const MAX_REREAD_CHARACTERS = 300_000;

export async function readCode(
  { path, text }: SourceDocument,
  language: SourceLanguage,
  parser: SyntaxParser,
  modules: ModuleStore,
): Promise<SourceAnalysis> {
  if ('lowered' in language) return readLowered(text, language, parser);
  if (!mayCall(text) && !mentionsEndpoint(text)) return NOTHING;
  const linked = await modules.read(path, language, text, (module, settled) =>
    bounded(text.length, () => readModule(module, language, settled)),
  );
  if (linked === null) return GIVEN_UP;
  const { result, dependencies } = linked;
  if (result === null) return { ...GIVEN_UP, dependencies };
  const whole = { ...result, dependencies };
  const reread = (other: string) => readPart(other, path, language, parser, modules);
  return aroundHalfTyped(text, whole, reread);
}

/** A text that is nearly the file's. */
async function readPart(
  text: string,
  path: string,
  language: ModuleLanguage,
  parser: SyntaxParser,
  modules: ModuleStore,
): Promise<SourceAnalysis> {
  const analysis = await parser.withTree(language.grammar, text, (tree) => {
    const index = language.reader.index(tree.rootNode);
    index.module.links = modules.links(path, language);
    return bounded(text.length, () => readModule({ tree, index }, language, null));
  });
  // Without a problem, it would be taken for a file that calls nothing.
  return analysis ?? GIVEN_UP;
}

function readModule(
  { tree: { rootNode }, index }: CodeModule,
  language: ModuleLanguage,
  settled: Settled | null,
): SourceAnalysis {
  const calls = inOrder([
    ...findCalls(index, language.reader, SDKS, language.id, settled),
    ...(mentionsEndpoint(index.text()) ? findHttpCalls(index, language.reader, language.id) : []),
  ]);
  const importsSdk = [...index.modules].some(isSdkModule);
  return { calls, prompts: [], problems: calls.length > 0 || importsSdk ? syntaxProblems(rootNode) : [] };
}

/** Modules that are an SDK's wherever they are imported, even in a repository that holds that SDK. */
export function isSdkModule(module: string): boolean {
  return SDKS.some(({ modules, sharesName }) => sharesName !== true && modules.test(module));
}

function inOrder(calls: readonly CallSite[]): CallSite[] {
  return [...calls].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

function readLowered(text: string, language: LoweredLanguage, parser: SyntaxParser): Promise<SourceAnalysis> {
  if (!mayCallLowered(text)) return Promise.resolve(NOTHING);
  const read = (other: string) => readWhole(other, language, parser);
  return read(text).then((whole) => aroundHalfTyped(text, whole, read));
}

/** Requests that are typed say their SDK; maps name what they hold. */
function mayCallLowered(text: string): boolean {
  return /openai|anthropic/i.test(text) || (/\bmodel\b/.test(text) && /\bmessages\b/.test(text));
}

async function readWhole(
  text: string,
  { grammar, lowered, id }: LoweredLanguage,
  parser: SyntaxParser,
): Promise<SourceAnalysis> {
  const read = ({ rootNode }: Tree): SourceAnalysis => {
    const found = bounded(text.length, () => findLoweredCalls(rootNode, lowered, id));
    if (found === null) return GIVEN_UP;
    const { calls, importsSdk } = found;
    return { calls, prompts: [], problems: calls.length > 0 || importsSdk ? syntaxProblems(rootNode) : [] };
  };
  // Where a grammar leaves something unread, the text that says the same in what it reads.
  const found = await parser.withTree(
    grammar,
    text,
    (tree) => lowered.rewritten?.(tree.rootNode, text) ?? read(tree),
  );
  const analysis = typeof found === 'string' ? await parser.withTree(grammar, found, read) : found;
  return analysis ?? GIVEN_UP;
}

function aroundHalfTyped(
  text: string,
  whole: SourceAnalysis,
  read: (text: string) => Promise<SourceAnalysis>,
): Promise<SourceAnalysis> {
  const isBroken = whole.problems.some(({ code }) => code === 'syntax-error');
  return isBroken && text.length <= MAX_REREAD_CHARACTERS
    ? readAroundHalfTyped(text, whole, read)
    : Promise.resolve(whole);
}

/** The first place that does not parse. Calls elsewhere in the file are still read. */
function syntaxProblems(root: Node): SourceProblem[] {
  if (!root.hasError) return [];
  const broken = firstBroken(root);
  if (broken === null) return [];
  const message = 'This code does not parse, so a call here may be read in part or not at all.';
  return [{ code: 'syntax-error', message, range: firstLine(broken) }];
}

/** A root that is broken as a whole says nothing of the place; what is broken in it does. */
function firstBroken(root: Node): Node | null {
  let at: Node | null = (root.isError ? brokenChild(root) : null) ?? root;
  while (at !== null && !at.isError && !at.isMissing) {
    at = brokenChild(at);
  }
  return at;
}

function brokenChild(node: Node): Node | null {
  return (
    node.children.find((child): child is Node => child !== null && (child.hasError || child.isMissing)) ??
    null
  );
}

/** An error node can hold half of the file; its first line is where it begins. */
function firstLine(node: Node) {
  const { start, end } = rangeOf(node);
  return { start, end: end.line === start.line ? end : { line: start.line + 1, character: 0 } };
}
