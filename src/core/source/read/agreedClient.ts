/** A client that is one of several: what it was made with is known as far as all of them were made with the same. */

import type { Sdk } from '../sdks/sdk';
import { plainText, type RecordValue, type TextValue, unknown, type Value } from '../value';
import type { Client } from './clients';
import type { LanguageReader } from './language';
import { madeModel } from './madeModel';
import { argumentNamed } from './positional';

export type KnownClient = Extract<Client, { kind: 'client' }>;

/** The model that a client gives to the calls that name none; null when it has none or it is not known. */
export function modelOfClient({ sdk, bound, made, provider }: KnownClient, reader: LanguageReader) {
  const node = made?.nodes.get('model') ?? made?.nodes.get('llm');
  const object = made === undefined ? null : madeModel(node, made.scope, sdk, reader);
  const named = sdk.parameters.model.map((name) => argumentNamed(bound, name));
  const id = object?.model.id ?? plainText(named.find((value) => value !== undefined));
  return id === null ? null : { id, provider: object?.provider ?? provider };
}

/** The client with what the others share. Nobody knows which of them a call is made on. */
export function agreedClient(client: KnownClient, others: readonly Client[], reader: LanguageReader): Client {
  const known = others.filter((other) => other.kind === 'client');
  const shared = { ...client, bound: sharedWith(client.bound, known) };
  const model = modelOfClient(client, reader);
  const isSame = known.every((other) => {
    const its = modelOfClient(other, reader);
    return its?.id === model?.id && its?.provider === model?.provider;
  });
  if (isSame && known.length === others.length) return shared;
  const isOneProvider = others.every(
    (other) => other.kind === 'client' && other.provider === client.provider,
  );
  return { ...withoutModel(shared), ...(isOneProvider ? {} : { provider: client.sdk.provider }) };
}

/** A limit or an instruction that one of them has depends as much as a model would. */
function sharedWith(bound: RecordValue, others: readonly KnownClient[]): RecordValue {
  const entries = [...bound.entries].map(([name, value]): [string, Value] => {
    const isShared = others.every((other) => !differs(value, other.bound.entries.get(name)));
    return [name, isShared ? value : unknown(name)];
  });
  return { ...bound, entries: new Map(entries) };
}

function differs(value: Value, other: Value | undefined): boolean {
  if (value.kind === 'text') return other?.kind !== 'text' || wordsOf(value) !== wordsOf(other);
  return value.kind === 'number' && (other?.kind !== 'number' || other.value !== value.value);
}

function wordsOf({ segments }: TextValue): string {
  return segments.map((segment) => (segment.kind === 'static' ? segment.text : `{${segment.name}}`)).join('');
}

/** An unknown model stands in the place of the known one, or another would be looked for. */
function withoutModel(client: KnownClient): KnownClient {
  const { made, bound } = client;
  const entries = new Map(bound.entries);
  for (const name of modelNames(client.sdk, entries)) entries.set(name, unknown(name));
  const nodes = new Map([...(made?.nodes ?? [])].filter(([name]) => name !== 'model' && name !== 'llm'));
  return {
    ...client,
    bound: { ...bound, entries },
    ...(made === undefined ? {} : { made: { ...made, nodes } }),
  };
}

/** Of the names of the SDK's model those that are given, or the first. */
function modelNames({ parameters }: Sdk, entries: ReadonlyMap<string, Value>): readonly string[] {
  const names = parameters.model.map((path) => path.split('.')[0] ?? path);
  const given = names.filter((name) => entries.has(name));
  return given.length > 0 ? given : names.slice(0, 1);
}
