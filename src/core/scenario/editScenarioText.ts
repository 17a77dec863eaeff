/** Edits of a scenario's text: what an input changes and nothing else, so that comments, order and spacing stay the user's. */

import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import { editScenario } from './editScenario';
import { fieldAt } from './fieldAt';
import { type JsonNode, memberOf, nodeAt } from './jsonText';
import { GROUPS_WITH_DEFAULTS } from './parseScenario';
import type { Scenario } from './scenario';
import { readScenarioText } from './scenarioText';

const WORKLOADS = 'workloads.';

type JsonPath = (string | number)[];

/**
 * The text with the fields at some paths as a scenario has them, or without them where it has not. A default that the
 * text does not state is not written. Null when the text is no scenario, or would be none.
 * @param paths as in `fieldAt`
 */
export function withFieldsInText(text: string, target: Scenario, paths: readonly string[]): string | null {
  const edited = paths.reduce<string | null>(
    (now, path) => (now === null ? null : withField(now, target, path)),
    text,
  );
  return edited !== null && readScenarioText(edited).scenario !== null ? edited : null;
}

/** The text without a field, whose default then holds. Null where the field has to be there. */
export function withoutFieldInText(text: string, path: string): string | null {
  const { scenario, root } = readScenarioText(text);
  if (scenario === null || root === null) return null;
  const keys = jsonPath(scenario, path);
  const wanted = editScenario(scenario, path, undefined);
  if (keys === null || !isGiven(root, keys) || wanted.problems.length > 0) return null;
  const edited = withoutMember(text, root, emptiedBy(root, keys));
  return same(readScenarioText(edited).scenario, wanted.scenario) ? edited : null;
}

/** What a call is until it is filled in. Its model is not guessed. */
const NEW_CALL = { requestsPerMonth: 10_000, inputTokens: 1000, outputTokens: 300, apiModel: null };

/** The text with a call more, and its id. Null when the text is no scenario. */
export function withCallInText(text: string): { text: string; id: string } | null {
  const { scenario } = readScenarioText(text);
  if (scenario === null) return null;
  const { workloads } = scenario;
  let number = workloads.length + 1;
  while (workloads.some(({ id }) => id === `call-${number}`)) number += 1;
  const call = { id: `call-${number}`, label: `Call ${number}`, ...NEW_CALL };
  const isFirst = workloads.length === 0;
  const added = changed(
    text,
    isFirst ? ['workloads'] : ['workloads', workloads.length],
    isFirst ? [call] : call,
  );
  return { text: added, id: call.id };
}

/** Offset of a field in the text, or of what is around it; null when the text is no scenario. */
export function placeOfField(text: string, path: string): number | null {
  const { scenario, root } = readScenarioText(text);
  const keys = scenario === null ? null : jsonPath(scenario, path);
  return root === null || keys === null ? null : nodeAt(root, keys).from;
}

/** Paths of all fields that the text states itself. */
export function givenPaths(root: JsonNode, scenario: Scenario): string[] {
  const groups = root.members.filter(({ name }) => name !== 'workloads');
  const list = memberOf(root, 'workloads')?.node.items ?? [];
  return [
    ...groups.flatMap(({ name, node }) => leaves(name, node)),
    ...scenario.workloads.flatMap(({ id }, index) =>
      (list[index]?.members ?? []).map(({ name }) => `${WORKLOADS}${id}.${name}`),
    ),
  ];
}

function leaves(path: string, { members }: JsonNode): string[] {
  return members.length === 0 ? [path] : members.flatMap(({ name, node }) => leaves(`${path}.${name}`, node));
}

function withField(text: string, target: Scenario, path: string): string | null {
  const { scenario, root } = readScenarioText(text);
  const keys = scenario === null ? null : jsonPath(scenario, path);
  if (scenario === null || root === null || keys === null) return null;
  const value = fieldAt(target, path);
  if (value === undefined) return isGiven(root, keys) ? withoutFieldInText(text, path) : text;
  if (same(value, fieldAt(scenario, path))) return text;
  const written = path.startsWith(WORKLOADS) ? keys : writtenPart(root, keys);
  const depth = written.length;
  return changed(text, written, depth === keys.length ? value : fieldAt(target, written.join('.')));
}

/**
 * As much of a path as is written at once: a group that is not there yet comes whole, since its fields may need each
 * other, unless each of them has a default.
 */
function writtenPart(root: JsonNode, keys: JsonPath): JsonPath {
  for (let length = 1; length < keys.length; length += 1) {
    const part = keys.slice(0, length);
    if (!fillsItself(part) && !isGiven(root, part)) return part;
  }
  return keys;
}

