/** `breakeven: …` in comments: found, split into words, and matched to the calls they speak for. What a word means is not known here. */

import type { TextPosition, TextRange } from './callSite';
import { type Comment, commentsOf, commentsOfPrompt } from './comments';
import { Lines } from './lines';
import { withoutAtEnd } from './withoutAtEnd';

/** One word of a directive: `batch`, or `requests=50k`. */
export interface DirectiveWord {
  readonly name: string;
  readonly nameRange: TextRange;
  /** Null without `=`. */
  readonly value: string | null;
  readonly valueRange: TextRange;
}

export interface Directive {
  /** `breakeven:` speaks for a call, `breakeven-file:` for all of the file. */
  readonly scope: 'call' | 'file';
  /** From `breakeven` to the end of its line or comment. */
  readonly range: TextRange;
  readonly words: readonly DirectiveWord[];
  /** It is written without its colon and says nothing. */
  readonly lacksColon?: true;
  /** Lines on which the call that is meant may begin, the most likely first. */
  readonly targetLines: readonly number[];
  /** Of a notebook, from 0. */
  readonly cell?: number;
}

/** A file without this need not be looked at. */
const MENTION = /breakeven(?:-file)?[ \t:]/;

/** The directive is the first thing in its comment, or on its line of a comment of several lines. */
const OPENING = /^([\s*!/#-]*)(breakeven(-file)?[ \t]*:)/;

/** `breakeven requests=5`: meant, but not a directive. */
const WITHOUT_COLON = /^([\s*!/#-]*)(breakeven(-file)?)[ \t]+[\w"][^\s=]*=/;

/** Directives in the comments of code, in order. Never throws. */
export function directivesInCode(text: string, languageId: string): Directive[] {
  if (!MENTION.test(text)) return [];
  const lines = new Lines(text);
  const comments = commentsOf(text, languageId);
  const commentLines = linesOfComments(comments, lines);
  return comments.flatMap((comment) => {
    const found = readComment(comment, lines);
    if (found.length === 0) return [];
    const targetLines = targetLinesOf(comment, lines, commentLines);
    return found.map((directive) => ({ ...directive, targetLines }));
  });
}

/** Directives of a prompt file: in its comments, and in its front matter as a comment or as the key `breakeven`. */
export function directivesInPrompt(text: string): Directive[] {
  if (!/breakeven/.test(text)) return [];
  const lines = new Lines(text);
  const found = commentsOfPrompt(text).flatMap((comment) => readComment(comment, lines));
  return [...frontMatterDirectives(lines), ...found].map((directive) => ({ ...directive, targetLines: [] }));
}

type Untargeted = Omit<Directive, 'targetLines'>;

function readComment({ from, to }: Comment, lines: Lines): Untargeted[] {
  const first = lines.at(from).line;
  const last = lines.at(to).line;
  const found: Untargeted[] = [];
  for (let line = first; line <= last; line += 1) {
    const start = line === first ? from : lines.start(line);
    const end = line === last ? to : lines.end(line);
    const directive = readLine(lines.text.slice(start, end), lines.at(start));
    if (directive !== null) found.push(directive);
  }
  return found;
}

function readLine(text: string, at: TextPosition): Untargeted | null {
  const opening = OPENING.exec(text);
  if (opening === null) return readWithoutColon(text, at);
  const [whole, lead = '', , file] = opening;
  // After `--` stands why, for people.
  const reason = /\s--(?:\s|$)/.exec(text.slice(whole.length));
  const end = reason === null ? text.trimEnd().length : whole.length + reason.index;
  return {
    scope: file === undefined ? 'call' : 'file',
    range: span(at, lead.length, Math.max(whole.length, text.trimEnd().length)),
    words: wordsIn(text.slice(whole.length, end), { ...at, character: at.character + whole.length }),
  };
}

function readWithoutColon(text: string, at: TextPosition): Untargeted | null {
  const opening = WITHOUT_COLON.exec(text);
  if (opening === null) return null;
  const [, lead = '', name = '', file] = opening;
  const range = span(at, lead.length, lead.length + name.length);
  return { scope: file === undefined ? 'call' : 'file', range, words: [], lacksColon: true };
}

/** `name`, `name=value`; names and values may be quoted, and commas between words are as good as spaces. */
const WORD = /(?:"([^"]*)"|([^\s=,;"][^\s=,;]*))(?:=(?:"([^"]*)"|([^\s;]*)))?|\S/g;

function wordsIn(text: string, at: TextPosition): DirectiveWord[] {
  const words: DirectiveWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const [whole, quotedName, bareName, quotedValue, bareValue] = match;
    if (whole === ',' || whole === ';') continue;
    const name = quotedName ?? bareName ?? whole;
    const nameLength = quotedName === undefined ? name.length : name.length + 2;
    const value = quotedValue ?? (bareValue === undefined ? null : withoutAtEnd(bareValue, ','));
    const valueStart = Math.min(whole.length, nameLength + 1);
    const valueLength = quotedValue === undefined ? (value?.length ?? 0) : quotedValue.length + 2;
    words.push({
      name,
      nameRange: span(at, match.index, match.index + nameLength),
      value,
      valueRange: span(at, match.index + valueStart, match.index + valueStart + valueLength),
    });
  }
  return words;
}

function span({ line, character }: TextPosition, from: number, to: number): TextRange {
  return { start: { line, character: character + from }, end: { line, character: character + to } };
}

