/** What an SDK looks like in code. One file per SDK fills this in; the engine knows none by name. */

import type { CallKind } from '../callSite';

/** Where a method's arguments carry what. Names are tried in order; `config.system` is a member of `config`. */
export interface ParameterNames {
  readonly model: readonly string[];
  /** A list of messages with roles. */
  readonly messages: readonly string[];
  /** Text, or a list of messages, that the user sends. */
  readonly input: readonly string[];
  /** Text, or a list of text blocks, that comes before. */
  readonly system: readonly string[];
  readonly maxOutputTokens: readonly string[];
  readonly tools: readonly string[];
  /** Lists of servers and the like, of which each has tools that only it knows. */
  readonly toolSets?: readonly string[];
  readonly outputSchema: readonly string[];
}

/**
 * What makes a call this method when its client cannot be traced. `client`: nothing, only a traced client does.
 * `path`: the path with any argument. `all`: these arguments together. `any`: one of these beside a model.
 */
export type Evidence =
  | 'client'
  | 'path'
  | { readonly all: readonly string[] }
  | { readonly any: readonly string[] };

/** One call of the SDK may be several requests: it runs the tools that an answer asks for, and asks again with what they gave. */
export interface Steps {
  /** Arguments that hold tools, or agents to hand over to. Where all are empty, the first answer is the last. */
  readonly through: readonly string[];
  /** Arguments that bound the requests: a number, or a condition that is made with one. */
  readonly bounds: readonly string[];
  /** Without a bound there is one request. */
  readonly onlyIfBounded?: boolean;
}

export interface SdkMethod {
  /** Dotted, as documented, below the client. */
  readonly path: string;
  readonly kind: CallKind;
  readonly stream?: boolean;
  readonly batch?: boolean;
  readonly evidence: Evidence;
  /** Names of the arguments that may be given by position. */
  readonly positional?: readonly string[];
  /** An argument of JSON text or bytes whose members are arguments too; the model says what kind of call it is. */
  readonly body?: string;
  /** What the SDK puts into the prompt by itself, by the name of the variable that stands for it. */
  readonly adds?: string;
  /** The arguments are those of an object of this class, which is the method's one argument. */
  readonly command?: string;
  /** Absent: each call is one request. */
  readonly steps?: Steps;
}

/** Where code names the model for all calls that name none. */
export interface AmbientModel {
  /** Names that it is assigned to, such as `Settings.llm`. */
  readonly assigned: readonly string[];
  /** Methods that it is given to, under these names: `dspy.configure(lm=…)`. */
  readonly method: string | null;
  readonly argument: string;
}

export interface SdkClient {
  /** Class or factory name. */
  readonly name: RegExp;
  readonly provider: string;
  /** A name that other libraries use too: only when it is imported from this SDK. */
  readonly onlyImported?: boolean;
  /** Names of the constructor's arguments that may be given by position. */
  readonly positional?: readonly string[];
  /** Its methods repeat a call only where that is bounded, whatever they do on other clients. */
  readonly onlyIfBounded?: boolean;
}

export interface Sdk {
  readonly id: string;
  readonly provider: string;
  /** Modules that the clients come from, Python's and JavaScript's. */
  readonly modules: RegExp;
  /** Its modules are called like folders of many projects, so that a module of the project comes first. */
  readonly sharesName?: boolean;
  readonly clients: readonly SdkClient[];
  /** Methods of a client that give an object with arguments of later calls: `getGenerativeModel({ model })`. */
  readonly binders?: RegExp;
  /** Methods of a client that give it schemas for later calls, with the name of the parameter: `bind_tools([search])`. */
  readonly givesSchemas?: Readonly<Record<string, string>>;
  /** A word that is in every file that uses the SDK, where its methods have names that are common. */
  readonly mention?: RegExp;
  /** Longest path first where one ends in another. */
  readonly methods: readonly SdkMethod[];
  /** Functions that the modules export, called by their name; `path` is that name. */
  readonly functions?: readonly SdkMethod[];
  /** Objects of the SDK that are themselves called: `predict(question=…)`. */
  readonly called?: SdkMethod;
  /** Modules whose functions or classes make a model of an id: `openai('gpt-4o')`. The first group is the provider. */
  readonly modelFactories?: RegExp;
  readonly ambientModel?: AmbientModel;
  /** Methods of a client that functions are decorated with, to be tools of its calls or to write the system prompt. */
  readonly decorators?: { readonly tools: RegExp; readonly system: RegExp };
  /** Arguments of its clients that are clients of other SDKs, whose model and limits its calls have. */
  readonly builtOn?: readonly string[];
  /** Arguments of its clients that may be templates of the whole prompt; what they hold is the argument `template`. */
  readonly templates?: readonly string[];
  /** What its modules export is no client, but for the names above. */
  readonly exportsOthers?: boolean;
  /** The object that a method is called on may be piped from a prompt template; its messages are the argument `template`. */
  readonly takesPipedPrompt?: boolean;
  /** Paths that end like a method and cost nothing or are something else, such as an assistant's thread. */
  readonly not: RegExp;
  readonly parameters: ParameterNames;
}
