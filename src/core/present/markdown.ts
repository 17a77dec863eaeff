/** Markdown building blocks. Whatever comes from code, files or models is escaped: it is text, never markup. */

import { MISLEADING } from './shownName';

/** Text as Markdown that shows exactly that text, in a table cell too. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(MISLEADING, ' ')
      .replace(/[\\`*_{}[\]()#+!|~>$:@-]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      // Renderers make links of these words by themselves.
      .replace(/(\bwww)\./gi, '$1\\.')
  );
}

/**
 * A table whose cells are Markdown already. The first column stands to the left and the others, which are numbers, to
 * the right, but for the last ones that hold words.
 */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  wordColumns = 0,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = titles.map((_, index) =>
    index === 0 || index >= titles.length - wordColumns ? ':--' : '--:',
  );
  return [line(titles), line(rule), ...rows.map(line)].join('\n');
}

/** A link that runs a command, with its arguments as one encoded JSON array. */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args));
  // A bracket would end the link.
  return `[${label}](command:${command}?${query.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
