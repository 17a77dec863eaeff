/** What choosing, repeating and leaving look like in syntax trees. The grammars share most of these names. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { children, field } from '../nodes';

const FUNCTION =
  /^(?:function_definition|lambda|function_declaration|function_expression|arrow_function|method_definition|generator_function(?:_declaration)?|method_declaration|constructor_declaration|lambda_expression|local_function_statement|anonymous_method_expression|anonymous_function\w*|func_literal|function_item|closure_expression|method|singleton_method)$/;

export function isFunction({ type }: Node): boolean {
  return FUNCTION.test(type);
}

const IF = /^(?:if_statement|if_expression|if|unless|elsif|if_modifier|unless_modifier)$/;
const CONDITIONAL = /^(?:conditional_expression|ternary_expression|conditional)$/;
const CASE =
  /^(?:case_clause|switch_case|switch_default|expression_case|type_case|default_case|communication_case|switch_block_statement_group|switch_rule|switch_section|switch_expression_arm|case_statement|default_statement|match_conditional_expression|match_default_expression|match_arm|when|in_clause)$/;
const HANDLER = /^(?:except_clause|except_group_clause|catch_clause|rescue)$/;
const FINALLY = /^(?:finally_clause|ensure)$/;
const EITHER = /^(?:boolean_operator|binary_expression|binary)$/;

/** What stands around most calls and chooses nothing: its many children need not be looked at. */
const PLAIN =
  /^(?:module|program|statement_block|expression_statement|return_statement|assignment|call|call_expression|argument_list|arguments|await|await_expression|function_definition|function_declaration|arrow_function|lexical_declaration|variable_declarator)$/;

/** Python's cases are in a block; any other that holds one begins with it too. */
function holdsCases(block: Node): boolean {
  let first = block.firstNamedChild;
  while (first !== null && first.type === 'comment') first = first.nextNamedSibling;
  return first !== null && (CASE.test(first.type) || HANDLER.test(first.type));
}

/** What a node chooses between. Parts that are on no branch, such as a condition, are null. */
export interface Branches {
  readonly count: number;
  /** Of a child of the node. */
  branchesOf(child: Node): readonly number[] | null;
  /** Nodes of each branch, one list a branch; empty for a branch that the code leaves out. */
  readonly bodies: readonly (readonly Node[])[];
  /** Branches after the first are taken only when what is before them fails. */
  readonly isFallback: boolean;
}

/** Null for a node that makes no choice. */
export function branchesOf(node: Node): Branches | null {
  const { type: own } = node;
  if (PLAIN.test(own) || (own === 'block' && !holdsCases(node))) return null;
  if (IF.test(own)) return ifBranches(node);
  if (CONDITIONAL.test(own)) return conditionalBranches(node);
  if (EITHER.test(own)) return eitherBranches(node);
  const inside = children(node);
  if (inside.some(({ type }) => HANDLER.test(type))) return tryBranches(inside);
  return inside.some(({ type }) => CASE.test(type)) ? caseBranches(inside) : null;
}

/** The part of a statement that chooses: of a `switch`, its body. */
export function choosingPart(statement: Node): Node | null {
  const at = unwrapped(statement);
  if (branchesOf(at) !== null) return at;
  const body = field(at, 'body');
  return body !== null && CASE.test(children(body)[0]?.type ?? '') ? body : null;
}

function ifBranches(node: Node): Branches {
  const outside = new Set([field(node, 'condition')?.id, field(node, 'initializer')?.id]);
  const bodies = children(node).filter(({ id }) => !outside.has(id));
  const last = bodies.at(-1);
  const isElse = bodies.length > 1 && !/^(?:elif_clause|else_if_clause)$/.test(last?.type ?? '');
  return listed(isElse ? bodies.map((body) => [body]) : [...bodies.map((body) => [body]), []]);
}

/** Python writes the condition between the two. */
function conditionalBranches(node: Node): Branches {
  const inside = children(node);
  const condition = field(node, 'condition') ?? inside[1];
  return listed(inside.filter(({ id }) => id !== condition?.id).map((body) => [body]));
}

/** `a or b` goes to the right now and then, `a and b` more often than not; the left side is on both ways. */
function eitherBranches(node: Node): Branches | null {
  const operator = field(node, 'operator')?.text ?? '';
  const right = field(node, 'right');
  if (right === null || !/^(?:or|and|\|\||&&|\?\?)$/.test(operator)) return null;
  const further = /^(?:and|&&)$/.test(operator) ? 0 : 1;
  return {
    count: 2,
    bodies: further === 0 ? [[right], []] : [[], [right]],
    branchesOf: (child) => (child.id === right.id ? [further] : [0, 1]),
    isFallback: further === 1,
  };
}