/** The field, or the group around it where that would be left empty and means something else when it is there. */
function emptiedBy(root: JsonNode, keys: JsonPath): JsonPath {
  const around = keys.slice(0, -1);
  const isAlone = around.length > 0 && nodeOf(root, around)?.members.length === 1;
  return isAlone && !fillsItself(around) ? emptiedBy(root, around) : keys;
}

/** A group that the defaults fill when it is there in part, or empty. */
function fillsItself([group, ...deeper]: JsonPath): boolean {
  return deeper.length === 0 && (GROUPS_WITH_DEFAULTS as readonly unknown[]).includes(group);
}

const COMMENTS = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The text without a member, its comma and its line: the comments around it may belong to others. */
function withoutMember(text: string, root: JsonNode, keys: JsonPath): string {
  const holder = nodeOf(root, keys.slice(0, -1));
  const index = holder?.members.findIndex(({ name }) => name === keys.at(-1)) ?? -1;
  const member = holder?.members[index];
  if (holder === undefined || member === undefined) return text;
  const comma = (from: number, to: number) => {
    const at = text
      .slice(from, to)
      .replace(COMMENTS, (comment) => ' '.repeat(comment.length))
      .indexOf(',');
    return at < 0 ? null : from + at;
  };
  const before = holder.members[index - 1];
  const after = comma(member.node.to, holder.members[index + 1]?.from ?? holder.to);
  const cut = after ?? (before === undefined ? null : comma(before.node.to, member.from));
  const blank = /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, member.from))?.[0].length ?? 0;
  const pieces = [[member.from - blank, member.node.to], ...(cut === null ? [] : [[cut, cut + 1]])] as const;
  return [...pieces]
    .sort(([a = 0], [b = 0]) => b - a)
    .reduce((now, [from = 0, to = 0]) => now.slice(0, from) + now.slice(to), text);
}

function changed(text: string, path: JsonPath, value: unknown): string {
  const whole = text.trim() === '' ? '{}' : text;
  return onOneLine(whole, path, value) ?? applyEdits(whole, modify(whole, path, value, formattingOf(whole)));
}

/** What is new in an object on one line stays on that line; null where there is no such object. */
function onOneLine(text: string, path: JsonPath, value: unknown): string | null {
  const { root } = readScenarioText(text);
  const depth = path.findIndex(
    (_, index) => root === null || nodeOf(root, path.slice(0, index + 1)) === undefined,
  );
  const holder = root === null || depth < 0 ? undefined : nodeOf(root, path.slice(0, depth));
  const last = holder?.members.at(-1);
  if (holder === undefined || last === undefined || text.slice(holder.from, holder.to).includes('\n'))
    return null;
  const inner = path.slice(depth + 1).reduceRight<unknown>((held, key) => ({ [key]: held }), value);
  const member = `, ${JSON.stringify(path[depth])}: ${oneLine(inner)}`;
  return text.slice(0, last.node.to) + member + text.slice(last.node.to);
}

/** `{ "gpu": "L40S" }`. */
function oneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}

/** As the text is indented. */
function formattingOf(text: string): { formattingOptions: FormattingOptions } {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isTabbed = indent.startsWith('\t');
  return { formattingOptions: { insertSpaces: !isTabbed, tabSize: isTabbed ? 1 : indent.length, eol } };
}

/** The id of a workload may itself hold dots. Null for a workload that is not there. */
function jsonPath({ workloads }: Scenario, path: string): JsonPath | null {
  if (!path.startsWith(WORKLOADS)) return path.split('.');
  const dot = path.lastIndexOf('.');
  const index = workloads.findIndex(({ id }) => id === path.slice(WORKLOADS.length, dot));
  return index < 0 ? null : ['workloads', index, path.slice(dot + 1)];
}

function isGiven(root: JsonNode, keys: JsonPath): boolean {
  return nodeOf(root, keys) !== undefined;
}

function nodeOf(root: JsonNode, [key, ...deeper]: JsonPath): JsonNode | undefined {
  if (key === undefined) return root;
  const inner = typeof key === 'number' ? root.items[key] : memberOf(root, key)?.node;
  return inner === undefined ? undefined : nodeOf(inner, deeper);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The one stretch in which two texts differ: offsets into the first, and what the second has there. */
export function differenceOf(before: string, after: string): { from: number; to: number; text: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  if (isWithin(before, from) || isWithin(after, from)) from -= 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isWithin(before, before.length - tail) || isWithin(after, after.length - tail)) tail -= 1;
  return { from, to: before.length - tail, text: after.slice(from, after.length - tail) };
}

/** In the middle of a line's end or of a character, where no editor has a place. */
function isWithin(text: string, at: number): boolean {
  return at > 0 && /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}
