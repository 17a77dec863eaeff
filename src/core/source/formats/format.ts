/** What the prompt formats share: front matter, roles, and templates. */

import { LineCounter, parseDocument } from 'yaml';
import { amountOf } from '../amount';
import type {
  AttachedSchema,
  ModelReference,
  PromptFile,
  PromptFormat,
  PromptMessage,
  PromptSegment,
  SourceProblem,
  TextRange,
} from '../callSite';
import { isTooDeep } from '../dataDepth';

/** One prompt file format. */
export interface Format {
  readonly format: PromptFormat;
  /** Of editors, for a document that has no name yet. */
  readonly languageIds: readonly string[];
  /** By the POSIX path, in lower case. */
  matches(path: string): boolean;
  read(text: string): { prompts: readonly PromptFile[]; problems: readonly SourceProblem[] };
}

export interface FrontMatter {
  /** Parsed YAML; empty when there is none or it is broken. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Line on which the body begins, from 0. */
  readonly bodyLine: number;
  readonly problems: readonly SourceProblem[];
  /** Where `model` stands in the front matter. */
  readonly modelRange?: TextRange;
}

/** What stands between two lines of `---` at the top; the body is read whatever that is. */
export function splitFrontMatter(text: string, readMatter: ReadMatter = readYaml): FrontMatter {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match === null || match.index !== 0) return { data: {}, body: text, bodyLine: 0, problems: [] };
  const [whole, source = ''] = match;
  const problems: SourceProblem[] = [];
  const data = readMatter(source, problems);
  const modelLine = source
    .split('\n')
    .findIndex((line) => /^\s*(?:model|name|azure_deployment)\s*:\s*\S/.test(line));
  const modelRange =
    modelLine < 0 ? {} : { modelRange: lineRange(modelLine + 1, source.split('\n')[modelLine]?.length ?? 0) };
  return {
    data,
    body: text.slice(whole.length),
    bodyLine: whole.split('\n').length - 1,
    problems,
    ...modelRange,
  };
}

type ReadMatter = (source: string, problems: SourceProblem[]) => Record<string, unknown>;

/** Front matter that agents read, which is YAML by accident: globs and sentences with a colon stand there unquoted. */
export function readLoosely(source: string): Record<string, unknown> {
  const problems: SourceProblem[] = [];
  const data = readYaml(source, problems);
  return problems.length === 0 ? data : Object.fromEntries(source.split('\n').flatMap(keyAndText));
}

function keyAndText(line: string): [key: string, text: string][] {
  const [, key, text] = /^([\w-]+)[ \t]*:(.*)$/.exec(line.trimEnd()) ?? [];
  if (key === undefined || text === undefined) return [];
  return [[key, text.trim().replace(/^(["'])(.*)\1$/, '$2')]];
}

/** A broken one is a problem at its place. Aliases are bounded: a small file must not become a large one. */
function readYaml(source: string, problems: SourceProblem[]): Record<string, unknown> {
  const lines = new LineCounter();
  try {
    if (isTooDeep(source)) throw new Error('It is nested too deep.');
    const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      problems.push(
        frontMatterProblem(error.message, {
          start: { line, character: Math.max(0, col - 1) },
          end: { line, character: col },
        }),
      );
    }
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
  } catch (error) {
    // Often for what was named already.
    if (problems.length === 0)
      problems.push(
        frontMatterProblem(error instanceof Error ? error.message : String(error), lineRange(1, 0)),
      );
    return {};
  }
}

function frontMatterProblem(reason: string, range: TextRange): SourceProblem {
  return {
    code: 'invalid-front-matter',
    message: `The front matter is not valid YAML, so its settings are not used: ${reason}`,
    range,
  };
}

export function lineRange(line: number, length: number): TextRange {
  return { start: { line, character: 0 }, end: { line, character: length } };
}

/** From the first to the last line of a body. */
export function bodyRange(bodyLine: number, body: string): TextRange {
  const lines = body.split('\n');
  return {
    start: { line: bodyLine, character: 0 },
    end: { line: bodyLine + lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}

/** A member of nested data, by its dotted path. */
export function dataAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Record<string, unknown>)[key];
  }, data);
}

/** The first of these paths that holds a text, or a number of tokens. */
export function firstAt<T extends 'string' | 'number'>(
  data: unknown,
  paths: readonly string[],
  type: T,
): (T extends 'string' ? string : number) | null {
  for (const path of paths) {
    const value = dataAt(data, path);
    const isUsable = type === 'number' ? amountOf(value) !== null : typeof value === type;
    if (isUsable) return value as T extends 'string' ? string : number;
  }
  return null;
}

export function modelIn(matter: FrontMatter, paths: readonly string[]): ModelReference {
  const id = firstAt(matter.data, paths, 'string');
  const range = matter.modelRange === undefined ? {} : { range: matter.modelRange };
  return id === null || /^\$\{/.test(id)
    ? { id: null, source: 'unknown', ...(id === null ? {} : { expression: id }), ...range }
    : { id, source: 'config', ...range };
}

/** Splits a text at its placeholders. The first group that matched is the name. */
export function template(text: string, placeholder: RegExp): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const name = (match.slice(1).find((group) => group !== undefined) ?? match[0]).trim();
    if (match.index > from) segments.push({ kind: 'static', text: text.slice(from, match.index) });
    if (name !== '') segments.push({ kind: 'variable', name: name.slice(0, 60) });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: 'static', text: text.slice(from) });
  return segments;
}

export function variablesOf(messages: readonly PromptMessage[]): string[] {
  const names = messages.flatMap(({ segments }) =>
    segments.flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : [])),
  );
  return [...new Set(names)];
}

/** A prompt of one file. Messages without any text are left out. */
export function promptFile(parts: {
  readonly format: PromptFormat;
  readonly range: TextRange;
  readonly model: ModelReference;
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number | null;
  readonly attachments?: readonly AttachedSchema[];
}): PromptFile {
  const messages = parts.messages.filter(({ segments }) => segments.length > 0);
  return { ...parts, messages, attachments: parts.attachments ?? [], variables: variablesOf(messages) };
}
