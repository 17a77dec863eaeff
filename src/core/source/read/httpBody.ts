/** What a request sends, behind the functions that turn it into text. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { readJson } from '../http/looseJson';
import { nameOf, type RecordValue, type TextValue, unknown } from '../value';
import type { Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { children, field, MAX_DEPTH } from './nodes';
import { membersOf, type Place, placeOf } from './places';
import { setMembers, withSet } from './setMembers';

export interface SentBody {
  /** The members; the expression where they cannot be read. */
  readonly body: RecordValue | string;
  /** Node of each member's value that is written in the file. */
  readonly nodes: ReadonlyMap<string, Node>;
}

/** Functions of one argument that give it as text or bytes, or a copy of it. */
const ENCODERS = /(?:^|\.)(?:stringify|dumps|dumpb|from|bytes|bytearray|str|deepcopy|copy|jsonable_encoder)$/;
/** The same as methods of what they encode. */
const METHODS = /^(?:encode|toString|copy|decode)\(\)$/;

export function bodyAt(place: Place, reader: LanguageReader): SentBody {
  const at = withoutEncoding(place, reader);
  const value = reader.evaluate(at.use, at.scope);
  const read = value.kind === 'text' ? (isFixed(value) ? readJson([value]) : null) : value;
  if (read?.kind !== 'record') return { body: nameOf(place.node.text), nodes: new Map() };
  const members = membersOf(at.use, at.scope, reader);
  const nodes = [...(members?.entries ?? [])].map(([name, { node }]) => [name, node] as const);
  const set = setMembers(reader.unwrap(at.use), at.scope, reader);
  const entries = withSet(read.entries, set, ({ value: node, isConditional }) =>
    isConditional ? unknown(node.text) : reader.evaluate(node, at.scope),
  );
  return { body: { ...read, entries }, nodes: new Map(nodes) };
}

/** JSON of which branches decide a part is no JSON until they have. */
function isFixed({ segments }: TextValue): boolean {
  return segments.every(({ ways }) => ways === undefined);
}

/** What is encoded: `use` as the encoder is given it, a name perhaps. */
function withoutEncoding(
  place: Place,
  reader: LanguageReader,
): { readonly use: Node; readonly scope: Scope } {
  let use = place.node;
  let { scope } = place;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const at = placeOf(use, scope, reader);
    const inner = encoded(at.node, reader);
    if (inner === null) break;
    use = inner;
    ({ scope } = at);
  }
  return { use, scope };
}

function encoded(node: Node, reader: LanguageReader): Node | null {
  const callee = field(node, 'function');
  if (callee === null) return null;
  const link = reader.linkOf(node);
  if (link !== null && METHODS.test(link.name)) return link.object;
  const list = field(node, 'arguments');
  const first = list === null ? undefined : children(list)[0];
  return first !== undefined && ENCODERS.test(callee.text.slice(-80)) ? first : null;
}
