/** Every call and prompt of the workspace: of the index, and of open documents as they are in the editor. */

import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { countedItems } from '../core/project/countedItems';
import {
  type CostedItem,
  type DocumentEstimate,
  leftOutOf,
  type NotCounted,
} from '../core/project/documentEstimate';
import type { ServerHost } from './host';
import type { OpenNotebooks } from './openNotebooks';
import { canonicalUri, type Folder, homeOf, isRevision, notebookOf } from './workspaceFolders';
import type { DocumentContexts, WorkspaceIndex } from './workspaceIndex';

export interface LocatedItem {
  readonly uri: string;
  readonly item: CostedItem;
}

/** What the session knows at the moment. */
interface SessionState {
  folders(): readonly Folder[];
  contexts(): Promise<DocumentContexts>;
  estimateOpen(uri: string): Promise<DocumentEstimate | null>;
  estimateWhole(uri: string): Promise<DocumentEstimate | null>;
}

export class WorkspaceItems {
  constructor(
    private readonly documents: Pick<TextDocuments<TextDocument>, 'all'>,
    private readonly notebooks: OpenNotebooks,
    private readonly host: ServerHost,
    private readonly index: WorkspaceIndex,
    private readonly session: SessionState,
  ) {}

  /** Every call and prompt of the workspace, open documents as they are in the editor. */
  async all(token: CancellationToken): Promise<LocatedItem[]> {
    return [...(await this.allEstimates(token))].flatMap(([uri, { items }]) =>
      items.map((item) => ({ uri: this.notebooks.cellUri(uri, item) ?? uri, item })),
    );
  }

  /** What is in none of the figures of the workspace. */
  async notCounted(token: CancellationToken): Promise<NotCounted> {
    const leftOut = leftOutOf((await this.allEstimates(token)).values());
    return { leftOut, unread: this.index.unreadFiles() };
  }

  private async allEstimates(token: CancellationToken): Promise<ReadonlyMap<string, DocumentEstimate>> {
    const contexts = await this.session.contexts();
    const estimates = new Map(await this.index.estimateAll(contexts, () => token.isCancellationRequested));
    // They are a part of all, or none.
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    for (const { uri } of this.documents.all()) {
      if (!(await this.isOfWorkspace(uri))) continue;
      const notebook = this.notebooks.cellOf(uri)?.notebook.uri ?? null;
      const saved = notebookOf(this.host, uri);
      // Of a cell alone the notebook's file says more.
      if (notebook === null && saved !== null && estimates.has(saved)) continue;
      const estimate = await this.session.estimateWhole(uri);
      if (estimate !== null) estimates.set(canonicalUri(this.host, notebook ?? uri), estimate);
    }
    return estimates;
  }

  /** What lies outside of all folders, is left out of a scan, or shows another state of a file is no part of a workspace that has folders. */
  private async isOfWorkspace(uri: string): Promise<boolean> {
    if (isRevision(uri)) return false;
    const file = this.host.fileOf(this.notebooks.cellOf(uri)?.notebook.uri ?? uri);
    if (file === null || this.session.folders().length === 0) return true;
    return homeOf(this.host, file, this.session.folders()) !== null && !(await this.index.leavesOut(file));
  }

  /** The call or prompt of an id: of an open document, or else of the workspace. */
  async find(id: string, token: CancellationToken): Promise<LocatedItem | null> {
    return (await this.findOpen(id)) ?? (await this.all(token)).find(({ item }) => item.id === id) ?? null;
  }

  private async findOpen(id: string): Promise<LocatedItem | null> {
    for (const { uri } of this.documents.all()) {
      if (isRevision(uri)) continue;
      const item = (await this.session.estimateOpen(uri))?.items.find((known) => known.id === id);
      if (item !== undefined) return { uri, item };
    }
    return null;
  }

  /** Those that make up the workspace's month, and the one that is asked for. */
  async counted(token: CancellationToken, selectedId: string | null = null): Promise<CostedItem[]> {
    const all = (await this.all(token)).map(({ item }) => item);
    const counted = new Set(countedItems(all));
    const items = all.filter((item) => counted.has(item) || item.id === selectedId);
    if (selectedId === null || items.some(({ id }) => id === selectedId)) return items;
    const selected = await this.findOpen(selectedId);
    return selected === null ? items : [...items, selected.item];
  }
}
