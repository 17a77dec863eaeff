/** What reading a file yields: calls to LLM SDKs, prompts, and what could not be read. No tokens, no money. */

import type { CallFlow } from './callFlow';
import type { Directive } from './directives';
import type { ProjectFiles } from './modules/projectFiles';

/** Zero-based line and UTF-16 column, as in the Language Server Protocol. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A place in one of the cells, where the document is a notebook. */
export interface PlacedRange extends TextRange {
  /** From 0. */
  readonly cell?: number;
}

export type LanguageId =
  | 'python'
  | 'typescript'
  | 'typescriptreact'
  | 'javascript'
  | 'javascriptreact'
  | 'go'
  | 'java'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'shellscript'
  | 'http';

/** What a call produces, which decides how it is priced. */
export type CallKind = 'chat' | 'completion' | 'embedding' | 'image' | 'audio' | 'rerank';

/** How the model id became known. `parameter`: it is the caller's choice; `unknown`: not readable. */
export type ModelSource = 'literal' | 'constant' | 'default' | 'env' | 'config' | 'parameter' | 'unknown';

export interface ModelReference {
  /** The id as the provider's API takes it, null when it cannot be known from the code. */
  readonly id: string | null;
  readonly source: ModelSource;
  /** Where the model is named in the call, for hovers and quick fixes. */
  readonly range?: TextRange;
  /** Where the document defines the constant whose name stands in the call. */
  readonly definedAt?: PlacedRange;
  /** The expression in the code when the id is not known, such as `settings.model`. */
  readonly expression?: string;
}

export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

/** The request asks the provider to keep what it sends up to here. */
export interface CacheMark {
  /** How long it is kept since it was last read; null where the request leaves that to the provider. */
  readonly ttl: '5m' | '1h' | null;
}

/** A turn of the code: one branch of several, of which the first is the usual one, or the passes of a loop. */
export type Way =
  | { readonly kind: 'branch'; readonly at: string; readonly branch: number; readonly count: number }
  | {
      readonly kind: 'loop';
      readonly at: string;
      /** Null where the code does not state how many. */
      readonly passes: number | null;
      /** Of the passes before the one that sends it: none of the first, all but one of the last. */
      readonly isEarlier?: boolean;
    };

/** What is sent only where the code goes these ways, outermost first. Absent: it is sent in any case. */
export interface OnWays {
  readonly ways?: readonly Way[];
}

interface SegmentPlace extends OnWays {
  readonly range?: PlacedRange;
  /** Behind the segment stands a mark. */
  readonly cacheMark?: CacheMark;
}

/** A piece of prompt: text that the code writes out, or something filled in at run time. */
export type PromptSegment =
  | ({ readonly kind: 'static'; readonly text: string } & SegmentPlace)
  | ({
      readonly kind: 'variable';
      readonly name: string;
      /** Absent for a text. */
      readonly media?: AttachedMedia;
    } & SegmentPlace);

/** What a request says of the provider's prompt cache, but for the marks in its parts. */
export interface CacheSetting {
  /** `prompt_cache_key`: requests with the same key are sent to where the prefix may lie. The text, or the code of it. */
  readonly key: string | null;
  /** `cached_content`: content that was stored before and stands in front of the prompt. */
  readonly content: string | null;
  /** `cache_control` of the request as a whole: the provider marks the last part that can be kept. */
  readonly wholePrompt: CacheMark | null;
}

/** Name of the variable that stands for what a loop has added to the messages by then: an agent's turns so far. */
export const LOOP_HISTORY = 'history of the loop';

/** They hold what a loop has added to them by then. */
export function sendsHistory(messages: readonly PromptMessage[]): boolean {
  return messages.some(({ segments }) =>
    segments.some((segment) => segment.kind === 'variable' && segment.name === LOOP_HISTORY),
  );
}

/** A picture, a sound or a file that stands in place of text. */
export interface AttachedMedia {
  readonly kind: 'image' | 'audio' | 'document';
  /** How closely the model is to look, as the call says it: `low`, `high`. */
  readonly detail?: string;
  /** Base64 of the beginning of a picture that stands in the code. */
  readonly data?: string;
}

/** One message, or the whole input of an API without roles (role null). */
export interface PromptMessage extends OnWays {
  readonly role: Role | null;
  readonly segments: readonly PromptSegment[];
  readonly range?: TextRange;
}

/** Tools that are defined where they cannot be read. */
export interface UnreadTools {
  /** Of which it is known that there are as many. */
  readonly tools: number;
  /** Lists of nobody knows how many. */
  readonly lists: number;
}

