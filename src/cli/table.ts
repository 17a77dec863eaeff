/** Plain-text tables: columns as wide as their widest cell, numbers to the right. */

import { oneLine } from '../core/present/shownName';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Lines of the table, without trailing blanks. A cell is one line whatever it holds. */
export function renderTable(columns: readonly Column[], texts: readonly (readonly string[])[]): string {
  const rows = texts.map((cells) => cells.map(oneLine));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  const titles = line(columns.map((column) => column.title));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [titles, rule, ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, align: Column['align']): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
