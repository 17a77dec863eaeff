/** Notebooks that the editor has open: their cells are one program, and each cell shows its own part of the figures. */

import {
  NotebookCellKind,
  type NotebookDocument,
  type NotebookDocuments,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CostedItem, type DocumentEstimate, totalOf } from '../core/project/documentEstimate';
import type { VersionedText } from './documents';
import type { ServerHost } from './host';
import { notebookOf } from './workspaceFolders';

/** A cell of an open notebook. */
export interface OpenCell {
  readonly notebook: NotebookDocument;
  /** From 0, all kinds of cells counted. */
  readonly index: number;
}

export class OpenNotebooks {
  constructor(
    private readonly notebooks: NotebookDocuments<TextDocument>,
    private readonly documents: Pick<TextDocuments<TextDocument>, 'all' | 'get'>,
    private readonly host: ServerHost,
  ) {}

  /** Null for a document that is no cell, and for cells of an editor that says nothing of their notebook. */
  cellOf(uri: string): OpenCell | null {
    const notebook = this.notebooks.findNotebookDocumentForCell(uri);
    const index = notebook?.cells.findIndex(({ document }) => document === uri) ?? -1;
    return notebook === undefined || index < 0 ? null : { notebook, index };
  }

  /** The document of the cell that a call of the notebook stands in; null when the notebook is not open. */
  cellUri(notebookUri: string, { source }: Pick<CostedItem, 'source'>): string | null {
    const cell = source.type === 'call' ? source.call.cell : undefined;
    if (cell === undefined) return null;
    const notebook = this.notebooks.getNotebookDocument(notebookUri) ?? this.byFile(notebookUri);
    return notebook?.cells[cell]?.document ?? null;
  }

  private byFile(notebookUri: string): NotebookDocument | undefined {
    const cell = this.documents.all().find(({ uri }) => notebookOf(this.host, uri) === notebookUri);
    return cell === undefined ? undefined : this.notebooks.findNotebookDocumentForCell(cell.uri);
  }

  /**
   * The notebook as its file would be if it were saved now.
   * @param other A text that is taken for a cell's own
   */
  textOf({ uri, cells }: NotebookDocument, other?: { uri: string; text: string }): VersionedText {
    const known = cells.map(({ kind, document }) => ({ kind, document: this.documents.get(document) }));
    const sourceOf = (document: TextDocument | undefined) =>
      (document?.uri === other?.uri ? other?.text : undefined) ?? document?.getText() ?? '';
    const code = known.find(({ kind, document }) => kind === NotebookCellKind.Code && document !== undefined);
    const name = code?.document?.languageId ?? 'python';
    return {
      uri,
      languageId: '',
      version: known.map(({ document }) => `${document?.uri} ${document?.version}`).join('\n'),
      getText: () =>
        JSON.stringify({
          cells: known.map(({ kind, document }) => ({
            cell_type: kind === NotebookCellKind.Code ? 'code' : 'markdown',
            source: sourceOf(document),
          })),
          metadata: { language_info: { name } },
        }),
    };
  }
}

/** What of a notebook's estimate stands in one of its cells. */
export function estimateOfCell(whole: DocumentEstimate, index: number): DocumentEstimate {
  const isHere = ({ cell }: { readonly cell?: number }) => cell === index;
  const items = whole.items.filter(({ source }) => source.type === 'call' && isHere(source.call));
  return {
    ...whole,
    items,
    interactions: whole.interactions.filter((interaction) =>
      interaction.items.some((item) => items.includes(item)),
    ),
    problems: whole.problems.filter(isHere),
    directives: whole.directives.filter(({ directive }) => isHere(directive)),
    ...totalOf(items),
  };
}