/** `# breakeven: …`, `breakeven: requests=…`, or the key with a mapping under it. */
function frontMatterDirectives(lines: Lines): Untargeted[] {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*\r?$/m.exec(lines.text);
  if (match === null || match.index !== 0) return [];
  const last = lines.at(match[0].length).line;
  const found: Untargeted[] = [];
  for (let line = 1; line < last; line += 1) {
    const text = lines.content(line);
    if (!/^(?:[ \t]*#|breakeven)/.test(text)) continue;
    const directive = readLine(unquoted(text), { line, character: 0 });
    if (directive === null) continue;
    found.push(
      directive.words.length > 0 ? directive : { ...directive, words: mappingBelow(line, last, lines) },
    );
  }
  return found;
}

/** Without the quotes of a YAML text, every other character in its place. */
function unquoted(line: string): string {
  return line.replace(/^([\w-]+[ \t]*:[ \t]*)(["'])(.*)\2[ \t]*$/, '$1 $3');
}

/** Indented `key: value` lines as words. */
function mappingBelow(line: number, last: number, lines: Lines): DirectiveWord[] {
  const words: DirectiveWord[] = [];
  for (let at = line + 1; at < last; at += 1) {
    const match = /^([ \t]+)([^\s:#][^:#]*?)[ \t]*:[ \t]*([^#]*?)[ \t]*(?:#.*)?$/.exec(
      lines.content(at).slice(0, 300),
    );
    if (match === null) break;
    const [whole, indent = '', name = '', value = ''] = match;
    const valueStart = whole.indexOf(value, indent.length + name.length + 1);
    words.push({
      name: name.replace(/^["']|["']$/g, ''),
      nameRange: span({ line: at, character: 0 }, indent.length, indent.length + name.length),
      value: /^(?:true|yes|on)$/i.test(value) ? null : value.replace(/^["']|["']$/g, ''),
      valueRange: span({ line: at, character: 0 }, valueStart, valueStart + value.length),
    });
  }
  return words;
}

/** Lines on which nothing but a comment stands. */
function linesOfComments(comments: readonly Comment[], lines: Lines): ReadonlySet<number> {
  const own = new Set<number>();
  for (const comment of comments) {
    if (!standsAlone(comment, lines)) continue;
    const last = lines.at(comment.closes).line;
    for (let line = lines.at(comment.opens).line; line <= last; line += 1) own.add(line);
  }
  return own;
}

function standsAlone({ opens, closes }: Comment, lines: Lines): boolean {
  const first = lines.at(opens).line;
  const last = lines.at(closes).line;
  const before = lines.text.slice(lines.start(first), opens);
  const after = lines.text.slice(closes, lines.end(last));
  // JSX wraps its comments in braces.
  return ['', '{'].includes(before.trim()) && ['', '}'].includes(after.trim());
}

/** A statement may go on over this many lines before its call begins. */
const MAX_CONTINUED_LINES = 4;

/** Between a directive and its call; more are no comment on a call. */
const MAX_COMMENT_LINES = 200;

/** A comment on its own line speaks for the code right below it, one behind code for that line. */
function targetLinesOf(comment: Comment, lines: Lines, commentLines: ReadonlySet<number>): number[] {
  const own = lines.at(comment.opens).line;
  if (!commentLines.has(own)) return [own];
  let line = lines.at(comment.closes).line + 1;
  for (let seen = 0; seen < MAX_COMMENT_LINES && commentLines.has(line); seen += 1) line += 1;
  const targets = [line];
  while (targets.length <= MAX_CONTINUED_LINES && goesOn(lines.content(line))) targets.push(++line);
  return targets;
}

/** `x =`, `return (`, `results = [`: the call begins below. */
function goesOn(line: string): boolean {
  return /(?:[([=,\\]|=>|\b(?:await|return|yield|from|async))$/.test(
    (line.split(/\/\/|#/, 1)[0] ?? '').trimEnd(),
  );
}

/** What begins and ends somewhere, such as a call. */
interface Placed {
  readonly range: TextRange;
  readonly cell?: number;
}

/** The calls that a directive of scope `call` speaks for: those that begin on its line, else the innermost one around it. */
export function spokenFor<T extends Placed>(directive: Directive, calls: readonly T[]): readonly T[] {
  const near = calls.filter(({ cell }) => cell === directive.cell);
  for (const line of directive.targetLines) {
    const beginning = near.filter(({ range }) => range.start.line === line);
    if (beginning.length > 0) return beginning;
  }
  const { line } = directive.range.start;
  const around = near.filter(({ range }) => range.start.line <= line && line <= range.end.line);
  return around.sort((a, b) => height(a.range) - height(b.range)).slice(0, 1);
}

function height({ start, end }: TextRange): number {
  return end.line - start.line;
}

/** The same directive in a text that begins this many lines further down. */
export function movedUp(directive: Directive, lines: number): Directive {
  const position = (at: TextPosition) => ({ ...at, line: at.line - lines });
  const range = ({ start, end }: TextRange) => ({ start: position(start), end: position(end) });
  return {
    ...directive,
    range: range(directive.range),
    targetLines: directive.targetLines.map((line) => line - lines),
    words: directive.words.map((word) => ({
      ...word,
      nameRange: range(word.nameRange),
      valueRange: range(word.valueRange),
    })),
  };
}
