/** Tools and output schemas of a call, as the JSON that is sent with it. */

import type { AttachedSchema } from '../callSite';
import type { ParameterNames } from '../sdks/sdk';
import type { Value } from '../value';
import { unmarked, withoutMarks } from './cacheMarks';
import type { Arguments } from './language';
import { rangeOf } from './nodes';
import { argumentNamed } from './positional';
import { jsonOf } from './sentJson';
import { isEmptyList, withSets, withUnread } from './unreadTools';

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
      const made = schema(name);
      const { value: sent, mark } = kind === 'tools' ? withoutMarks(made ?? value) : unmarked(made ?? value);
      if (kind === 'tools' && isEmptyList(sent)) return [];
      const { text, complete } = jsonOf(sent);
      if (
        kind === 'outputSchema' &&
        !/schema|properties|title/i.test(text) &&
        (made ?? value).kind === 'record'
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
