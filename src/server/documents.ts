/** Estimates of the documents that the editor has open, each computed once per version and set of settings. */

import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { type DocumentEstimate, restsOn } from '../core/project/documentEstimate';

/** A document as the editor has it; its version is another with each edit. */
export interface VersionedText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number | string;
  getText(): string;
}

interface Cached {
  readonly version: VersionedText['version'];
  readonly context: EstimateContext;
  readonly estimate: Promise<DocumentEstimate>;
}

export class OpenDocuments {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly breakeven: Breakeven,
    private readonly pathOf: (uri: string) => string,
    private readonly around: (uri: string) => Pick<ProjectDocument, 'home' | 'files'>,
  ) {}

  /** The estimate of the document as it is now; a call with the same version and context shares the work. */
  estimate(document: VersionedText, context: EstimateContext): Promise<DocumentEstimate> {
    const cached = this.cache.get(document.uri);
    if (cached?.version === document.version && cached.context === context) return cached.estimate;
    const { uri, version } = document;
    const estimate = this.estimateText(document, document.getText(), context);
    this.cache.set(uri, { version, context, estimate });
    return estimate;
  }

  /** Of the document with another text; not kept. */
  estimateText(
    { uri, languageId }: Pick<VersionedText, 'uri' | 'languageId'>,
    text: string,
    context: EstimateContext,
  ): Promise<DocumentEstimate> {
    const source = { path: this.pathOf(uri), languageId, text, ...this.around(uri) };
    return this.breakeven.estimateDocument(source, context);
  }

  /** Forgets the estimates that rest on the file, or all when it is null. True when there were any. */
  async forgetDependents(path: string | null): Promise<boolean> {
    let any = false;
    for (const [uri, cached] of [...this.cache]) {
      const estimate = path === null ? null : await cached.estimate.catch(() => null);
      if (path !== null && estimate !== null && !restsOn(estimate, path)) continue;
      if (this.cache.get(uri) === cached) this.cache.delete(uri);
      any = true;
    }
    return any;
  }

  forget(uri: string): void {
    this.cache.delete(uri);
  }
}
