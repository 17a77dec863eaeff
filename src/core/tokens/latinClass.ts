/** Telling prose from code and data, and English from other European languages, line by line. */

import type { LatinClass } from './contentClass';

/** Lines of one class. */
export interface LatinRun {
  /** Where the run ends in the text, exclusive. */
  readonly end: number;
  readonly content: LatinClass;
}

/** One line of a paragraph, or what its neighbours decide. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly kind: 'prose' | 'code' | 'undecided';
}

/** Runs that cover the text in order. Paragraphs, between blank lines, decide the lines that say nothing themselves. */
export function latinRuns(text: string): LatinRun[] {
  const runs: LatinRun[] = [];
  let paragraph: Line[] = [];
  for (const line of linesOf(text)) {
    paragraph.push(line);
    if (line.end < text.length && !isBlank(text, line)) continue;
    runs.push(...paragraphRuns(text, paragraph));
    paragraph = [];
  }
  return runs;
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed + 1;
    yield { start, end, kind: lineKind(text, start, end) };
    start = end;
  }
}

function isBlank(text: string, line: Line): boolean {
  return text.slice(line.start, Math.min(line.end, line.start + SAMPLE_CHARS)).trim() === '';
}

function paragraphRuns(text: string, lines: readonly Line[]): LatinRun[] {
  const prose = proseLanguage(text, lines);
  const majority = majorityOf(lines);
  const runs: LatinRun[] = [];
  for (const { end, kind } of lines) {
    const decided = kind === 'undecided' ? majority : kind;
    const content = decided === 'prose' ? prose : decided;
    if (runs.at(-1)?.content === content) runs.pop();
    runs.push({ end, content });
  }
  return runs;
}

/** What most characters of the decided lines are. Without decided lines it may be either. */
function majorityOf(lines: readonly Line[]): 'prose' | 'code' | 'mixed' {
  let balance = 0;
  for (const { start, end, kind } of lines) {
    if (kind === 'prose') balance += end - start;
    if (kind === 'code') balance -= end - start;
  }
  if (balance === 0) return 'mixed';
  return balance > 0 ? 'prose' : 'code';
}

/** Lines and paragraphs are judged by their beginning. */
const SAMPLE_CHARS = 2000;

/** Marks of code and data rather than of sentences: brackets, operators, camelCase, a comma without a blank. */
const CODE_MARK = /[{}[\]()<>=;_/\\|*&^%$#@`~+]|[a-z][A-Z]|,(?=\S)/g;
/** A key and its value, as in YAML, JSON or headers, counts as several marks. */
const KEY_VALUE = /^\s*(?:- )?["']?[\w.$-]+["']?\s*:(?:\s|$)/;
const KEY_VALUE_MARKS = 3;

/** From one mark in this many characters on, a line is code. */
const CODE_CHARS_PER_MARK = 12;
/** Up to one mark in this many characters, a line of several words is prose. */
const PROSE_CHARS_PER_MARK = 25;
const PROSE_WORDS = 5;

function lineKind(text: string, start: number, end: number): Line['kind'] {
  const line = text.slice(start, Math.min(end, start + SAMPLE_CHARS)).trim();
  const marks = (line.match(CODE_MARK)?.length ?? 0) + (KEY_VALUE.test(line) ? KEY_VALUE_MARKS : 0);
  if (marks > 0 && marks * CODE_CHARS_PER_MARK >= line.length) return 'code';
  const words = line.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words >= PROSE_WORDS && marks * PROSE_CHARS_PER_MARK <= line.length ? 'prose' : 'undecided';
}

const LETTER = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/g;
const ACCENTED_LETTER = /[\u00c0-\u024f\u1e00-\u1eff]/g;
/** English text stays well below: names and loan words. German, which has few, is at 1.5 %. */
const ACCENTED_SHARE = 0.01;
const ENGLISH_WORD = /\b(?:the|and|of|to|is|are|in|you|your|for|with|that|this|it|be|or|not|if)\b/gi;
const OTHER_EUROPEAN_WORD =
  /\b(?:der|die|das|und|nicht|ist|ein|eine|mit|auf|le|la|les|des|et|est|une|dans|pour|que|el|los|las|una|para|por|con|di|che|il|per|della|um|uma|com|het|een|van|niet|och|att|som|nie|jest)\b/gi;

function proseLanguage(text: string, lines: readonly Line[]): 'prose' | 'european' {
  const prose = lines.filter(({ kind }) => kind === 'prose');
  const sample = prose
    .slice(0, 40)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + SAMPLE_CHARS)))
    .join('');
  const accented = matches(sample, ACCENTED_LETTER) > matches(sample, LETTER) * ACCENTED_SHARE;
  return accented || matches(sample, OTHER_EUROPEAN_WORD) > matches(sample, ENGLISH_WORD)
    ? 'european'
    : 'prose';
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
