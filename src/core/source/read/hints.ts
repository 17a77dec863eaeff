/** Whether a text can hold a call at all: most files of a repository hold none, and need not be parsed. */

import { SDKS } from '../sdks/table';

/** A method's name with what must stand before it, or elsewhere in the file. */
interface Hint {
  readonly name: string;
  readonly patterns: readonly RegExp[];
}

/** What people call an object that is a model, in files that do not name its SDK. */
const MODEL_LIKE = '(?:llm|model|chat|chain|agent|embed|prompt|gpt|claude|gemini|ollama|cohere|mistral)\\w*';

/** Between the last two names of a path: dots, line ends, brackets, and how the answer is wanted. */
const BETWEEN = '\\W{1,60}(?:with_\\w+\\W{1,60})*';

const HINTS: readonly Hint[] = hints();

export function mayCall(text: string): boolean {
  return HINTS.some(
    ({ name, patterns }) => text.includes(name) && patterns.some((pattern) => pattern.test(text)),
  );
}

function hints(): Hint[] {
  const parents = new Map<string, Set<string>>();
  const mentions = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, name: string, what: string) =>
    to.set(name, (to.get(name) ?? new Set()).add(what));
  for (const { mention, methods, functions = [] } of SDKS) {
    for (const { path } of methods) {
      const [name = '', parent] = path.split('.').reverse();
      if (parent !== undefined) add(parents, name, parent);
      else if (mention !== undefined) add(mentions, name, mention.source);
    }
    for (const { path } of functions) add(mentions, path, mention?.source ?? '');
  }
  const called = SDKS.flatMap(({ called, mention }) =>
    called === undefined || mention === undefined ? [] : [mention],
  );
  return [
    ...[...new Set([...parents.keys(), ...mentions.keys()])].map((name) => ({
      name,
      patterns: [...pathPattern(name, parents.get(name)), ...mentionPatterns(name, mentions.get(name))],
    })),
    // Objects that are called can have any name.
    { name: '(', patterns: called },
  ];
}

function pathPattern(name: string, parents: ReadonlySet<string> = new Set()): RegExp[] {
  return parents.size === 0 ? [] : [new RegExp(`\\b(?:${[...parents].join('|')})${BETWEEN}${name}\\b`)];
}

/** The word that its SDK's files have, or a receiver that is called like a model. */
function mentionPatterns(name: string, mentions: ReadonlySet<string> = new Set()): RegExp[] {
  if (mentions.size === 0) return [];
  return [
    new RegExp([...mentions].join('|'), 'i'),
    new RegExp(`${MODEL_LIKE}\\W{0,6}\\.\\s*${name}\\b`, 'i'),
  ];
}
