/** Where hosts word the same thing with or without what only the extension can do. */

import type { Figure } from './host';

const COMMAND = String.raw`\[[^\]]*\]\(command:[^)]*\)`;
/** Lines of nothing but links, a link at the end of a sentence, and the icons of VS Code. */
const ONLY_THE_EXTENSION = new RegExp(
  String.raw`\n\n${COMMAND}(?: · ${COMMAND})*$| ${COMMAND}|\$\([\w-]+\) `,
  'g',
);

/** Markdown as an editor without the extension is sent it. */
export function withoutCommands(markdown: string): string {
  return markdown.replace(ONLY_THE_EXTENSION, '');
}

/** From top to bottom; of one place, in the order they came. */
export function inOrder(figures: readonly Figure[]): Figure[] {
  return [...figures].sort((a, b) => a.line - b.line || a.character - b.character);
}
