/** JSON and YAML, as code loads them. */

import { parse as parseYaml } from 'yaml';
import { isTooDeep } from './dataDepth';
import { type Value, valueOfData } from './value';

/** Aliases are bounded: a small file must not become a large one. */
const MAX_ALIASES = 50;

/** Null when the text is neither, or nested as nobody nests. */
export function parsedData(text: string): Value | null {
  const start = text.trimStart().charAt(0);
  if (isTooDeep(text)) return null;
  try {
    const isJson = start === '{' || start === '[';
    return valueOfData(
      isJson ? JSON.parse(text) : parseYaml(text, { maxAliasCount: MAX_ALIASES, logLevel: 'silent' }),
    );
  } catch {
    return null;
  }
}
