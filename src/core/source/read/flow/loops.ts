/** What a loop does with a call inside it: makes it again, makes it until it succeeds, or waits for a person between. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { plainText, type Value } from '../../value';
import { children, field } from '../nodes';
import { type Exit, exitsOf, exitsOfList, isFunction, isStatements } from './syntax';

/** Loops over something that is there before the first pass. */
const OVER = /^(?:for|foreach|enhanced_for)/;

/** True for the parts of a loop that are run once, before its first pass: what it goes over, what it begins with. */
export function runsOnce(loop: Node, call: Node): boolean {
  const clause = children(loop).find(({ type }) => type === 'for_in_clause');
  if (clause !== undefined) return holds(field(clause, 'right'), call);
  const body = field(loop, 'body');
  return OVER.test(loop.type) && body !== null && !holds(body, call);
}

function holds(node: Node | null, { startIndex, endIndex }: Node): boolean {
  return node !== null && node.startIndex <= startIndex && endIndex <= node.endIndex;
}

/** How code leaves a loop once a call in it has succeeded; null where it goes on to the next pass. */
export function leavesLoop(call: Node, loop: Node): Exit | null {
  // What returns from the function of an iteration goes on with its next element.
  if (isFunction(loop)) return null;
  let child = outermostFunction(call, loop) ?? call;
  for (let at: Node | null = child; at !== null && at.id !== loop.id; child = at, at = at.parent) {
    const ways = /^(?:return|raise|throw)/.test(at.type) ? exitsOf(at) : exitsAfter(at, child);
    if (ways.has('continue')) return null;
    if (ways.has('return')) return 'return';
    if (ways.has('throw')) return 'throw';
    // What ends an inner loop or a case goes on behind it.
    if (ways.has('break') && endedByBreak(at)?.id === loop.id) return 'break';
  }
  return null;
}

function isLoopNode({ type }: Node): boolean {
  return /^(?:(?:for|foreach|enhanced_for|while|do|loop)(?:_in)?_(?:statement|expression)|for|while|until|(?:while|until)_modifier)$/.test(
    type,
  );
}

/** What the statements after `child` do, and the `else` of what is tried. */
function exitsAfter(at: Node, child: Node): ReadonlySet<Exit> {
  const isTry = children(at).some(({ type }) => /^(?:except|catch|rescue)/.test(type));
  if (!isTry && !isStatements(at)) return new Set();
  const later = children(at).filter(({ startIndex }) => startIndex >= child.endIndex);
  const then = isTry ? later.filter(({ type }) => /^else|^finally|^ensure/.test(type)) : later;
  return exitsOfList(then);
}

/** A `return` in a function that the loop holds leaves that function only. */
function outermostFunction(call: Node, loop: Node): Node | null {
  let found: Node | null = null;
  for (let at = call.parent; at !== null && at.id !== loop.id; at = at.parent) if (isFunction(at)) found = at;
  return found;
}

/** A loop whose header speaks of attempts makes one call that counts: what fails is a retry, which has a share of its own. */
export function isRetry(loop: Node): boolean {
  return /attempt|retr(?:y|ies)|\btries\b/i.test(headerOf(loop));
}

/** Waits for what a person types. */
const ASKS = /^(?:(?:[\w$.]+\.)?(?:input|readline|readLine|question)|prompt|gets)$/;

/** Asks a person, or waits for ever for work: each pass is an interaction of its own. */
export function isEachPassItsOwn(loop: Node): boolean {
  const asks = calleesIn(loop).some((callee) => ASKS.test(callee));
  return asks || (isEndless(loop) && !endsEarly(loop));
}

function isEndless(loop: Node): boolean {
  const header = headerOf(loop).replace(/\s+/g, ' ').trim();
  return /^(?:while ?\(? ?(?:true|1) ?\)? ?:?|for ?(?:\( ?; ?; ?\))?|loop)$/i.test(header);
}

/** Code of a loop before its body, or the condition behind it. */
function headerOf(loop: Node): string {
  const body = field(loop, 'body');
  if (body === null) return '';
  const from = loop.startIndex;
  const after = loop.text.slice(body.endIndex - from);
  return /^\s*while/.test(after) ? after : loop.text.slice(0, body.startIndex - from);
}

function calleesIn(loop: Node): string[] {
  return loop
    .descendantsOfType(['call', 'call_expression'])
    .flatMap((node) => (node === null ? [] : [field(node, 'function')?.text ?? '']));
}

const LEAVERS = [
  'return_statement',
  'return_expression',
  'return',
  'break_statement',
  'break_expression',
  'break',
];

/** True when an answer or an error may end the loop before its last pass. */
export function endsEarly(loop: Node): boolean {
  return leaversOf(loop).some(
    (leaver) => /^return/.test(leaver.type) || endedByBreak(leaver)?.id === loop.id,
  );
}

