/** From a statement out to what it shares with a later one: the branches and loops that decide whether it has run by then. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import type { Value } from '../../value';
import { children } from '../nodes';
import { oncePerNode } from './callFlow';
import { keyOf } from './choices';
import { endsEarly, passesOf, runsOnce } from './loops';
import { type Branches, branchesOf, exitsOfList, isFunction } from './syntax';

export interface WaysReader {
  /** Outermost first; null where the statement has never run when the use is reached. */
  waysTo(statement: Node, use: Node, evaluate: (node: Node) => Value): readonly Way[] | null;
  /**
   * The passes before this one, of the outermost loop that holds both but not the place where what the statement adds to was
   * made; null where there is no such loop.
   */
  earlierPasses(statement: Node, use: Node, madeAt: number): Way | null;
}

/** Code that stands deeper is generated. */
const MAX_NODES = 200;

/** A node around a statement, and what it decides of it. */
interface Around {
  readonly node: Node;
  /** The node that the statement is in, or is. */
  readonly child: Node;
  readonly choice: Choosing | null;
  readonly isLoop: boolean;
}

/** For one tree, of which each statement and what stands around it are looked at once. */
export function waysReader(repeats: (node: Node) => boolean): WaysReader {
  const choosingAt = oncePerNode(choosing);
  const endsEarlyAt = oncePerNode(endsEarly);
  const aroundOf = oncePerNode((statement) => {
    const found: Around[] = [];
    let child = statement;
    // What an iteration calls runs where the iteration stands.
    const isLeft = (inner: Node) => isFunction(inner) && !repeats(inner);
    for (let node = child.parent; node !== null && !isLeft(child); child = node, node = node.parent) {
      const choice = choosingAt(node);
      const isLoop = repeats(node) && !runsOnce(node, child);
      if (choice !== null || isLoop) found.push({ node, child, choice, isLoop });
      if (found.length > MAX_NODES) break;
    }
    return found;
  });
  return {
    waysTo: (statement, use, evaluate) =>
      waysAmong(aroundOf(statement), use, (loop) => loopWay(loop, endsEarlyAt(loop), evaluate)),
    earlierPasses: (statement, use, madeAt) => {
      const loops = aroundOf(statement).filter(
        ({ node, isLoop }) => isLoop && holds(node, use) && !runsOnce(node, use) && madeAt <= node.startIndex,
      );
      const loop = loops.at(-1)?.node;
      return loop === undefined
        ? null
        : { kind: 'loop', at: `earlier ${keyOf(loop)}`, passes: null, isEarlier: true };
    },
  };
}

function waysAmong(around: readonly Around[], use: Node, wayOf: (loop: Node) => Way): Way[] | null {
  const ways: Way[] = [];
  for (const { node, child, choice, isLoop } of around) {
    if (holds(node, use)) return choice !== null && isApart(choice, node, child, use) ? null : ways.reverse();
    const branch = choice === null ? null : wayOn(choice, node, child);
    if (branch === 'left') return null;
    if (branch !== null) ways.push(branch);
    if (isLoop) ways.push(wayOf(node));
  }
  return ways.reverse();
}

interface Choosing {
  readonly branches: Branches;
  /** Those that go on behind the choice. */
  readonly goingOn: readonly number[];
}

function choosing(node: Node): Choosing | null {
  const branches = branchesOf(node);
  if (branches === null) return null;
  const leaves = branches.bodies.map((body) => {
    const exits = [...exitsOfList(body)];
    return exits.length > 0 && exits.every((exit) => exit === 'return' || exit === 'throw');
  });
  return { branches, goingOn: leaves.flatMap((isLeft, branch) => (isLeft ? [] : [branch])) };
}

/** Null where the child runs whatever is chosen; `left` where nothing behind the choice is reached from it. */
function wayOn({ branches, goingOn }: Choosing, node: Node, child: Node): Way | 'left' | null {
  const own = branches.branchesOf(child);
  const [branch] = own ?? [];
  if (own?.length !== 1 || branch === undefined) return null;
  const among = goingOn.indexOf(branch);
  if (among < 0) return 'left';
  return goingOn.length === 1
    ? null
    : { kind: 'branch', at: keyOf(node), branch: among, count: goingOn.length };
}

/** On another branch than the use. A handler runs behind a part of what is tried. */
function isApart({ branches }: Choosing, node: Node, child: Node, use: Node): boolean {
  if (branches.isFallback) return false;
  const other = children(node).find((candidate) => holds(candidate, use));
  const own = branches.branchesOf(child);
  const theirs = other === undefined ? null : branches.branchesOf(other);
  return own !== null && theirs !== null && own.every((branch) => !theirs.includes(branch));
}

function loopWay(loop: Node, isLeft: boolean, evaluate: (node: Node) => Value): Way {
  const passes = isLeft ? null : passesOf(loop, evaluate);
  return { kind: 'loop', at: keyOf(loop), passes };
}

function holds(around: Node, { tree, startIndex, endIndex }: Node): boolean {
  return around.tree === tree && around.startIndex <= startIndex && endIndex <= around.endIndex;
}
