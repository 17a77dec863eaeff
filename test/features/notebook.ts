/** A notebook on the disk, by its cells. */

interface Cell {
  readonly cell_type: string;
  readonly source: readonly string[];
}

export function notebookOf(cells: readonly string[]): string {
  const each = cells.map((source) => ({
    ...{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [] },
    source: source.split(/(?<=\n)/),
  }));
  const metadata = { language_info: { name: 'python' } };
  return JSON.stringify({ cells: each, metadata, nbformat: 4, nbformat_minor: 2 });
}

export function codeCells(notebook: string): string[] {
  const { cells } = JSON.parse(notebook) as { cells: readonly Cell[] };
  return cells.filter((cell) => cell.cell_type === 'code').map(({ source }) => source.join(''));
}
