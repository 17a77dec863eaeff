/** Reads `breakeven.json`: what is wrong costs that one value, with a message at its place. */

import type * as z from 'zod/mini';
import { type JsonNode, memberOf, nodeAt, readJson } from '../scenario/jsonText';
import type { SourceProblem, TextRange } from '../source/callSite';
import { Lines } from '../source/lines';
import { closest } from './closest';
import { namesAt, type ProjectConfig, projectConfigSchema, SELECTORS } from './config';
import { issueText } from './settings';

export interface ConfigReading {
  /** What can be used; empty when the file cannot be read. */
  readonly config: ProjectConfig;
  readonly problems: readonly SourceProblem[];
  /** Those of `problems` that an editor finds by itself which checks the file against the schema. */
  readonly schemaProblems: readonly SourceProblem[];
  /** Every glob of the file, and where it stands. */
  readonly globs: readonly { readonly glob: string; readonly range: TextRange }[];
  /** Where a value stands; of a path that is not there, what is around it. */
  rangeOf(path: readonly PropertyKey[]): TextRange;
}

/** Larger files are not written by people. */
const MAX_CHARACTERS = 256 * 1024;

/** A file with more is another file. */
const MAX_PROBLEMS = 100;

/** Never throws. */
export function parseConfig(text: string): ConfigReading {
  const lines = new Lines(text);
  if (text.trim() === '') return nothing(lines, []);
  if (text.length > MAX_CHARACTERS)
    return nothing(lines, [problem('it is larger than 256 kB', rangeIn(lines, 0, 1))]);
  const read = readJson(text);
  if ('fault' in read) {
    const { at, message } = read.fault;
    return nothing(lines, [problem(`it is not valid JSON here: ${message}`, rangeIn(lines, at, at + 1))]);
  }
  const { root } = read;
  if (!isRecord(root.value)) {
    return nothing(lines, [problem('it is not a JSON object', rangeIn(lines, root.from, root.to))]);
  }
  return readMembers(lines, root);
}

function nothing(lines: Lines, problems: readonly SourceProblem[]): ConfigReading {
  const range = rangeIn(lines, 0, 0);
  return { config: {}, problems, schemaProblems: problems, globs: [], rangeOf: () => range };
}

function problem(reason: string, range: TextRange): SourceProblem {
  return { code: 'invalid-config', message: `breakeven.json is not used: ${reason}.`, range };
}

function readMembers(lines: Lines, root: JsonNode): ConfigReading {
  const rangeOf = (path: readonly PropertyKey[]) => {
    const { from, to } = nodeAt(root, path);
    return rangeIn(lines, from, to);
  };
  const rangeOfName = (path: readonly PropertyKey[], name: string) => {
    const node = nodeAt(root, path);
    const { from, to } = memberOf(node, name) ?? node;
    return rangeIn(lines, from, to);
  };
  const problems: SourceProblem[] = [];
  const data = JSON.parse(JSON.stringify(root.value)) as Record<string, unknown>;
  const parsed = projectConfigSchema.safeParse(data);
  for (const issue of parsed.error?.issues.slice(0, MAX_PROBLEMS) ?? []) {
    for (const said of wordsOf(issue, data, { rangeOf, rangeOfName })) {
      problems.push({ code: 'invalid-config', ...said });
    }
  }
  // From the end, so that what is taken out of a list does not move what still has to go.
  for (const issue of [...(parsed.error?.issues ?? [])].reverse()) leaveOut(data, issue);
  const schemaProblems = [...problems];
  const usable = projectConfigSchema.safeParse(data);
  const config = usable.success ? usable.data : {};
  problems.push(...checkSelectors(config, rangeOf));
  return { config, problems, schemaProblems, globs: globsIn(lines, root), rangeOf };
}

function globsIn(lines: Lines, root: JsonNode): ConfigReading['globs'] {
  const nodes = [
    ...nodeAt(root, ['ignore']).items,
    ...nodeAt(root, ['calls']).items.flatMap((entry) => memberOf(entry, 'path')?.node ?? []),
  ];
  return nodes.flatMap(({ value, from, to }) =>
    typeof value === 'string' && value !== '' ? [{ glob: value, range: rangeIn(lines, from, to) }] : [],
  );
}

interface Places {
  readonly rangeOf: ConfigReading['rangeOf'];
  /** Where the name of a member stands. */
  readonly rangeOfName: (path: readonly PropertyKey[], name: string) => TextRange;
}

function* wordsOf(
  issue: z.core.$ZodIssue,
  data: unknown,
  places: Places,
): Generator<Omit<SourceProblem, 'code'>> {
  if (issue.code === 'unrecognized_keys') {
    const known = namesAt(issue.path);
    for (const key of issue.keys) {
      const meant = closest(key, known);
      const help = meant === null ? `Known are ${known.join(', ')}.` : `Did you mean "${meant}"?`;
      yield {
        message: `"${key}" means nothing here. ${help}`,
        range: places.rangeOfName(issue.path, key),
        ...(meant === null ? {} : { replacement: JSON.stringify(meant) }),
      };
    }
    return;
  }
  const name = issue.path.map(String).join('.') || 'breakeven.json';
  const value = JSON.stringify(valueAt(data, issue.path)) ?? 'nothing';
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  yield {
    message: `${name} is ${shown} and is not used: ${issueText(issue)}.`,
    range: places.rangeOf(issue.path),
  };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isRecord(at) || Array.isArray(at) ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
}

/**
 * Takes the value out. An entry of `calls` whose selector is wrong goes as a whole: without it, it would mean
 * more calls than were meant.
 */
function leaveOut(data: Record<string, unknown>, { path, ...issue }: z.core.$ZodIssue): void {
  const [group, index, field] = path;
  if (group === 'calls' && typeof index === 'number' && Array.isArray(data.calls)) {
    const isSelector = field === undefined || (SELECTORS as readonly PropertyKey[]).includes(field);
    if (isSelector) {
      data.calls[index] = {};
      return;
    }
  }
  if (issue.code === 'unrecognized_keys') {
    const at = valueAt(data, path);
    if (isRecord(at)) for (const key of issue.keys) delete at[key];
    return;
  }
  const at = valueAt(data, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined) return;
  if (Array.isArray(at)) data[String(path[0])] = at.filter((_, position) => position !== last);
  else if (isRecord(at)) delete at[String(last)];
}

/** Entries of `calls` that name no call mean none; where such an entry says something, that is a problem. */
function checkSelectors({ calls = [] }: ProjectConfig, rangeOf: ConfigReading['rangeOf']): SourceProblem[] {
  return calls.flatMap((entry, index): SourceProblem[] => {
    const isUsed =
      Object.keys(entry).length === 0 || SELECTORS.some((selector) => entry[selector] !== undefined);
    if (isUsed) return [];
    const message = `calls.${index} is not used: it needs a path, a function or an id to say which calls it means.`;
    return [{ code: 'invalid-config', message, range: rangeOf(['calls', index]) }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rangeIn(lines: Lines, from: number, to: number): TextRange {
  return { start: lines.at(from), end: lines.at(Math.min(to, lines.text.length)) };
}
