/** What an SDK looks like in one language whose requests are typed objects, builders or maps. */

import type { CallKind } from '../../callSite';
import type { ParameterNames } from '../sdk';

/**
 * What makes a call this method when neither its client nor its request is known. `nothing`: only those do.
 * `import`: the file imports the package. A list: these members of the request together.
 */
export type PackageEvidence = 'nothing' | 'import' | readonly string[];

export interface PackageMethod {
  /** Dotted, as the language writes it, without parentheses. */
  readonly path: string;
  readonly kind: CallKind;
  readonly stream?: boolean;
  readonly evidence: PackageEvidence;
  /**
   * What the arguments by position are: a member of the request, `*` for the request itself, `-` for something else,
   * and a name with `...` for all that follow.
   */
  readonly takes: readonly string[];
  /** The same where several are given and the client has no model: the model comes first. */
  readonly takesWithModel?: readonly string[];
}

export interface PackageClient {
  /** Name of the type, for annotations and constructors. */
  readonly type: RegExp;
  /** Dotted call that makes it, such as `openai.NewClient`, where it is not a constructor. */
  readonly made?: RegExp;
  readonly provider: string;
  /** A name that other libraries have too: only in a file that imports the package. */
  readonly onlyImported?: boolean;
  /** Alone, the first argument is a key. */
  readonly takesKeyAlone?: true;
  /** Members of later requests that its constructor takes by position. */
  readonly takes?: readonly string[];
}

export interface SdkPackage {
  readonly id: string;
  readonly provider: string;
  /** Modules, packages or namespaces as the language names them. */
  readonly modules: RegExp;
  readonly clients: readonly PackageClient[];
  /** Methods that give a client from a client: `GetChatClient("gpt-4o")`. What they take is of later requests. */
  readonly binders?: { readonly name: RegExp; readonly takes: readonly string[] };
  /** Types of requests. */
  readonly requests: RegExp;
  /** Members that constructors of requests take by position. */
  readonly requestTakes?: readonly string[];
  readonly methods: readonly PackageMethod[];
  /** Dotted paths that end like a method and cost nothing or are something else. */
  readonly not: RegExp;
  /** In snake case, whatever the language's. */
  readonly parameters: ParameterNames;
}
