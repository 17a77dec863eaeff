/** Tools and output schemas of a call, as the JSON that is sent with it. */

import type { AttachedSchema } from '../callSite';
import type { ParameterNames } from '../sdks/sdk';
import type { Value } from '../value';
import { unmarked, withoutMarks } from './cacheMarks';
import type { Arguments } from './language';
import { rangeOf } from './nodes';
import { argumentNamed } from './positional';
import { jsonOf } from './sentJson';
import { holdsNothing, toolsJson, withSets, withUnread } from './unreadTools';

/** @param schema Of an argument by its name; without it, values are what they are in the code. */
export function attachmentsOf(
  { named, nodes }: Arguments,
  parameters: ParameterNames,
  schema: (name: string) => Value | null = () => null,
): AttachedSchema[] {
  const read = (names: readonly string[], kind: AttachedSchema['kind']) =>
    names.flatMap((name): AttachedSchema[] => {
      const value = argumentNamed(named, name);
      if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return [];
      const node = nodes.get(name);
      const given = usually(withGrowth(schema(name), value));
      const { value: sent, mark } = kind === 'tools' ? withoutMarks(given) : unmarked(given);
      if (kind === 'tools' && holdsNothing(sent)) return [];
      const { text, complete } = kind === 'tools' ? toolsJson(sent) : jsonOf(sent);
      if (
        kind === 'outputSchema' &&
        !/schema|properties|title/i.test(text) &&
        (given.kind === 'record' || given.kind === 'text')
      )
        return [];
      return [
        {
          kind,
          text,
          complete,
          ...withUnread(kind, sent),
          ...(node === undefined ? {} : { range: rangeOf(node) }),
          ...(mark === null ? {} : { cacheMark: mark }),
        },
      ];
    });
  const sets = (parameters.toolSets ?? []).flatMap((name) => argumentNamed(named, name) ?? []);
  return [
    ...withSets(read(parameters.tools, 'tools'), sets),
    ...read(parameters.outputSchema, 'outputSchema'),
  ];
}

/** What is added to a list has no schema of its own: it stands behind what has. */
function withGrowth(made: Value | null, value: Value): Value {
  if (made?.kind !== 'list' || value.kind !== 'list' || value.items.length <= made.items.length)
    return made ?? value;
  return { ...made, items: [...made.items, ...value.items.slice(made.items.length)] };
}

/** Of lists that the code chooses between, the first. */
function usually(value: Value): Value {
  if (value.kind !== 'list') return value;
  const isUsual = ({ ways = [] }: Value) => ways.every((way) => way.kind === 'loop' || way.branch === 0);
  return { ...value, items: value.items.filter(isUsual) };
}
