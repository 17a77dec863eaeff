/** Whether a text can hold a call at all: most files of a repository hold none, and need not be parsed. */

import { SDKS } from '../sdks/table';
import { wordBefore } from './words';

/** What people call an object that is a model, in files that do not name its SDK. */
const MODEL_LIKE = /(?:llm|model|chat|chain|agent|embed|prompt|gpt|claude|gemini|ollama|cohere|mistral)\w*$/i;

/** True for the end of an expression that is called like a model. */
export function isModelLike(receiver: string): boolean {
  return MODEL_LIKE.test(wordBefore(receiver, receiver.length, MOST_BETWEEN).word);
}

/** Methods by their last name: what must stand before it to make it an SDK's, and words that its SDK's files have. */
const PARENTS = new Map<string, Set<string>>();
const MENTIONS = new Map<string, RegExp[]>();
for (const { mention, methods } of SDKS) {
  for (const { path } of methods) {
    const [name = '', parent] = path.split('.').reverse();
    if (parent !== undefined) PARENTS.set(name, (PARENTS.get(name) ?? new Set()).add(parent));
    else MENTIONS.set(name, [...(MENTIONS.get(name) ?? []), ...(mention === undefined ? [] : [mention])]);
  }
}

const METHOD = anyOf([...PARENTS.keys(), ...MENTIONS.keys()], '\\.\\s*', 'g');

const FUNCTIONS = SDKS.flatMap(({ mention, functions = [] }) =>
  functions.length === 0 ? [] : [{ mention, names: anyOf(functions.map(({ path }) => path)) }],
);
/** Where they come from. One pattern over the text is faster than one for each of their names, which are everyday words. */
const FUNCTION_IMPORT = new RegExp(
  `\\b(?:from|import|require)[\\s(]*(?:[\\w.]+\\s*(?:as\\s+\\w+\\s*)?,\\s*)*['"]?(?:${SDKS.filter(
    ({ functions = [] }) => functions.length > 0,
  )
    .map(({ modules }) => modules.source.replace(/^\^|\$$/g, ''))
    .join('|')})(?![\\w-])`,
);

/** Of SDKs whose objects are called: those can have any name. */
const CALLED = SDKS.flatMap(({ called, mention }) =>
  called === undefined || mention === undefined ? [] : [mention],
);

/** Documentation shows calls too. */
const COMMENTED = /^[ \t]*(?:\*|\/\/|#)/;

export function mayCall(text: string): boolean {
  return mayCallMethod(text) || mayCallFunction(text) || CALLED.some((mention) => mention.test(text));
}

function mayCallFunction(text: string): boolean {
  if (!FUNCTION_IMPORT.test(text)) return false;
  return FUNCTIONS.some(({ mention, names }) => names.test(text) && (mention?.test(text) ?? true));
}

function mayCallMethod(text: string): boolean {
  const mentioned = new Set<string>();
  for (const match of text.matchAll(METHOD)) {
    const [, name = ''] = match;
    if (isCallOf(name, text, match.index) && !isCommented(text, match.index)) return true;
    if (mentioned.has(name)) continue;
    mentioned.add(name);
    if (MENTIONS.get(name)?.some((word) => word.test(text))) return true;
  }
  return false;
}

/** Dots, line ends and brackets between two names. */
const MOST_BETWEEN = 60;

/** How the answer is wanted may stand between the last two names of a path: `messages.with_raw_response.create`. */
function isCallOf(name: string, text: string, end: number): boolean {
  const { word, start } = wordBefore(text, end, MOST_BETWEEN);
  if (MENTIONS.has(name) && MODEL_LIKE.test(word)) return true;
  const parents = PARENTS.get(name);
  if (parents === undefined) return false;
  return parents.has(word.startsWith('with_') ? wordBefore(text, start, MOST_BETWEEN).word : word);
}

function isCommented(text: string, index: number): boolean {
  return COMMENTED.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}

function anyOf(words: readonly string[], before = '\\b', flags = ''): RegExp {
  return new RegExp(`${before}(${[...new Set(words)].join('|')})\\b`, flags);
}
