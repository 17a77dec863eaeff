/** The prompt formats that are read; the first that matches a path, else a language, reads it. To add one: a file, and a line here. */

import { dotprompt } from './dotprompt';
import type { Format } from './format';
import { instructions } from './instructions';
import { jinja } from './jinja';
import { jsonLines } from './jsonLines';
import { langchainFile } from './langchainFile';
import { mustache } from './mustache';
import { plainText } from './plainText';
import { promptfoo } from './promptfoo';
import { promptMarkdown } from './promptMarkdown';
import { prompty } from './prompty';

const FORMATS: readonly Format[] = [
  prompty,
  dotprompt,
  promptMarkdown,
  instructions,
  promptfoo,
  jinja,
  mustache,
  jsonLines,
  plainText,
  langchainFile,
];

export function formatOf(path: string, languageId: string): Format | null {
  const name = path.toLowerCase();
  return (
    FORMATS.find((format) => format.matches(name)) ??
    FORMATS.find(({ languageIds }) => languageIds.includes(languageId)) ??
    null
  );
}
