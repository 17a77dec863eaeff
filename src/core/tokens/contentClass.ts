/** Sorting text by what it is made of: tokenizers that are not public differ from o200k by content, not by one factor. */

export type ContentClass = 'prose' | 'code' | 'cyrillicKorean' | 'chineseJapanese' | 'other';

/** A run of lines of one class. */
export interface ContentRun {
  readonly content: ContentClass;
  readonly text: string;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]/gu;
const CYRILLIC_KOREAN = /[\u0400-\u052f\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/g;
const OTHER_SCRIPT = /[\u0370-\u03ff\u0530-\u10ff\u1200-\u1fff\u{1f000}-\u{1faff}]/gu;
const LETTER = /[A-Za-z\u00c0-\u024f]/g;
/** Punctuation of code and data rather than of sentences. */
const CODE_MARK = /[{}[\]()<>=;_/\\|*&^%$#@`~+]|[a-z][A-Z]|":/g;

/** Splits at line ends and joins neighbours of the same class. The texts joined are the text. */
export function contentRuns(text: string): ContentRun[] {
  const runs: ContentRun[] = [];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const last = runs.at(-1);
    // Blank lines say nothing, so they stay with what is before them.
    const content = line.trim() === '' ? (last?.content ?? 'prose') : classOf(line);
    if (last?.content === content) runs[runs.length - 1] = { content, text: last.text + line };
    else runs.push({ content, text: line });
  }
  return runs;
}

function classOf(line: string): ContentClass {
  const cjk = matches(line, CJK);
  const cyrillicKorean = matches(line, CYRILLIC_KOREAN);
  const other = matches(line, OTHER_SCRIPT);
  const latin = matches(line, LETTER);
  const most = Math.max(cjk, cyrillicKorean, other);
  if (most > 0 && most * 3 >= latin) {
    if (most === cjk) return 'chineseJapanese';
    return most === cyrillicKorean ? 'cyrillicKorean' : 'other';
  }
  // About one mark in twelve characters separates code and JSON from prose, Markdown lists included.
  return matches(line, CODE_MARK) * 12 >= line.trim().length ? 'code' : 'prose';
}

function matches(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}
