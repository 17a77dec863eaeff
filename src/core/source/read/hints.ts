/** Whether a text can hold a call at all: most files of a repository hold none, and need not be parsed. */

import { SDKS } from '../sdks/table';

/** What people call an object that is a model, in files that do not name its SDK. */
const MODEL_LIKE =
  /(?:llm|model|chat|chain|agent|embed|prompt|gpt|claude|gemini|ollama|cohere|mistral)\w*\W{0,6}$/i;

/** True for the end of an expression that is called like a model. */
export function isModelLike(receiver: string): boolean {
  return MODEL_LIKE.test(receiver);
}

/** Methods by their last name: what must stand before it to make it an SDK's, and words that its SDK's files have. */
const PARENTS = new Map<string, string[]>();
const MENTIONS = new Map<string, RegExp[]>();
for (const { mention, methods } of SDKS) {
  for (const { path } of methods) {
    const [name = '', parent] = path.split('.').reverse();
    if (parent !== undefined) PARENTS.set(name, [...(PARENTS.get(name) ?? []), parent]);
    else MENTIONS.set(name, [...(MENTIONS.get(name) ?? []), ...(mention === undefined ? [] : [mention])]);
  }
}

const METHOD = new RegExp(
  `\\.\\s*(${[...new Set([...PARENTS.keys(), ...MENTIONS.keys()])].join('|')})\\b`,
  'g',
);

/** Between the last two names of a path: dots, line ends, brackets, and how the answer is wanted. */
const BETWEEN = '\\W{0,60}(?:with_\\w+\\W{0,60})?$';
const BEFORE = new Map(
  [...PARENTS].map(([name, parents]) => [name, new RegExp(`\\b(?:${parents.join('|')})${BETWEEN}`)]),
);

/** Documentation shows calls too. */
const COMMENTED = /(?:^|\n)[ \t]*(?:\*|\/\/|#)[^\n]*$/;

/** How far before a name that stands. */
const BEFORE_CHARACTERS = 120;

const FUNCTIONS = SDKS.flatMap(({ mention, functions = [] }) =>
  functions.length === 0
    ? []
    : [{ mention, names: new RegExp(`\\b(?:${functions.map(({ path }) => path).join('|')})\\b`) }],
);

/** Of SDKs whose objects are called: those can have any name. */
const CALLED = SDKS.flatMap(({ called, mention }) =>
  called === undefined || mention === undefined ? [] : [mention],
);

export function mayCall(text: string): boolean {
  return (
    mayCallMethod(text) ||
    FUNCTIONS.some(({ mention, names }) => (mention?.test(text) ?? true) && names.test(text)) ||
    CALLED.some((mention) => mention.test(text))
  );
}

function mayCallMethod(text: string): boolean {
  const mentioned = new Set<string>();
  for (const match of text.matchAll(METHOD)) {
    const [, name = ''] = match;
    const before = text.slice(Math.max(0, match.index - BEFORE_CHARACTERS), match.index);
    const isCall = BEFORE.get(name)?.test(before) || (MENTIONS.has(name) && MODEL_LIKE.test(before));
    if (isCall && !COMMENTED.test(before)) return true;
    if (mentioned.has(name)) continue;
    mentioned.add(name);
    if (MENTIONS.get(name)?.some((word) => word.test(text))) return true;
  }
  return false;
}
