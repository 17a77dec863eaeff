/** HTML building blocks. Whatever comes from code, files or models is escaped: it is text, never markup. */

import { oneLine } from './shownName';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as one line of HTML that shows exactly that text, in an attribute too, without marks that mislead the eye. */
export function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A table of texts. The first column stands to the left and the others, which are numbers, to the right, but for the last ones that hold words. */
export function htmlTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { wordColumns = 0, hasTotal = false } = {},
): string {
  const isWords = (index: number) => index === 0 || index >= titles.length - wordColumns;
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    row
      .map((text, index) => {
        const scope = tag === 'th' ? ' scope="col"' : '';
        return `<${tag}${scope}${isWords(index) ? '' : ' class="n"'}>${escapeHtml(text)}</${tag}>`;
      })
      .join('');
  const body = rows.map((row, index) => {
    const isTotal = hasTotal && index === rows.length - 1;
    return `<tr${isTotal ? ' class="total"' : ''}>${cells(row, 'td')}</tr>`;
  });
  return [
    '<table>',
    `<thead><tr>${cells(titles, 'th')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}
