/** Edits that write what a call's comment says, so that nobody has to know how such a comment is written. */

import type { TextPosition, TextRange } from '../source/callSite';
import { commentMark } from '../source/comments';
import type { Directive } from '../source/directives';
import { Lines } from '../source/lines';
import { asWord } from './directiveWords';

export interface SourceEdit {
  readonly range: TextRange;
  readonly newText: string;
}

interface CommentedText {
  readonly text: string;
  /** The editor's name of the language. */
  readonly languageId: string;
}

/** `requests=50k` */
export interface NewWord {
  /** Without quotes. */
  readonly name: string;
  readonly value: string;
}

export function written({ name, value }: NewWord): string {
  return `${asWord(name)}=${value}`;
}

/** The word with its new value in a comment that is there: in place of the old one, or behind its last word. */
export function wordEdit({ text }: CommentedText, directive: Directive, word: NewWord): SourceEdit {
  const { name, value } = word;
  const old = directive.words.filter((known) => known.name === name).at(-1);
  if (old !== undefined && old.value !== null) return { range: old.valueRange, newText: value };
  const last = directive.words.at(-1);
  if (last === undefined) return insert(afterColon(text, directive), ` ${written(word)}`);
  const end = later(last.nameRange.end, last.valueRange.end);
  if (last.nameRange.start.line === directive.range.start.line) return insert(end, ` ${written(word)}`);
  // A mapping of the front matter has one word a line.
  const indent = /^[ \t]*/.exec(new Lines(text).content(end.line))?.[0] ?? '';
  return insert(end, `${breakOf(text)}${indent}${asWord(name)}: ${value}`);
}

/** A comment of its own above a line of code, as far in as that line; null in languages whose comments are not known. */
export function lineCommentEdit(
  { text, languageId }: CommentedText,
  line: number,
  words: string,
): SourceEdit | null {
  const mark = commentMark(languageId);
  if (mark === null) return null;
  const indent = /^[ \t]*/.exec(new Lines(text).content(line))?.[0] ?? '';
  return insert({ line, character: 0 }, `${indent}${mark} ${words}${breakOf(text)}`);
}

/** A comment at the top of a file of code, below what has to stand first. */
export function fileCommentEdit(document: CommentedText, words: string): SourceEdit | null {
  const lines = new Lines(document.text);
  let line = 0;
  while (line < 3 && MUST_BE_FIRST.test(lines.content(line))) line += 1;
  return lineCommentEdit(document, line, words);
}

/** What runs the file, its encoding, what opens PHP, the magic of a notebook's cell. */
const MUST_BE_FIRST = /^\ufeff?(?:#!|#.*coding[:=]|<\?php|%%)/;

/** A comment in the front matter of a prompt file, or in the template's own form; null where it would be sent as text. */
export function promptCommentEdit({ text }: CommentedText, format: string, words: string): SourceEdit | null {
  if (/^---[ \t]*\r?\n/.test(text)) return insert({ line: 1, character: 0 }, `# ${words}${breakOf(text)}`);
  const start = { line: 0, character: 0 };
  if (format === 'jinja') return insert(start, `{# ${words} #}`);
  return format === 'mustache' ? insert(start, `{{!-- ${words} --}}`) : null;
}

function insert(at: TextPosition, newText: string): SourceEdit {
  return { range: { start: at, end: at }, newText };
}

function afterColon(text: string, { range: { start } }: Directive): TextPosition {
  const line = new Lines(text).content(start.line);
  return { line: start.line, character: line.indexOf(':', start.character) + 1 };
}

function later(a: TextPosition, b: TextPosition): TextPosition {
  return b.line > a.line || (b.line === a.line && b.character > a.character) ? b : a;
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The text after the edit. */
export function withEdit(text: string, { range: { start, end }, newText }: SourceEdit): string {
  const lines = new Lines(text);
  const offset = (at: TextPosition) => lines.start(at.line) + at.character;
  return text.slice(0, offset(start)) + newText + text.slice(offset(end));
}
