/** All that the command line writes. A terminal obeys what it is shown, and names in a repository are a stranger's. */

import { MISLEADING, oneLine } from '../core/present/shownName';

export function print(text: string): void {
  process.stdout.write(`${text.split('\n').map(oneLine).join('\n')}\n`);
}

/** The same data for whoever reads it as JSON, without a character that a terminal would obey. */
export function printJson(value: unknown): void {
  const json = JSON.stringify(value, null, 2);
  process.stdout.write(`${json.split('\n').map(escaped).join('\n')}\n`);
}

/** `JSON.stringify` itself escapes the older controls alone. */
function escaped(line: string): string {
  return line.replace(MISLEADING, (found) =>
    [...found].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** One line on standard error, since standard output may be JSON. */
export function complain(message: string): void {
  process.stderr.write(`breakeven: ${oneLine(message)}\n`);
}
