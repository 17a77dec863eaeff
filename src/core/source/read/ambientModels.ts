/** The model that code names once for all calls: `Settings.llm = …`, `dspy.configure(lm=…)`. */

import type { Sdk } from '../sdks/sdk';
import { type FileIndex, lookUp, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import type { Place } from './places';

export type AmbientModels = (sdk: Sdk, scope: Scope) => Place | null;

export function ambientModels(index: FileIndex, reader: LanguageReader): AmbientModels {
  return ({ ambientModel }, scope) => {
    if (ambientModel === undefined) return null;
    for (const name of ambientModel.assigned) {
      const definition = lookUp(scope, name, Number.MAX_SAFE_INTEGER);
      if (definition?.value != null) return { node: definition.value, scope: definition.valueScope };
    }
    return ambientModel.method === null
      ? null
      : givenTo(ambientModel.method, ambientModel.argument, index, reader);
  };
}

/** The last call of the file that sets it. */
function givenTo(method: string, argument: string, index: FileIndex, reader: LanguageReader): Place | null {
  for (const { node, scope } of [...index.calls].reverse()) {
    const callee = node.childForFieldName('function');
    const link = callee === null ? null : reader.linkOf(callee);
    if (link?.name !== method) continue;
    const args = reader.arguments(node, scope);
    const given = args.nodes.get(argument) ?? args.positional[0];
    if (given !== undefined) return { node: given, scope };
  }
  return null;
}
