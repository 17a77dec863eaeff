/** What each language's reader knows of its own syntax; everything above is the same for all. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { RecordValue, Value } from '../value';
import type { FileIndex, Scope } from './fileIndex';

/** `self._client.chat.completions.create` as its links, outermost first; a call on the way ends in `()`. */
export interface MemberLink {
  readonly name: string;
  /** The expression that the name is a member of. */
  readonly object: Node;
}

export interface Arguments {
  readonly positional: readonly Node[];
  /** Keyword arguments, or the members of the object that is the first argument. */
  readonly named: RecordValue;
  /** Node of each named argument's value. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** Further named arguments come from `**values`. */
  readonly hasSpread: boolean;
}

/** Values are read when they are asked for: of most calls nobody does. */
export function withNamed(given: Omit<Arguments, 'named'>, read: () => RecordValue): Arguments {
  let named: RecordValue | null = null;
  return {
    ...given,
    get named() {
      named ??= read();
      return named;
    },
  };
}

/** An expression that makes or fetches something: `OpenAI(api_key=…)`, `new OpenAI()`, `get_client()`. */
export interface Construction {
  /** Dotted: `OpenAI`, `openai.OpenAI`, `instructor.from_openai`. */
  readonly callee: string;
  readonly args: Arguments;
}

/** The arguments are read when they are asked for. */
export function constructed(callee: string, read: () => Arguments): Construction {
  let args: Arguments | null = null;
  return {
    callee,
    get args() {
      args ??= read();
      return args;
    },
  };
}

export interface LanguageReader {
  index(root: Node): FileIndex;
  /** Value of an expression where it stands. Never throws; what cannot be read is unknown with its code as the name. */
  evaluate(node: Node, scope: Scope, depth?: number): Value;
  /** Links of the function that a call calls, innermost first, so that `[0]` is the method. */
  links(call: Node): readonly MemberLink[];
  /** A link further in: what `object` is a member of, or null at the root. */
  unwrap(node: Node): Node;
  linkOf(node: Node): MemberLink | null;
  arguments(call: Node, scope: Scope): Arguments;
  construction(node: Node, scope: Scope): Construction | null;
  /** The name, when the expression is a bare one. */
  identifier(node: Node): string | null;
  isSelf(node: Node): boolean;
  /** Expressions that a function returns. */
  returned(functionNode: Node): readonly Node[];
  returnType(functionNode: Node): string | null;
  /** What a function is decorated with: `agent.tool` of `@agent.tool` and of `@agent.tool(retries=2)`. */
  decorators(functionNode: Node): readonly Node[];
  /** True when the node runs what is inside it more than once. */
  repeats(node: Node): boolean;
  /** The JSON schema that SDKs make of an expression, such as a class or a function; null when they take it as it is. */
  schema(node: Node, scope: Scope): Value | null;
}
