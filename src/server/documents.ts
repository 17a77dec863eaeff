/** Estimates of the documents that the editor has open, each computed once per version and set of settings. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import type { DocumentEstimate } from '../core/project/documentEstimate';

interface Cached {
  readonly version: number;
  readonly context: EstimateContext;
  readonly estimate: Promise<DocumentEstimate>;
}

export class OpenDocuments {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly breakeven: Breakeven,
    private readonly pathOf: (uri: string) => string,
    private readonly homeOf: (uri: string) => ProjectDocument['home'] | null,
  ) {}

  /** The estimate of the document as it is now; a call with the same version and context shares the work. */
  estimate(document: TextDocument, context: EstimateContext): Promise<DocumentEstimate> {
    const cached = this.cache.get(document.uri);
    if (cached?.version === document.version && cached.context === context) return cached.estimate;
    const { uri, version, languageId } = document;
    const home = this.homeOf(uri) ?? null;
    const place = home === null ? {} : { home };
    const source = { path: this.pathOf(uri), languageId, text: document.getText(), ...place };
    const estimate = this.breakeven.estimateDocument(source, context);
    this.cache.set(uri, { version, context, estimate });
    return estimate;
  }

  forget(uri: string): void {
    this.cache.delete(uri);
  }
}
