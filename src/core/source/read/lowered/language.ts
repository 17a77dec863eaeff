/** What a language says of its syntax for its calls to be read through lowered expressions. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { SdkPackage } from '../../sdks/packages/sdkPackage';
import type { Expression } from './expression';
import type { FileNames, Place, Scope } from './names';

/** A name whose value is changed, or a member of it. */
export interface Target {
  readonly name: string;
  readonly member?: string | Node;
}

export interface Language {
  readonly kind: 'lowered';
  /** SDKs of this language. */
  readonly packages: readonly SdkPackage[];
  /** Node types that may be calls. */
  readonly calls: ReadonlySet<string>;
  /** Node types that run what is inside them more than once. */
  readonly loops: ReadonlySet<string>;
  /** True for blocks that do, such as that of an `each`. */
  repeats?(node: Node, type: string): boolean;
  /** Node types of blocks, which may be run or not. */
  readonly blocks: ReadonlySet<string>;
  /** Node types of which each child may be run or not, such as an `if` without braces. */
  readonly branches: ReadonlySet<string>;
  /** Node types whose children are statements: a call there is made for what it does, not for what it gives. */
  readonly statements: ReadonlySet<string>;
  /** Members of a class are named in its methods as they are, without `this` or `self`. */
  readonly seesMembers: boolean;
  /** Functions that are handed a list or a builder can add to it. */
  readonly handsByReference?: boolean;
  /** A function's name alone calls it. */
  readonly callsByName?: boolean;
  /** What members of an object are written with where a bare name may mean one, such as `@`. */
  readonly memberPrefix?: string;
  /** Enums have variants that hold a value: `Message::User(x)`. */
  readonly hasVariants: boolean;
  /** Literals of lists and maps are JSON but for how they are written. */
  readonly writesJson: boolean;
  lower(node: Node): Expression;
  /** What a call is handed to write to, such as `&builder`. */
  handedOver?(call: Node): readonly Target[];
  readonly declarations: Declarations;
  /** Expressions that a function returns. */
  returned(functionNode: Node): readonly Node[];
  /** The text with what the grammar does not look into written as something it does; of the same length. */
  rewritten?(root: Node, text: string): string | null;
}

/** What is done at nodes that declare something, by their types. */
export interface Declarations {
  /** Nodes whose children have a scope of their own, which is returned. */
  readonly scopes: ReadonlyMap<string, (node: Node, place: Place, file: FileNames) => Scope>;
  /** Nodes that give something to names of the scope around them. */
  readonly names: ReadonlyMap<string, (node: Node, place: Place, file: FileNames) => void>;
}
