/** What functions give a client by decorating themselves with its methods: `@agent.tool`, `@agent.system_prompt`. */

import { list } from '../schemaValue';
import { type RecordValue, unknown, type Value } from '../value';
import type { KnownClient } from './agreedClient';
import type { ClientTracer } from './clients';
import type { Definition } from './fileIndex';
import type { LanguageReader } from './language';
import { placeIn } from './places';

type Decorated = Required<Pick<Definition, 'node' | 'scope'>> & Definition;

/** By the place where the client is made; a client has many calls. */
const givenTo = new WeakMap<ClientTracer, Map<number, readonly Given[]>>();

/** A call's arguments with the tools and the parts of the system prompt that its client is given so. */
export function withDecorated(
  named: RecordValue,
  client: KnownClient,
  tracer: ClientTracer,
  reader: LanguageReader,
): RecordValue {
  const { sdk, made } = client;
  if (sdk.decorators === undefined || made === undefined) return named;
  const { tools, system } = sdk.decorators;
  const entries = new Map(named.entries);
  const isMeant = (method: string) => tools.test(method) || system.test(method);
  const known = givenTo.get(tracer) ?? new Map<number, readonly Given[]>();
  givenTo.set(tracer, known);
  const given = known.get(made.node.id) ?? decoratedWith(made, isMeant, tracer, reader);
  known.set(made.node.id, given);
  const handlers = given.filter(({ method }) => tools.test(method));
  const texts = given.filter(({ method }) => system.test(method));
  if (handlers.length > 0) {
    const place = placeIn(made, 'tools', reader);
    const own = place === null ? null : reader.schema(place.node, place.scope);
    entries.set('tools', list([...itemsOf(own ?? entries.get('tools')), ...handlers.map(toolOf(reader))]));
  }
  const [name = 'system'] = sdk.parameters.system.filter((key) => entries.has(key));
  const key = entries.has(name) ? name : (sdk.parameters.system[0] ?? name);
  if (texts.length > 0) entries.set(key, list([...itemsOf(entries.get(key)), ...texts.map(textOf(reader))]));
  return { ...named, entries };
}

function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value.kind === 'nothing') return [];
  return value.kind === 'list' ? value.items : [value];
}

interface Given {
  readonly method: string;
  readonly definition: Decorated;
}

/** In document order, of the functions that stand beside the client. */
function decoratedWith(
  made: NonNullable<KnownClient['made']>,
  isMeant: (method: string) => boolean,
  tracer: ClientTracer,
  reader: LanguageReader,
): readonly Given[] {
  const beside = [...made.scope.names].flatMap(([, definitions]) => definitions.filter(isFunction));
  const given = beside.flatMap((definition) =>
    reader.decorators(definition.node).flatMap((decorator): Given[] => {
      const link = reader.linkOf(decorator);
      if (link === null || !isMeant(link.name)) return [];
      const holder = tracer.trace(link.object, definition.valueScope);
      const isIts = holder.kind === 'client' && holder.made?.node.id === made.node.id;
      return isIts ? [{ method: link.name, definition }] : [];
    }),
  );
  return given.sort((a, b) => a.definition.node.startIndex - b.definition.node.startIndex);
}

function isFunction(definition: Definition): definition is Decorated {
  return definition.kind === 'function' && definition.node !== undefined && definition.scope !== undefined;
}

function toolOf(reader: LanguageReader) {
  return ({ definition: { node, valueScope } }: Given): Value => {
    const name = node.childForFieldName('name') ?? node;
    return reader.schema(name, valueScope) ?? unknown(name.text);
  };
}

/** Of a function that returns one thing, that; of any other, a text of unknown size. */
function textOf(reader: LanguageReader) {
  return ({ definition: { node, scope } }: Given): Value => {
    const [only, ...more] = reader.returned(node);
    const name = node.childForFieldName('name')?.text ?? 'system prompt';
    return only === undefined || more.length > 0 ? unknown(name) : reader.evaluate(only, scope);
  };
}
