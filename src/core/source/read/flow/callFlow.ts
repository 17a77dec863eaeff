/** From a call out to its function: the choices and loops on the way, and what earlier statements leave of the function. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CallFlow, Choice, FlowStep } from '../../callFlow';
import type { CallSite } from '../../callSite';
import type { Value } from '../../value';
import { children, field, rangeOf } from '../nodes';
import { choosingPartOf, keyOf } from './choices';
import { endsEarly, isEachPassItsOwn, isRetry, leavesLoop, mayReturn, passesOf, runsOnce } from './loops';
import { choosingPart, EXIT_WORD, isFunction, isStatements } from './syntax';

export interface FlowLanguage {
  /** True when the node runs what is inside it more than once. */
  repeats(node: Node): boolean;
}

/** A loop that is of no weight to the flow, such as one of attempts, is a loop all the same. */
export type CallPlace = Required<Pick<CallSite, 'flow' | 'inLoop'>>;

export interface FlowReader {
  /** `evaluate`: the value of an expression where the call stands. */
  placeOf(call: Node, evaluate: (node: Node) => Value): CallPlace;
}

/** A function that chooses more often on the way to a call, or stands further around it, is generated. */
const MAX_STEPS = 100;
const MAX_NODES = 200;

const ALONE: CallFlow = { unit: null, unitRange: null, steps: [] };

/** Statements before a child of a block that may have left it, by the child's place among them. */
type Guards = readonly { readonly endIndex: number; readonly choice: Choice }[];

/** For the calls of one file: what they share is read once. */
export function flowReader({ repeats }: FlowLanguage): FlowReader {
  const guardsOf = oncePerNode((block) => readGuards(block, repeats));
  const firstExitIn = oncePerNode(firstExitWord);
  const partOf = oncePerNode(choosingPartOf);
  // From far inside, the way out is a search of its own.
  const parentOf = oncePerNode((node) => node.parent);
  return {
    placeOf: (call, evaluate) => {
      const steps: FlowStep[] = [];
      const blocks: { readonly block: Node; readonly place: number; readonly index: number }[] = [];
      let child = call;
      let unit: Node | null = null;
      let inLoop = false;
      let nodes = 0;
      for (let at = parentOf(call); at !== null; child = at, at = parentOf(at), nodes += 1) {
        if (nodes > MAX_NODES) return { flow: ALONE, inLoop };
        if (repeats(at) && !runsOnce(at, call)) {
          inLoop = true;
          steps.push(...loopSteps(at, call, evaluate));
        }
        if (isFunction(at) && !runsInPlace(at, repeats)) {
          unit = at;
          break;
        }
        steps.push(...(partOf(at)?.stepsOf(child) ?? []));
        if (isStatements(at)) blocks.push({ block: at, place: child.startIndex, index: steps.length });
      }
      // Outer blocks first, so that the places of inner ones stay what they are. Without a function nothing is left.
      for (const { block, place, index } of unit === null ? [] : blocks.reverse())
        if (firstExitIn(block) < place) insertGuards(steps, guardsOf(block), place, index);
      if (steps.length > MAX_STEPS) return { flow: ALONE, inLoop };
      const flow = {
        unit: unit === null ? null : keyOf(unit),
        unitRange: unit === null ? null : rangeOf(unit),
        steps: steps.reverse(),
      };
      return { flow, inLoop };
    },
  };
}

export function oncePerNode<T>(read: (node: Node) => T): (node: Node) => T {
  const known = new Map<number, T>();
  return (node) => {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    const value = read(node);
    known.set(node.id, value);
    return value;
  };
}

/** Steps are collected from the call outwards. */
function insertGuards(steps: FlowStep[], guards: Guards, place: number, index: number): void {
  const before = guards
    .filter(({ endIndex }) => endIndex <= place)
    .slice(0, MAX_STEPS + 1)
    .map(({ choice }) => choice);
  steps.splice(index, 0, ...before.reverse());
}

/** In front of the first of these words of a block nothing leaves it. Most calls stand there, and need no look at its statements. */
function firstExitWord(block: Node): number {
  const at = EXIT_WORD.exec(block.text)?.index;
  return at === undefined ? Number.POSITIVE_INFINITY : block.startIndex + at;
}

/** `if (cached) return …`: what stands behind is on the other branch. */
function readGuards(block: Node, repeats: FlowLanguage['repeats']): Guards {
  return children(block).flatMap((statement) => {
    const choice = guardAt(statement, repeats);
    return choice === null ? [] : [{ endIndex: statement.endIndex, choice }];
  });
}

function guardAt(statement: Node, repeats: FlowLanguage['repeats']): Choice | null {
  if (isFunction(statement)) return null;
  if (repeats(statement))
    return mayReturn(statement)
      ? { kind: 'choice', at: returnKey(statement), branches: [1], count: 2, failing: [] }
      : null;
  const part = choosingPart(statement);
  return part === null ? null : (choosingPartOf(part)?.afterwards ?? null);
}

function returnKey(loop: Node): string {
  return `return ${keyOf(loop)}`;
}

/** The loop, unless a pass is an interaction of its own or the call ends it; and what a `return` in it spares the rest. */
function loopSteps(loop: Node, call: Node, evaluate: (node: Node) => Value): FlowStep[] {
  const exit = leavesLoop(call, loop);
  const isOnce = exit !== null || isRetry(loop) || isEachPassItsOwn(loop);
  const returns: FlowStep[] = mayReturn(loop)
    ? [
        {
          kind: 'choice',
          at: returnKey(loop),
          branches: exit === 'return' ? [0] : [0, 1],
          count: 1,
          failing: [],
        },
      ]
    : [];
  if (isOnce) return returns;
  const passes = passesOf(loop, evaluate);
  const line = loop.startPosition.row;
  return [{ kind: 'loop', at: keyOf(loop), line, passes, endsEarly: endsEarly(loop) }, ...returns];
}

/** A function without a name that its surroundings run at once: an iteration's, a promise's, one that is awaited. */
function runsInPlace(fn: Node, repeats: FlowLanguage['repeats']): boolean {
  if (field(fn, 'name') !== null) return false;
  if (repeats(fn)) return true;
  const around = fn.parent?.type === 'parenthesized_expression' ? fn.parent.parent : fn.parent;
  if (around === null) return false;
  if (/^call/.test(around.type)) return true;
  const call = /^(?:arguments|argument_list)$/.test(around.type) ? around.parent : null;
  if (call === null) return false;
  const callee = field(call, 'function')?.text ?? '';
  if (/\.(?:then|catch|finally)$/.test(callee)) return true;
  if (/^use[A-Z]/.test(callee)) return false;
  const holder = call.parent;
  return (
    /^await/.test(holder?.type ?? '') ||
    /^return/.test(holder?.type ?? '') ||
    (holder?.type === 'arrow_function' && field(holder, 'body')?.id === call.id)
  );
}