export function mayReturn(loop: Node): boolean {
  return leaversOf(loop).some(({ type }) => /^return/.test(type));
}

/** What the function of an iteration returns is no way out of it. */
function leaversOf(loop: Node): Node[] {
  if (isFunction(loop)) return [];
  const isOwn = (node: Node) => {
    for (let at = node.parent; at !== null && at.id !== loop.id; at = at.parent)
      if (isFunction(at)) return false;
    return true;
  };
  return loop
    .descendantsOfType(LEAVERS)
    .filter((node): node is Node => node?.isNamed === true && isOwn(node));
}

/** The loop or `switch` around a place, which a `break` there ends. */
function endedByBreak(node: Node): Node | null {
  let at: Node | null = node;
  while (at !== null && !isLoopNode(at) && !/^(?:switch_|expression_switch|type_switch)/.test(at.type))
    at = at.parent;
  return at;
}

/** Passes that the code states, as in `range(3)`, `0..3`, `i < 3` or over a list that is written out. */
export function passesOf(loop: Node, evaluate: (node: Node) => Value): number | null {
  const over = goneOver(loop);
  if (over !== null) return rangePasses(over, evaluate) ?? lengthOf(evaluate(over));
  const clause = children(loop).find(({ type }) => type === 'for_clause') ?? loop;
  const condition = field(clause, 'condition');
  const first = field(clause, 'initializer') ?? field(clause, 'init') ?? field(clause, 'initialize');
  return condition === null || first === null ? null : countedPasses(first, condition, evaluate);
}

/** What a loop goes over, where it is such a loop. */
function goneOver(loop: Node): Node | null {
  const clause = children(loop).find(({ type }) => /^(?:for_in_clause|range_clause)$/.test(type));
  const over = field(loop, 'right') ?? (clause === undefined ? null : field(clause, 'right'));
  if (over !== null) return over;
  if (!OVER.test(loop.type)) return iterated(loop);
  // PHP's has no name for it.
  if (loop.type === 'foreach_statement') return children(loop)[0] ?? null;
  const value = field(loop, 'value');
  return value?.type === 'in' ? (children(value)[0] ?? null) : value;
}

/** `items.map((item) => …)`, `items.each do |item|`: what the callback is called for. */
function iterated(callback: Node): Node | null {
  const block = /^(?:do_)?block$/.test(callback.type) ? field(callback.parent ?? callback, 'receiver') : null;
  if (block !== null || !isFunction(callback)) return block;
  const call = callback.parent?.parent ?? callback;
  const callee = field(call, 'function');
  return callee === null ? field(call, 'object') : (field(callee, 'object') ?? field(callee, 'expression'));
}

function lengthOf(value: Value): number | null {
  return value.kind === 'list' &&
    value.items.every(({ kind, ways }) => kind !== 'spread' && ways === undefined)
    ? value.items.length
    : null;
}

function numberAt(node: Node | undefined | null, evaluate: (node: Node) => Value): number | null {
  const value = node == null ? null : evaluate(node);
  if (value?.kind === 'number') return value.value;
  const text = value === null ? null : plainText(value);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** `range(3)` and `range(1, 4)`, `0..3` and `1..=3`, and a number of times. */
function rangePasses(over: Node, evaluate: (node: Node) => Value): number | null {
  if (/^(?:int|integer)(?:_literal)?$/.test(over.type)) return numberAt(over, evaluate);
  if (/^range(?:_expression)?$/.test(over.type)) return spanPasses(over, evaluate);
  if (over.type !== 'call' || field(over, 'function')?.text !== 'range') return null;
  const bounds = children(field(over, 'arguments') ?? over).map((node) => numberAt(node, evaluate));
  const [first = null, second] = bounds;
  if (bounds.length > 2 || first === null || second === null) return null;
  return Math.max(0, second === undefined ? first : second - first);
}

/** Ruby's two dots and Rust's `..=` take the last one in. */
function spanPasses(range: Node, evaluate: (node: Node) => Value): number | null {
  const [first = null, last = null] = children(range).map((node) => numberAt(node, evaluate));
  const isWhole = range.type === 'range' ? !range.text.includes('...') : range.text.includes('..=');
  return first === null || last === null ? null : Math.max(0, last - first + (isWhole ? 1 : 0));
}

/** `for (let i = 0; i < 3; i++)`. */
function countedPasses(first: Node, condition: Node, evaluate: (node: Node) => Value): number | null {
  const compared =
    condition.type === 'expression_statement' ? (children(condition)[0] ?? condition) : condition;
  const operator = field(compared, 'operator')?.text;
  const last = numberAt(field(compared, 'right'), evaluate);
  const start = /=\s*(\d+)\s*;?$/.exec(first.text)?.[1];
  if (last === null || start === undefined || (operator !== '<' && operator !== '<=')) return null;
  return Math.max(0, last - Number(start) + (operator === '<=' ? 1 : 0));
}
