/** JSON schemas as values, as SDKs make them of classes and functions. */

import { type RecordValue, staticText, type Value } from './value';

export function record(entries: readonly (readonly [string, Value])[]): RecordValue {
  return { kind: 'record', entries: new Map(entries), spreads: [], origin: 'literal' };
}

export function list(items: readonly Value[]): Value {
  return { kind: 'list', items, origin: 'literal' };
}

export function ofType(type: string): RecordValue {
  return record([['type', staticText(type)]]);
}

export function arrayOf(items: Value): RecordValue {
  return record([
    ['type', staticText('array')],
    ['items', items],
  ]);
}

export interface Property {
  readonly name: string;
  readonly schema: Value;
  readonly isRequired: boolean;
}

export function objectOf(properties: readonly Property[], title: string | null = null): RecordValue {
  return record([
    ['type', staticText('object')],
    ...(title === null ? [] : [['title', staticText(title)] as const]),
    ['properties', record(properties.map(({ name, schema }) => [name, schema]))],
    ['required', list(properties.flatMap(({ name, isRequired }) => (isRequired ? [staticText(name)] : [])))],
  ]);
}

/** The schema with what people are told of it. */
export function described(schema: Value, description: Value | undefined): Value {
  if (schema.kind !== 'record' || description?.kind !== 'text') return schema;
  return { ...schema, entries: new Map([...schema.entries, ['description', description]]) };
}

/** A function that the model may call. */
export function functionTool(name: string, description: Value | undefined, parameters: Value): Value {
  const named = described(record([['name', staticText(name)]]), description);
  const entries = named.kind === 'record' ? [...named.entries] : [];
  return record([
    ['type', staticText('function')],
    ['function', record([...entries, ['parameters', parameters]])],
  ]);
}
