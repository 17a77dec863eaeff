/** What members of an object hold where its methods use them: as they are made, with what methods add to them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { isEmpty, unknown, type Value } from '../../value';
import { rangeOf } from '../nodes';
import {
  type Binding,
  type Change,
  changesOfMember,
  type FileNames,
  isConstructor,
  type Scope,
} from './names';
import { codeOf, oneOf } from './possible';

/** A use of a member of the object around it. */
export interface MemberUse {
  /** The class. */
  readonly owner: Scope;
  readonly name: string;
  readonly use: Node;
  /** Of the use. */
  readonly scope: Scope;
  readonly depth: number;
}

/** How what a member is given is read, and what was done to it since. */
interface Reading {
  bound(binding: Binding, use: Node, depth: number): Value;
  changed(value: Value, changes: readonly Change[], member: MemberUse): Value;
}

export class HeldMembers {
  /** By the place of the use. */
  private readonly known = new Map<string, Value>();
  /** What is being read, and how often it was come by again. */
  private readonly underWay = new Set<Binding>();
  private circles = 0;

  constructor(
    private readonly file: FileNames,
    private readonly reading: Reading,
  ) {}

  /**
   * What is given in the function of the use before it counts first; of what others give that rests on the member itself,
   * `c.messages = append(c.messages, message)`, a hole is left.
   */
  valueOf(fields: readonly Binding[], member: MemberUse): Value {
    const key = `${member.name}@${member.use.startIndex}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const own = fields.filter((field) => isGivenBefore(field, member)).at(-1);
    const { held, isCircular } = this.heldOnce(own === undefined ? fields : [own], own !== undefined, member);
    const value =
      own === undefined
        ? this.kept(held, isCircular && !isConstructor(member.scope), member)
        : this.afterOwn(held, own.value?.endIndex ?? 0, member);
    this.known.set(key, value);
    return value;
  }

  /** Without what is being read, and what other functions give that rests on it. */
  private heldOnce(fields: readonly Binding[], isOwn: boolean, { use, depth }: MemberUse) {
    const before = this.circles;
    const values = fields.flatMap((field) => {
      if (this.underWay.has(field)) {
        this.circles += 1;
        return [];
      }
      const circles = this.circles;
      this.underWay.add(field);
      const value = this.reading.bound(field, use, depth);
      this.underWay.delete(field);
      const isSetElsewhere = value.kind === 'text' && isEmpty(value);
      return (!isOwn && this.circles > circles) || isSetElsewhere ? [] : [value];
    });
    const held = values.length === 0 ? unknown(codeOf(use), 'unknown', rangeOf(use)) : oneOf(values, use);
    return { held, isCircular: this.circles > before };
  }

  /** A list as it is made, with what calls before this one have added, and this one. */
  private kept(value: Value, isGrown: boolean, member: MemberUse): Value {
    if (value.kind !== 'list') return this.afterOwn(value, 0, member);
    const { owner, name, use, scope } = member;
    const changes = changesOfMember(this.file, name, owner);
    const making = changes.filter((change) => change.scope !== scope && isConstructor(change.scope));
    const made = this.reading.changed(value, making, member);
    const isKept = !isConstructor(scope) && changes.some((change) => !isConstructor(change.scope));
    const before: Value =
      (isKept || isGrown) && made.kind === 'list'
        ? { ...made, items: [...made.items, { kind: 'spread', expression: codeOf(use), origin: 'unknown' }] }
        : made;
    return this.afterOwn(before, 0, member);
  }

  private afterOwn(value: Value, from: number, member: MemberUse): Value {
    const { owner, name, use, scope } = member;
    const isOwn = ({ scope: its, node }: Change) =>
      its === scope && node.startIndex >= from && node.endIndex <= use.startIndex;
    return this.reading.changed(value, changesOfMember(this.file, name, owner).filter(isOwn), member);
  }
}

function isGivenBefore({ value, scope: its }: Binding, { scope, use }: MemberUse): boolean {
  return its === scope && value !== null && value.endIndex <= use.startIndex;
}
