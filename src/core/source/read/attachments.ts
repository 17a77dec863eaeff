/** Tools and output schemas of a call, as the JSON that is sent with it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { AttachedSchema } from '../callSite';
import type { ParameterNames } from '../sdks/sdk';
import type { Value } from '../value';
import { unmarked, withoutMarks } from './cacheMarks';
import type { Arguments } from './language';
import { rangeOf } from './nodes';
import { argumentNamed } from './positional';
import { jsonOf } from './sentJson';

/** Without `schema`, values are what they are in the code. */
export function attachmentsOf(
  { named, nodes }: Arguments,
  parameters: ParameterNames,
  schema: (node: Node) => Value | null = () => null,
): AttachedSchema[] {
  const read = (names: readonly string[], kind: AttachedSchema['kind']) =>
    names.flatMap((name): AttachedSchema[] => {
      const value = argumentNamed(named, name);
      if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return [];
      const node = nodes.get(name);
      const made = node === undefined ? null : schema(node);
      const { value: sent, mark } = kind === 'tools' ? withoutMarks(made ?? value) : unmarked(made ?? value);
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
          ...(node === undefined ? {} : { range: rangeOf(node) }),
          ...(mark === null ? {} : { cacheMark: mark }),
        },
      ];
    });
  return [...read(parameters.tools, 'tools'), ...read(parameters.outputSchema, 'outputSchema')];
}
