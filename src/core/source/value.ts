/** What an expression is worth when only the code is known: text with holes, numbers, lists, records, or unknown. */

import type { ModelSource, OnWays, PromptSegment, TextRange, Way } from './callSite';

/** How a value became known, from most to least direct. */
export type Origin = ModelSource;

/** `ways`: an element of a list that is in it only where the code goes them. */
interface Known extends OnWays {
  readonly origin: Origin;
  readonly range?: TextRange;
}

export interface TextValue extends Known {
  readonly kind: 'text';
  readonly segments: readonly PromptSegment[];
  readonly standsIn?: StandsIn;
}

/** What a text is sent for want of. */
interface StandsIn {
  readonly name: string;
  /** As a rule that is not given. */
  readonly isUsual: boolean;
}

export interface NumberValue extends Known {
  readonly kind: 'number';
  readonly value: number;
}

export interface BooleanValue extends Known {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** None, null and undefined. */
export interface NothingValue extends Known {
  readonly kind: 'nothing';
}

export interface ListValue extends Known {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A dict, an object, keyword arguments. */
export interface RecordValue extends Known {
  readonly kind: 'record';
  readonly entries: ReadonlyMap<string, Value>;
  /** Expressions spread into it that could not be read. */
  readonly spreads: readonly string[];
}

/** Elements that something else holds, such as `...history`. */
export interface SpreadValue extends Known {
  readonly kind: 'spread';
  readonly expression: string;
}

export interface UnknownValue extends Known {
  readonly kind: 'unknown';
  readonly expression: string;
}

export type Value =
  | TextValue
  | NumberValue
  | BooleanValue
  | NothingValue
  | ListValue
  | RecordValue
  | SpreadValue
  | UnknownValue;

/** Longest expression that stands as a variable's name. */
const MAX_NAME_CHARS = 60;

/** The code of an expression as a name: one line, not too long. */
export function nameOf(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > MAX_NAME_CHARS ? `${line.slice(0, MAX_NAME_CHARS - 1)}…` : line;
}

export function unknown(expression: string, origin: Origin = 'unknown', range?: TextRange): UnknownValue {
  return { kind: 'unknown', expression: nameOf(expression), origin, ...rangeOf(range) };
}

export function text(
  segments: readonly PromptSegment[],
  origin: Origin = 'literal',
  range?: TextRange,
): TextValue {
  return { kind: 'text', segments, origin, ...rangeOf(range) };
}

export function staticText(value: string, range?: TextRange): TextValue {
  return text(value === '' ? [] : [{ kind: 'static', text: value, ...rangeOf(range) }], 'literal', range);
}

function rangeOf(range: TextRange | undefined): { range?: TextRange } {
  return range === undefined ? {} : { range };
}

/** The same value, known in a less direct way: a literal behind a name is a constant. */
export function via(value: Value, origin: Origin): Value {
  return value.origin === 'literal' || (value.origin === 'constant' && origin !== 'literal')
    ? { ...value, origin }
    : value;
}

/** A value of another file, all of it at the one place in this file that names it. */
export function relocated(value: Value, range: TextRange): Value {
  switch (value.kind) {
    case 'text':
      return { ...value, range, segments: value.segments.map((segment) => ({ ...segment, range })) };
    case 'list':
      return { ...value, range, items: value.items.map((item) => relocated(item, range)) };
    case 'record': {
      const entries = [...value.entries].map(([name, entry]) => [name, relocated(entry, range)] as const);
      return { ...value, range, entries: new Map(entries) };
    }
    default:
      return { ...value, range };
  }
}

/** Nesting of data beyond this is not read. */
const MAX_DATA_DEPTH = 20;

/** What JSON or YAML says, as a value. */
export function valueOfData(data: unknown, depth = 0): Value {
  if (typeof data === 'string') return staticText(data);
  if (typeof data === 'number') return { kind: 'number', value: data, origin: 'literal' };
  if (typeof data === 'boolean') return { kind: 'boolean', value: data, origin: 'literal' };
  if (data === null || data === undefined) return { kind: 'nothing', origin: 'literal' };
  if (depth > MAX_DATA_DEPTH || typeof data !== 'object') return unknown('data');
  if (Array.isArray(data))
    return { kind: 'list', items: data.map((item) => valueOfData(item, depth + 1)), origin: 'literal' };
  const entries = Object.entries(data).map(([name, value]) => [name, valueOfData(value, depth + 1)] as const);
  return { kind: 'record', entries: new Map(entries), spreads: [], origin: 'literal' };
}

/** The value's text if it has no holes and is the same whichever way the code goes, null otherwise. */
export function plainText(value: Value | undefined): string | null {
  if (value?.kind !== 'text') return null;
  return value.segments.every((segment) => segment.kind === 'static' && segment.ways === undefined)
    ? value.segments.map((segment) => (segment.kind === 'static' ? segment.text : '')).join('')
    : null;
}

/** Nothing, an empty text or an empty list: what stands where something is still to be given. */
export function isEmpty(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'nothing' || plainText(value)?.trim() === '';
}

/** More than a name, such as that of a model or a host. */
export function isProse(value: Value): boolean {
  return value.kind === 'text' && /\s/.test(plainText(value) ?? ' ');
}

/** The same number, or the same text that is known whole. */
export function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  return plainText(a) !== null && plainText(a) === plainText(b);
}

/** A text of more is put together by repetition; nobody sends it. */
const MAX_TEXT_CHARS = 1_000_000;
const MAX_SEGMENTS = 10_000;

/** False for a text that names which name each other have made too long to go on with. */
export function isShort(value: Value): boolean {
  if (value.kind !== 'text') return true;
  const length = value.segments.reduce(
    (sum, segment) => sum + (segment.kind === 'static' ? segment.text.length : 1),
    0,
  );
  return length <= MAX_TEXT_CHARS && value.segments.length <= MAX_SEGMENTS;
}

/** The same, sent only where the code goes these ways too. */
export function onWays<T extends OnWays>(items: readonly T[], ways: readonly Way[] = []): readonly T[] {
  return ways.length === 0
    ? items
    : items.map((item) => ({ ...item, ways: [...ways, ...(item.ways ?? [])] }));
}

/** Segments of any value as part of a text: a number is its digits, what is unknown is a hole with its name. */
export function segmentsOf(value: Value): readonly PromptSegment[] {
  const isName = value.kind === 'text' && /^\S+$/.test(plainText(value) ?? '');
  return isName ? onWays(value.segments, value.ways) : contentOf(value);
}

/** The same of all that a message says, which is no name, such as that of a host or a model. */
export function contentOf(value: Value): readonly PromptSegment[] {
  const segments = ownSegments(value);
  const standsIn = value.kind === 'text' ? value.standsIn : undefined;
  return onWays(standsIn === undefined ? segments : orElse(segments, standsIn), value.ways);
}

/** The text, or what it stands in for. */
function orElse(segments: readonly PromptSegment[], { name, isUsual }: StandsIn): readonly PromptSegment[] {
  const chars = segments.map((segment) => (segment.kind === 'static' ? segment.text.length : 0));
  const at = `given ${name} ${chars.join()}`;
  const way = (branch: number): Way => ({ kind: 'branch', at, branch, count: 2 });
  const given: PromptSegment = { kind: 'variable', name: nameOf(name) };
  const [text, other] = isUsual ? [0, 1] : [1, 0];
  return [...onWays(segments, [way(text)]), ...onWays([given], [way(other)])];
}

/** A text that is sent where something else is not given. One with holes may have that in them. */
export function standingIn(value: Value, name: string, isUsual: boolean): Value {
  return value.kind === 'text' && plainText(value) !== null && value.standsIn === undefined
    ? { ...value, standsIn: { name, isUsual } }
    : value;
}

function ownSegments(value: Value): readonly PromptSegment[] {
  const range = rangeOf(value.range);
  switch (value.kind) {
    case 'text':
      return value.segments;
    case 'number':
      return [{ kind: 'static', text: String(value.value), ...range }];
    case 'nothing':
      return [];
    case 'spread':
    case 'unknown':
      return [{ kind: 'variable', name: value.expression, ...range }];
    case 'boolean':
      return [{ kind: 'variable', name: String(value.value), ...range }];
    case 'list':
    case 'record':
      return [{ kind: 'variable', name: value.kind, ...range }];
  }
}

/** Texts one after the other. */
export function concat(values: readonly Value[], range?: TextRange): TextValue {
  return text(values.flatMap(segmentsOf), weakestOrigin(values), range);
}

/**
 * Items with a separator between them, as `join` does; what is not known one by one is a hole. Null where none is known, and for
 * what is longer than code writes out.
 */
export function join(items: readonly Value[], separator: Value): TextValue | null {
  if (items.length > 0 && items.every((item) => item.kind === 'spread')) return null;
  const joined = concat(
    items.flatMap((item, index) => (index === 0 ? [item] : [before(item, separator), item])),
  );
  return isShort(joined) ? joined : null;
}

/** It is there where the item is. */
function before({ ways }: Value, separator: Value): Value {
  return ways === undefined ? separator : { ...separator, ways };
}

const DIRECTNESS: readonly Origin[] = [
  'literal',
  'constant',
  'config',
  'default',
  'env',
  'parameter',
  'unknown',
];

/** How a whole is known, that is put together of these. */
export function weakestOrigin(values: readonly Pick<Known, 'origin'>[]): Origin {
  const weakest = values.reduce((most, { origin }) => Math.max(most, DIRECTNESS.indexOf(origin)), 0);
  return DIRECTNESS[weakest] ?? 'unknown';
}

/** Changes the first and last static text only, as `strip` and `trim` do. */
export function trimmed(value: TextValue): TextValue {
  const segments = [...value.segments];
  const first = segments[0];
  if (first?.kind === 'static') segments[0] = { ...first, text: first.text.trimStart() };
  const last = segments.at(-1);
  if (last?.kind === 'static') segments[segments.length - 1] = { ...last, text: last.text.trimEnd() };
  return {
    ...value,
    segments: segments.filter((segment) => segment.kind !== 'static' || segment.text !== ''),
  };
}

/** Removes the margin that all lines share, as Python's `textwrap.dedent` and JavaScript's `dedent` do. */
export function dedented(value: TextValue): TextValue {
  // A hole stands as one character that no margin contains; text that may be absent has no part in the margin either.
  const HOLE = '\uffff';
  const isHole = ({ kind, ways }: PromptSegment) => kind === 'variable' || ways !== undefined;
  const joined = value.segments
    .map((segment) => (segment.kind === 'variable' || isHole(segment) ? HOLE : segment.text))
    .join('');
  const margins = joined
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.match(/^[ \t]*/)?.[0] ?? '');
  const margin = margins.reduce((shared, next) => commonStart(shared, next), margins[0] ?? '');
  const lines = joined.split('\n').map((line) => (line.trim() === '' ? '' : line.slice(margin.length)));
  const texts = lines.join('\n').split(HOLE);
  const holes = value.segments.filter(isHole);
  const segments = texts.flatMap((part, index): PromptSegment[] => {
    const hole = holes[index];
    return [
      ...(part === '' ? [] : [{ kind: 'static', text: part } as const]),
      ...(hole === undefined ? [] : [hole]),
    ];
  });
  return { ...value, segments };
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** Puts values into the `{name}` and `{}` of a format string; `{{` and `}}` are braces. */
export function formatted(
  template: TextValue,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): TextValue {
  let next = 0;
  const segments = template.segments.flatMap((segment): readonly PromptSegment[] => {
    if (segment.kind !== 'static') return [segment];
    const parts = segment.text.split(/(\{\{|\}\}|\{[^{}]*\})/).flatMap((part): readonly PromptSegment[] => {
      if (part === '') return [];
      if (part === '{{' || part === '}}') return [{ kind: 'static', text: part.charAt(0) }];
      const field = /^\{([^{}!:]*)(?:[!:][^{}]*)?\}$/.exec(part)?.[1];
      if (field === undefined) return [{ kind: 'static', text: part }];
      const value = /^\d*$/.test(field)
        ? positional[field === '' ? next++ : Number(field)]
        : named.get(field);
      return value === undefined
        ? [{ kind: 'variable', name: field === '' ? 'value' : field }]
        : segmentsOf(value);
    });
    return onWays(parts, segment.ways);
  });
  return text(segments, weakestOrigin([template, ...positional, ...named.values()]), template.range);
}

/** The first value where it is known; otherwise the fallback, marked with how the first would be known. */
export function withFallback(value: Value, fallback: Value): Value {
  if (value.kind === 'nothing') return fallback;
  if (value.kind !== 'unknown' && value.kind !== 'spread') return value;
  if (fallback.kind === 'unknown' || fallback.kind === 'nothing') return value;
  const isUsual = value.origin === 'env' || value.origin === 'config' || isWrittenOut(fallback);
  const known = via(fallback, value.origin === 'env' ? 'env' : 'default');
  return standingIn(known, value.expression, isUsual);
}

/** A prompt of its own; a word or two stand for want of anything. */
function isWrittenOut(value: Value): boolean {
  return (
    value.kind === 'text' &&
    segmentsOf(value).length > 0 &&
    !/^\s*(?:\S+\s+){0,3}\S*\s*$/.test(plainText(value) ?? '- - - - -')
  );
}

/** A number as its language writes it, once separators are gone; null when it is not finite. */
export function numberOf(text: string): Value | null {
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'number', value, origin: 'literal' } : null;
}

/** Of two branches, the text that both have; null when it depends. */
export function alike(a: Value, b: Value): Value | null {
  return plainText(a) !== null && plainText(a) === plainText(b) ? via(a, 'constant') : null;
}

const MESSAGE_ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    System: 'system',
    Human: 'user',
    User: 'user',
    AI: 'assistant',
    Assistant: 'assistant',
  }),
);

/** `SystemMessage("…")`, `HumanMessage(content="…")`: a message whose class says its role; null for other classes. */
export function messageObject(
  className: string,
  content: () => Value | undefined,
  named: () => RecordValue,
): RecordValue | null {
  const role = MESSAGE_ROLES.get(/(?:^|\.)(\w+)Message$/.exec(className)?.[1] ?? '');
  if (role === undefined) return null;
  const given = content();
  const text = given?.kind === 'record' ? undefined : given;
  const entries = new Map([
    ['role', staticText(role)] as const,
    ...named().entries,
    ...(text === undefined ? [] : [['content', text] as const]),
  ]);
  return { kind: 'record', entries, spreads: [], origin: 'literal' };
}
