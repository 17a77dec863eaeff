/** Chains of members, such as `self._client.chat.completions.create`, in any language that writes them with a dot. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { LanguageReader, MemberLink } from './language';
import { field, MAX_DEPTH } from './nodes';

export interface MemberSyntax {
  /** Node types of a call and of a member, and the field that holds the member's name. */
  readonly call: string;
  readonly member: string;
  readonly name: string;
  readonly unwrap: (node: Node) => Node;
}

export function memberLinks(syntax: MemberSyntax): Pick<LanguageReader, 'links' | 'linkOf' | 'unwrap'> {
  const { unwrap } = syntax;
  const linkOf = (node: Node): MemberLink | null => {
    const bare = unwrap(node);
    if (bare.type === syntax.call) {
      const callee = field(bare, 'function');
      const link = callee === null ? null : linkOf(callee);
      return link === null ? null : { ...link, name: `${link.name}()` };
    }
    if (bare.type !== syntax.member) return null;
    const object = field(bare, 'object');
    const name = field(bare, syntax.name)?.text;
    return object === null || name === undefined ? null : { name, object };
  };
  const links = (call: Node): MemberLink[] => {
    const callee = field(call, 'function');
    const found: MemberLink[] = [];
    let link = callee === null ? null : linkOf(callee);
    while (link !== null && found.length < MAX_DEPTH) {
      found.push(link);
      link = linkOf(link.object);
    }
    return found;
  };
  return { unwrap, linkOf, links };
}
