/** A scenario as people write it in a file: JSON, with comments and trailing commas where they like, and where each mistake stands. */

import { type JsonNode, memberOf, nodeAt, readJson } from './jsonText';
import { parseScenario, type ScenarioProblem } from './parseScenario';
import type { Scenario } from './scenario';

/** A reason why a text is no scenario. */
export interface LocatedProblem {
  readonly message: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export interface ScenarioReading {
  /** Null when anything is wrong: half a scenario would be another one. */
  readonly scenario: Scenario | null;
  readonly problems: readonly LocatedProblem[];
  /** Null when it is no JSON. */
  readonly root: JsonNode | null;
}

/** No real scenario comes near. In characters. */
export const MOST_SCENARIO_TEXT = 20_000_000;

/** A text with more of them is another file. */
const MOST_PROBLEMS = 50;

/** Never throws. A blank text is the scenario of all defaults. */
export function readScenarioText(text: string): ScenarioReading {
  if (text.length > MOST_SCENARIO_TEXT) return unreadable([located(text, 0, 'it is too large')]);
  const read = readJson(text.trim() === '' ? '{}' : text);
  if ('fault' in read) {
    const { at, message } = read.fault;
    return unreadable([located(text, at, `this is not JSON: ${message}`)]);
  }
  const { root } = read;
  const { scenario, problems } = parseScenario(root.value);
  const all = [
    ...repeatedNames(root).map(({ at, message }) => located(text, at, message)),
    ...problems.map((problem) => located(text, placeOf(root, problem), wordsOf(problem))),
  ];
  const isSound = scenario !== null && all.length === 0;
  return { scenario: isSound ? scenario : null, problems: all.slice(0, MOST_PROBLEMS), root };
}

/** `plan.json:4:7: hosting.gpu: expected string; …`, for a message of one line. */
export function problemsText(problems: readonly LocatedProblem[]): string {
  return problems.map(({ line, column, message }) => `${line}:${column}: ${message}`).join('; ');
}

function unreadable(problems: readonly LocatedProblem[]): ScenarioReading {
  return { scenario: null, problems, root: null };
}

function wordsOf({ path, message }: ScenarioProblem): string {
  return `${path}: ${message}`;
}

/** Where the value stands, or the name that means nothing, or what is around a value that is missing. */
function placeOf(root: JsonNode, { path }: ScenarioProblem): number {
  const keys = keysOf(root, path);
  const last = keys.at(-1);
  const holder = nodeAt(root, keys.slice(0, -1));
  const member = typeof last === 'string' ? memberOf(holder, last) : undefined;
  return (member ?? nodeAt(root, keys)).from;
}

/** The path that a problem names, split where the text's own names are: one of them may hold dots. */
function keysOf(root: JsonNode, path: string): (string | number)[] {
  const keys: (string | number)[] = [];
  let rest = path;
  let node = root;
  while (rest !== '') {
    const index = /^(\d+)(?:\.|$)/.exec(rest)?.[1];
    const name = node.members
      .map((member) => member.name)
      .find((own) => rest === own || rest.startsWith(`${own}.`));
    const key = node.items.length > 0 && index !== undefined ? index : (name ?? rest);
    keys.push(node.items.length > 0 ? Number(key) : key);
    rest = rest.slice(key.length + 1);
    node = nodeAt(root, keys);
  }
  return keys;
}

/** What is given twice would count once, and an edit of the one would leave the other in force. */
function repeatedNames(node: JsonNode): { at: number; message: string }[] {
  const seen = new Set<string>();
  const own = node.members.flatMap(({ name, from }) => {
    if (seen.has(name)) return [{ at: from, message: `${JSON.stringify(name)} is given twice` }];
    seen.add(name);
    return [];
  });
  const inner = [...node.members.map((member) => member.node), ...node.items];
  return [...own, ...inner.flatMap(repeatedNames)];
}

function located(text: string, at: number, message: string): LocatedProblem {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { message, line: before.split('\n').length, column: at - lineStart + 1 };
}
