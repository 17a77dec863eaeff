/** Nesting beyond this is an attack or generated; the parser of YAML would take seconds, or not come back from it. */
const MAX_OPEN_BRACKETS = 2000;

/** True for JSON or YAML that no parser should be given. Brackets within texts count too: no text has as many. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '[' || sign === '{') depth += 1;
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1;
    if (depth > MAX_OPEN_BRACKETS) return true;
  }
  return false;
}
