/** Objects of SDKs as records: members in snake case, builders with their setters, unions as what they hold. */

import { plainText, type RecordValue, staticText, text, type Value } from '../../value';
import { lastName, roleOfConstant, roleOfMessage } from './roles';

/** A record with the name of its type. */
export interface Made extends RecordValue {
  readonly type: string;
  readonly isBuilder: boolean;
  /** What its constructor was given by position. */
  readonly positional?: readonly Value[];
}

export function isMade(value: Value): value is Made {
  return value.kind === 'record' && 'isBuilder' in value;
}

/** `MaxTokens`, `maxTokens` and `max_tokens` are one member. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

export function builder(type: string): Made {
  return { kind: 'record', entries: new Map(), spreads: [], origin: 'literal', type, isBuilder: true };
}

/** Go's, which begin with nothing. */
export function isTextBuilder(type: string): boolean {
  return /^\*?(?:strings\.Builder|bytes\.Buffer)$/.test(type);
}

/** An object of a type, made of its members and of arguments by position. */
export function made(type: string, positional: readonly Value[], named: RecordValue): Value {
  const record: Made = { ...named, type, isBuilder: false, positional };
  if (/^String(?:Builder)?$/.test(lastName(type)))
    return positional[0]?.kind === 'text' ? positional[0] : text([]);
  const role = roleOfMessage(type);
  if (role !== null) return withContent(record, role, positional);
  if (/Image(?:Content|Block)?\w*$/.test(lastName(type)) && /Part|Block/.test(type)) return part('image');
  return unionOf(record) ?? generalMessage(record, positional) ?? record;
}

/** `new ChatMessage(role, text)`, `ResponseInputItemParamOfMessage(text, role)`. */
function generalMessage(record: Made, positional: readonly Value[]): Made | null {
  if (!/Message$/.test(lastName(record.type))) return null;
  const role = positional.find((value) => isRole(value));
  const content = positional.find((value) => value !== role);
  return role === undefined || content === undefined ? null : withEntries(record, { role, content });
}

function isRole(value: Value): boolean {
  return /^(?:system|developer|user|assistant|tool)$/.test(plainText(value) ?? '');
}

/** A message whose type says its role; its text is its content or its first argument. */
export function withContent(record: Made, role: string, positional: readonly Value[]): Made {
  const [first, ...rest] = positional;
  if (first?.kind === 'record' && rest.length === 0 && first.entries.has('content'))
    return withEntries(record, { ...Object.fromEntries(first.entries), role: staticText(role) });
  const content: Value | undefined =
    rest.length > 0 && positional.every(({ kind }) => kind === 'record')
      ? { kind: 'list', items: positional, origin: 'literal' }
      : first;
  return withEntries(record, {
    role: staticText(role),
    ...(content === undefined ? {} : { content }),
  });
}

function withEntries(record: Made, entries: Readonly<Record<string, Value>>): Made {
  return { ...record, entries: new Map([...record.entries, ...Object.entries(entries)]) };
}

export function part(type: string, text?: Value): RecordValue {
  const entries = new Map<string, Value>([['type', staticText(type)]]);
  if (text !== undefined) entries.set('text', text);
  return { kind: 'record', entries, spreads: [], origin: 'literal' };
}

/** A struct of which one of many members is set, as Go writes unions: worth that member. */
function unionOf(record: RecordValue): Value | null {
  const [only, ...others] = [...record.entries];
  if (only === undefined || others.length > 0 || !only[0].startsWith('of_')) return null;
  const role = /^of_(system|developer|user|assistant|tool)$/.exec(only[0])?.[1];
  const value = only[1];
  return role !== undefined && value.kind === 'record' && !value.entries.has('role')
    ? { ...value, entries: new Map([['role', staticText(role)], ...value.entries]) }
    : value;
}

/** A literal without a type of its own: a message, a block of text, a union. */
export function unnamed(record: RecordValue): Value {
  return unionOf(record) ?? record;
}

/** What a builder is after one of its setters. */
export function afterSetter(
  target: Made,
  name: string,
  positional: readonly Value[],
  named: RecordValue,
): Made {
  const key = snake(name);
  const value = positional[0];
  const role = /^add[A-Z_]/.test(name) ? roleOfMessage(name) : simpleRole(name, positional);
  if (role !== null) return withAdded(target, 'messages', withContent(untyped(), role, positional));
  const content = /^add_(?:input_|output_)?(?:(text|image|file|audio)_)?content(?:_part)?$/.exec(key);
  if (content !== null && value !== undefined)
    return withAdded(target, 'content', contentOf(value, content[1]));
  const added = /^add_(\w+?)(?:_of_\w+)?$/.exec(key)?.[1];
  if (added !== undefined && value !== undefined) return withAdded(target, plural(added), value);
  if (value === undefined) return { ...target, entries: new Map([...target.entries, ...named.entries]) };
  // `inputOfArrayOfStrings` is `input`, said with its type.
  return withEntries(target, { [key.replace(/^(?:with|set)_|_of_\w+$/g, '')]: value });
}

/** A part of a message's content: its text, or what kind of thing it is. */
function contentOf(value: Value, kind: string | undefined): Value {
  if (kind !== undefined && kind !== 'text') return part(kind);
  const type = isMade(value) ? /(Image|File|Audio)/.exec(lastName(value.type))?.[1] : undefined;
  return type === undefined ? value : part(type.toLowerCase());
}

/** `.user("…")` of a request: a message, where a builder of messages has no such member. */
function simpleRole(name: string, positional: readonly Value[]): string | null {
  return /^(?:user|assistant)$/.test(name) && positional[0]?.kind === 'text' && positional.length === 1
    ? name
    : null;
}

function untyped(): Made {
  return { ...builder(''), isBuilder: false };
}

function plural(name: string): string {
  return name.endsWith('s') ? name : `${name}s`;
}

function withAdded(target: Made, name: string, value: Value): Made {
  const known = target.entries.get(name);
  const items = known?.kind === 'list' ? known.items : known === undefined ? [] : [known];
  return withEntries(target, { [name]: { kind: 'list', items: [...items, value], origin: 'literal' } });
}

/** The role behind a value for `role`, which may be a constant that names it. */
export function roleValue(expression: string): Value | null {
  const role = roleOfConstant(expression);
  return role === null ? null : staticText(role);
}