/** What is tried, with what runs after it, and each handler. */
function tryBranches(inside: readonly Node[]): Branches {
  const tried = inside.filter(({ type }) => !HANDLER.test(type) && !FINALLY.test(type));
  const handlers = inside.filter(({ type }) => HANDLER.test(type));
  return listed([tried, ...handlers.map((handler) => [handler])], true);
}

/** A case that does not leave goes on in the next where the language lets it, and is one branch with it. */
function caseBranches(inside: readonly Node[]): Branches {
  const groups: Node[][] = [[]];
  for (const child of inside.filter(({ type }) => CASE.test(type) || type === 'else')) {
    groups.at(-1)?.push(child);
    const fallsThrough =
      /^(?:switch_case|case_statement|switch_block_statement_group)$/.test(child.type) &&
      exitsOf(child).size === 0;
    if (!fallsThrough) groups.push([]);
  }
  const bodies = groups.filter((group) => group.length > 0);
  return listed(inside.some(isDefault) ? bodies : [...bodies, []]);
}

function isDefault(node: Node): boolean {
  return (
    /default|^else$/.test(node.type) || /^(?:case\s+_\s*:|default\b|_\s*=>)/.test(node.text.slice(0, 40))
  );
}

function listed(bodies: readonly (readonly Node[])[], isFallback = false): Branches {
  return {
    isFallback,
    count: bodies.length,
    bodies,
    branchesOf: (child) => {
      const at = bodies.findIndex((body) => body.some(({ id }) => id === child.id));
      return at < 0 ? null : [at];
    },
  };
}

/** How a statement ends what is around it. An error is no way that a program is meant to take. */
export type Exit = 'return' | 'break' | 'continue' | 'throw';

const EXITS: readonly (readonly [RegExp, Exit])[] = [
  [/^return(?:_statement|_expression)?$/, 'return'],
  [/^break(?:_statement|_expression)?$/, 'break'],
  [/^(?:continue|next)(?:_statement|_expression)?$/, 'continue'],
  [/^(?:raise|throw)(?:_statement|_expression)?$/, 'throw'],
];

/** Begins each of them, in every language. */
export const EXIT_WORD = /\b(?:return|break|continue|next|raise|throw)\b/;

export function exitOf(node: Node): Exit | null {
  const { type } = unwrapped(node);
  return EXITS.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}

function unwrapped(statement: Node): Node {
  const only = statement.type === 'expression_statement' ? children(statement) : [];
  return only.length === 1 ? (only[0] ?? statement) : statement;
}

const STATEMENTS =
  /^(?:block|module|program|statement_block|source_file|statement_list|body_statement|compound_statement|declaration_list|compilation_unit|then|else|else_clause|elif_clause|else_if_clause|do|do_block|block_body|begin|constructor_body|with_statement|except_clause|except_group_clause|catch_clause|rescue|switch_body|switch_statement|match_statement|labeled_statement)$/;

/** A node whose children run one after the other. */
export function isStatements({ type }: Node): boolean {
  return STATEMENTS.test(type) || CASE.test(type);
}

/** Cases that `break` ends; elsewhere it ends the loop around. */
const ENDED_BY_BREAK =
  /^(?:switch_case|switch_default|expression_case|type_case|default_case|communication_case|switch_block_statement_group|switch_rule|switch_section|case_statement|default_statement)$/;

function isEndedByBreak({ type }: Node): boolean {
  return ENDED_BY_BREAK.test(type);
}

/** Deeper code is generated. */
const MAX_NESTING = 20;

const GOES_ON: ReadonlySet<Exit> = new Set();

/** How the node leaves what is around it, where each way through it does; empty where one goes on. */
export function exitsOf(node: Node, depth = 0): ReadonlySet<Exit> {
  const at = unwrapped(node);
  const exit = exitOf(at);
  if (exit !== null) return new Set([exit]);
  if (depth > MAX_NESTING || isFunction(at) || EITHER.test(at.type)) return GOES_ON;
  const choice = branchesOf(at);
  if (choice !== null) return exitsOfAll(choice.bodies.map((body) => exitsOfList(body, depth)));
  return isStatements(at) ? exitsOfList(children(at), depth) : GOES_ON;
}

function exitsOfAll(ways: readonly ReadonlySet<Exit>[]): ReadonlySet<Exit> {
  return ways.every(({ size }) => size > 0) ? new Set(ways.flatMap((way) => [...way])) : GOES_ON;
}

/** How statements that run one after the other leave what is around them. */
export function exitsOfList(statements: readonly Node[], depth = 0): ReadonlySet<Exit> {
  for (const statement of statements) {
    const exits = exitsOf(statement, depth + 1);
    if (exits.size === 0) continue;
    return isEndedByBreak(statement) && exits.has('break') ? GOES_ON : exits;
  }
  return GOES_ON;
}
