/** The prompt formats that are read; the first that matches a path, else a language, reads it. To add one: a file, and a line here. */

import { dotprompt } from './dotprompt';
import type { Format } from './format';
import { plainText } from './plainText';
import { promptMarkdown } from './promptMarkdown';
import { prompty } from './prompty';

const FORMATS: readonly Format[] = [prompty, dotprompt, promptMarkdown, plainText];

export function formatOf(path: string, languageId: string): Format | null {
  const name = path.toLowerCase();
  return (
    FORMATS.find((format) => format.matches(name)) ??
    FORMATS.find(({ languageIds }) => languageIds.includes(languageId)) ??
    null
  );
}
