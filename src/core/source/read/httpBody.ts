/** What a request sends, behind the functions that turn it into text. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { readJson } from '../http/looseJson';
import type { RecordValue } from '../value';
import { nameOf } from '../value';
import type { LanguageReader } from './language';
import { children, field, MAX_DEPTH } from './nodes';
import { membersOf, type Place, placeOf } from './places';

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
  const value = reader.evaluate(at.node, at.scope);
  const read = value.kind === 'text' ? readJson([value]) : value;
  if (read?.kind !== 'record') return { body: nameOf(place.node.text), nodes: new Map() };
  const members = membersOf(at.node, at.scope, reader);
  const nodes = [...(members?.entries ?? [])].map(([name, { node }]) => [name, node] as const);
  return { body: read, nodes: new Map(nodes) };
}

function withoutEncoding(place: Place, reader: LanguageReader): Place {
  let at = placeOf(place.node, place.scope, reader);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const inner = encoded(at.node, reader);
    if (inner === null) return at;
    at = placeOf(inner, at.scope, reader);
  }
  return at;
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
