/** Calls of one file of code, and what in it could not be read. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { SourceAnalysis, SourceDocument, SourceProblem } from '../callSite';
import type { SourceLanguage } from '../languages/table';
import { SDKS } from '../sdks/table';
import { findCalls } from './calls';
import { readAroundHalfTyped } from './halfTyped';
import { type FoundCalls, findLoweredCalls } from './lowered/findCalls';
import { rangeOf } from './nodes';
import type { SyntaxParser } from './parser';

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

/** Last names of an SDK's methods: a file without any of them need not be parsed. */
const HINTS = SDKS.map(({ methods, functions = [], mention }) => ({
  mention,
  names: new RegExp(
    `\\b(?:${[...methods, ...functions].map(({ path }) => path.split('.').at(-1)).join('|')})\\b`,
  ),
}));

/** Requests that are typed say their SDK; maps name what they hold. */
function mayCall(text: string, { reader }: SourceLanguage): boolean {
  if ('lower' in reader)
    return /openai|anthropic/i.test(text) || (/\bmodel\b/.test(text) && /\bmessages\b/.test(text));
  return HINTS.some(({ mention, names }) => (mention?.test(text) ?? true) && names.test(text));
}

/** Larger files are read once, broken or not. */
const MAX_REREAD_CHARACTERS = 300_000;

export async function readCode(
  document: SourceDocument,
  language: SourceLanguage,
  parser: SyntaxParser,
): Promise<SourceAnalysis> {
  if (!mayCall(document.text, language)) return NOTHING;
  const read = (text: string) => readText(text, language, parser);
  const whole = await read(document.text);
  return whole.problems.length === 0 || document.text.length > MAX_REREAD_CHARACTERS
    ? whole
    : readAroundHalfTyped(document.text, whole, read);
}

async function readText(
  text: string,
  language: SourceLanguage,
  parser: SyntaxParser,
): Promise<SourceAnalysis> {
  const code = await rewritten(text, language, parser);
  const analysis = await parser.withTree(language.grammar, code, ({ rootNode }) => {
    const { calls, importsSdk } = callsOf(rootNode, language);
    return { calls, prompts: [], problems: calls.length > 0 || importsSdk ? syntaxProblems(rootNode) : [] };
  });
  return analysis ?? { ...NOTHING, problems: [gaveUp()] };
}

/** Where a grammar leaves something unread, the text that says the same in what it reads. */
async function rewritten(text: string, { grammar, reader }: SourceLanguage, parser: SyntaxParser) {
  const rewrite = 'lower' in reader ? reader.rewritten : undefined;
  if (rewrite === undefined) return text;
  return (await parser.withTree(grammar, text, ({ rootNode }) => rewrite(rootNode, text))) ?? text;
}

function callsOf(root: Node, { reader, id }: SourceLanguage): FoundCalls {
  if ('lower' in reader) return findLoweredCalls(root, reader, id);
  const index = reader.index(root);
  const importsSdk = [...index.modules].some((module) => SDKS.some(({ modules }) => modules.test(module)));
  return { calls: findCalls(index, reader, SDKS, id), importsSdk };
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

function gaveUp(): SourceProblem {
  const start = { line: 0, character: 0 };
  return {
    code: 'unreadable',
    message: 'This file takes too long to parse, so its calls are not shown.',
    range: { start, end: start },
  };
}
