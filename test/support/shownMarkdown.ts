/** Holds Markdown that hostile names have gone into to what it may be: text, tables, and our own links. */

import assert from 'node:assert/strict';
import { MISLEADING } from './hostileNames';

/** Our links by their labels; those to a call are named by the call itself. */
const OWN_LINKS =
  /\[(?:Open scenario|Compare models|Set volume|Set output|Set GPU|Set)\]\(command:[\w.]+\?[^()\s]*\)/g;
const CALL_LINKS = /\[([^[\]]*)\]\(command:breakeven\.showItem\?[^()\s]*\)/g;

/** Signs that are left once what is escaped and our own links are gone would be markup. */
export function assertPlainMarkdown(markdown: string): void {
  const left = markdown
    .replace(/\\./g, '')
    .replace(OWN_LINKS, '')
    .replace(CALL_LINKS, '$1')
    .replace(/\$\(info\) /g, '');
  assert.doesNotMatch(left, /[[\]<`!]|\$\(|:\/\/|www\.|\w@\w|&(?!amp;|lt;)/i, markdown);
  assert.doesNotMatch(markdown, MISLEADING, JSON.stringify(markdown));
  // Every line of a table has as many cells as its head.
  for (const table of markdown.split('\n\n').filter((part) => part.startsWith('|'))) {
    const cells = table.split('\n').map((line) => line.replace(/\\./g, '').split('|').length);
    assert.equal(new Set(cells).size, 1, table);
  }
}
