/** What a choice means for the calls on its branches, and for those behind it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Choice } from '../../callFlow';
import { type Branches, branchesOf, type Exit, exitsOfList } from './syntax';

export interface ChoosingPart {
  /** Innermost first; empty for a part that is on no branch. */
  stepsOf(child: Node): readonly Choice[];
  /** Of what stands behind a choice that may leave; null where it is reached whatever is chosen. */
  readonly afterwards: Choice | null;
}

export function keyOf({ startIndex, endIndex }: Node): string {
  return `${startIndex}-${endIndex}`;
}

/** Null for a node that makes no choice. */
export function choosingPartOf(node: Node): ChoosingPart | null {
  const choice = branchesOf(node);
  if (choice === null || choice.count < 2) return null;
  const at = keyOf(node);
  const ways = waysOf(choice);
  const all = ways.map((_, branch) => branch);
  const leaving = all.filter((branch) => ways[branch] === 'leaves');
  const goingOn = all.filter((branch) => ways[branch] !== 'leaves');
  const failing = all.filter((branch) => ways[branch] === 'fails' || (choice.isFallback && branch > 0));
  const [first] = goingOn;
  if (leaving.length === 0 || first === undefined) {
    const stepsOf = (child: Node) => {
      const branches = choice.branchesOf(child);
      return branches === null
        ? []
        : [{ kind: 'choice' as const, at, branches, count: choice.count, failing }];
    };
    return { stepsOf, afterwards: null };
  }
  // First whether it leaves, then, of what goes on, which.
  const outer = [first, ...leaving].sort((a, b) => a - b);
  const onOuter = (branch: number) => choiceAmong(outer, branch, `leave ${at}`, failing);
  const stepsOf = (child: Node) => {
    const [branch] = choice.branchesOf(child) ?? [];
    if (branch === undefined) return [];
    if (leaving.includes(branch)) return [onOuter(branch)];
    return goingOn.length === 1
      ? [onOuter(first)]
      : [choiceAmong(goingOn, branch, at, failing), onOuter(first)];
  };
  return { stepsOf, afterwards: onOuter(first) };
}

/** @param among Branches that are chosen between here. */
function choiceAmong(
  among: readonly number[],
  branch: number,
  at: string,
  failing: readonly number[],
): Choice {
  const failed = among.flatMap((other, index) => (failing.includes(other) ? [index] : []));
  return { kind: 'choice', at, branches: [among.indexOf(branch)], count: among.length, failing: failed };
}

/** How each branch ends. An error leaves too, but not the way that a program is meant to go. */
function waysOf({ bodies }: Branches): readonly ('leaves' | 'fails' | 'goes on')[] {
  return bodies.map((body) => {
    const exits: ReadonlySet<Exit> = exitsOfList(body);
    if (exits.size === 0) return 'goes on';
    return [...exits].every((exit) => exit === 'throw') ? 'fails' : 'leaves';
  });
}