/** JSON that is sent with the request: tool definitions or a structured-output schema, as far as it is literal. */
export interface AttachedSchema {
  readonly kind: 'tools' | 'outputSchema';
  /** JSON text close to what the SDK sends, or source text when it cannot be evaluated. */
  readonly text: string;
  /** False when part of it is defined elsewhere and is missing from `text`. */
  readonly complete: boolean;
  /** Tools of which `text` says nothing. Absent: none. */
  readonly unread?: UnreadTools;
  readonly range?: TextRange;
  /** Behind the last of them stands a mark. */
  readonly cacheMark?: CacheMark;
}

/** How much thinking a call asks for; null where it leaves that to the model. */
export interface ReasoningSetting {
  /** As the provider calls it: `none`, `minimal`, `low`, `medium`, `high` and the like. */
  readonly effort: string | null;
  /** Tokens that thinking may take at most; 0 or less switches it off or leaves it to the model. */
  readonly budgetTokens: number | null;
}

export interface CallSite {
  /** Stable across edits elsewhere in the file: built from function, method and order, not from the line. */
  readonly id: string;
  /** The whole call expression; in a notebook, of its cell. */
  readonly range: TextRange;
  /** Of a notebook, from 0. */
  readonly cell?: number;
  readonly language: LanguageId;
  readonly provider: string;
  readonly sdk: string;
  /** Dotted method as the SDK documents it, such as `chat.completions.create`. */
  readonly method: string;
  readonly kind: CallKind;
  readonly model: ModelReference;
  readonly messages: readonly PromptMessage[];
  readonly attachments: readonly AttachedSchema[];
  readonly maxOutputTokens: number | null;
  /** That one request asks for, where it is more than one. */
  readonly answers?: number;
  /** Absent or null: the model's own. */
  readonly reasoning?: ReasoningSetting | null;
  /** Absent: nothing but the marks in its parts. */
  readonly cache?: CacheSetting;
  readonly stream: boolean;
  readonly batch: boolean;
  readonly inLoop: boolean;
  /** Name of the function or method that contains the call, or of the request in a request file; null at module level. */
  readonly enclosingFunction: string | null;
  /** What else one run of that function makes, chooses between and repeats. Absent: not read in this language. */
  readonly flow?: CallFlow;
}

export type PromptFormat =
  | 'prompty'
  | 'dotprompt'
  | 'prompt.md'
  | 'jinja'
  | 'mustache'
  | 'promptfoo'
  | 'jsonl'
  | 'instructions'
  | 'text';

/** A file that is a prompt. */
export interface PromptFile {
  readonly format: PromptFormat;
  /** Where the prompt text begins. */
  readonly range: TextRange;
  readonly variables: readonly string[];
  readonly model: ModelReference;
  readonly messages: readonly PromptMessage[];
  readonly attachments: readonly AttachedSchema[];
  readonly maxOutputTokens: number | null;
}

export type ProblemCode =
  | 'syntax-error'
  | 'invalid-front-matter'
  | 'too-large'
  | 'binary'
  | 'unreadable'
  /** A word of a directive that means nothing here. */
  | 'unknown-directive'
  /** A value of a directive that cannot be used. */
  | 'invalid-directive'
  /** A directive that speaks for no call. */
  | 'stray-directive'
  /** A model that a person has named and the price catalog does not know. */
  | 'unknown-model'
  /** What a directive says against the code. */
  | 'overridden-model'
  /** `breakeven.json`, or a part of it, that cannot be used. */
  | 'invalid-config'
  | 'untrusted-config'
  /** A pattern or an entry of `breakeven.json` that fits nothing. */
  | 'unmatched-config';

/** Something in the file that stopped us from reading all of it; shown where it is. */
export interface SourceProblem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly range: TextRange;
  /** What most likely was meant to stand there. */
  readonly replacement?: string;
  /** Of a notebook, from 0. */
  readonly cell?: number;
}

/** All that one document says. `calls` and `prompts` are in document order. */
export interface SourceAnalysis {
  readonly calls: readonly CallSite[];
  readonly prompts: readonly PromptFile[];
  readonly problems: readonly SourceProblem[];
  /** Other files of the project that the answer rests on. */
  readonly dependencies?: readonly string[];
  /** What comments say of the calls and prompts. Absent: nothing. */
  readonly directives?: readonly Directive[];
}

/** A document to read. `path` is POSIX and relative to the folder that the user opened. */
export interface SourceDocument {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/** Reads documents. Freed by `dispose`. */
export interface SourceReader {
  /** True when the path or language is one that may hold calls or a prompt. Cheap: no text needed. */
  accepts(path: string, languageId?: string): boolean;
  /** Never throws on any text: what cannot be read is a problem in the answer. Names of other files are looked up in `files`. */
  analyse(document: SourceDocument, files?: ProjectFiles): Promise<SourceAnalysis>;
  /** A file of a project has another text, or is new or gone. */
  changed(path: string, isNewOrGone: boolean, files: ProjectFiles): void;
  /** Lets go of what is kept of a project. */
  forget(files: ProjectFiles): void;
  dispose(): void;
}
