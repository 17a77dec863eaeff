/** Telling English from other languages in Latin letters, paragraph by paragraph. Code counts as English. */

import { isParagraphSeam } from './seams';

/** `european`: any other language in Latin letters but Vietnamese, whose letters are rarer. */
export type LatinLanguage = 'english' | 'european' | 'vietnamese';

/** Paragraphs of one language. */
export interface LanguageRun {
  /** Where the run ends in the text, exclusive. */
  readonly end: number;
  readonly language: LatinLanguage;
}

/**
 * Runs that cover the text in order. Each paragraph is judged by itself, so that a part of a text that begins and ends with
 * paragraphs has the same runs; one that tells nothing counts as English.
 */
export function languageRuns(text: string): LanguageRun[] {
  const runs: LanguageRun[] = [];
  for (let start = 0; start < text.length; ) {
    const end = paragraphEnd(text, start);
    const language = languageOf(text.slice(start, Math.min(end, start + SAMPLE_CHARS)));
    if (runs.at(-1)?.language === language) runs.pop();
    runs.push({ end, language });
    start = end;
  }
  return runs;
}

function paragraphEnd(text: string, start: number): number {
  for (let feed = text.indexOf('\n', start); feed !== -1; feed = text.indexOf('\n', feed + 1))
    if (feed + 1 < text.length && isParagraphSeam(text, feed + 1)) return feed + 1;
  return text.length;
}

/** Paragraphs are judged by their beginning. */
const SAMPLE_CHARS = 4000;

const LETTER = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/g;
const ACCENTED_LETTER = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const VIETNAMESE_LETTER = /[\u1ea0-\u1eff\u01a0\u01a1\u01af\u01b0\u0110\u0111]/g;
/** English text stays well below: names and loan words. German, which has few, is at 1.5 %. */
const ACCENTED_SHARE = 0.01;
/** Of Vietnamese letters, about a fifth. */
const VIETNAMESE_SHARE = 0.05;
const ENGLISH_WORD =
  /\b(?:the|and|of|to|is|are|in|you|your|for|with|that|this|it|be|or|not|if|from|return)\b/gi;
const OTHER_EUROPEAN_WORD =
  /\b(?:der|die|das|und|nicht|ist|ein|eine|mit|auf|le|la|les|des|et|est|une|dans|pour|que|el|los|las|una|para|por|con|di|che|il|per|della|um|uma|het|een|van|niet|och|att|som|nie|jest|yang|dan|untuk|dengan|tidak|ini)\b/gi;
/** Fewer words of function tell nothing. */
const TELLING_WORDS = 2;

/** One word in twenty-five, where prose has one in five: names and addresses have some by accident. */
const LETTERS_PER_FUNCTION_WORD = 125;

/** English where there is too little to tell. */
function languageOf(sample: string): LatinLanguage {
  const letters = matches(sample, LETTER);
  const accented = matches(sample, ACCENTED_LETTER);
  const english = matches(sample, ENGLISH_WORD);
  const other = matches(sample, OTHER_EUROPEAN_WORD);
  if (matches(sample, VIETNAMESE_LETTER) > letters * VIETNAMESE_SHARE) return 'vietnamese';
  if (accented >= TELLING_WORDS && accented > letters * ACCENTED_SHARE) return 'european';
  if (Math.max(english, other) < TELLING_WORDS) return 'english';
  return other > english && other * LETTERS_PER_FUNCTION_WORD > letters ? 'european' : 'english';
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
