import * as vscode from 'vscode';
import { documentSelector } from './documentSelector';

/** What knows the lenses of a document. */
export interface LensSource {
  lensesOf(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]>;
  readonly onLensesChanged: vscode.Event<void>;
  /** Lenses that were asked for before and are not answered yet come from this server. */
  readonly onServerRuns: vscode.Event<void>;
}

/**
 * Lenses, registered before anything else of the extension: in a window that has just opened, VS Code asks a new provider
 * only a second or so after it came, and meanwhile all else gets ready.
 */
export class LensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  /** Some have been asked for since the last word that they have changed. */
  private isAsked = false;
  /** Some of them are answered already. */
  private isAnswered = false;
  /** Documents whose lenses are on their way. */
  private pending = 0;
  /** They have changed since, perhaps. */
  private isOutdated = false;
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private setSource: (source: LensSource) => void = () => undefined;
  private readonly source = new Promise<LensSource>((resolve) => {
    this.setSource = resolve;
  });

  constructor() {
    this.disposables.push(vscode.languages.registerCodeLensProvider(documentSelector(), this));
  }

  /** To be called once; who asked before waits until then. */
  comeFrom(source: LensSource): void {
    this.disposables.push(
      source.onLensesChanged(() => this.outdated()),
      source.onServerRuns(() => this.isAnswered && this.outdated()),
    );
    this.setSource(source);
  }

  /** Told of it at once, VS Code would ask anew and drop the answer that is on its way. */
  private outdated(): void {
    this.isOutdated = true;
    if (this.pending === 0) this.tell();
  }

  /** Each word starts VS Code's wait anew: where it is about to ask, it is let. */
  private tell(): void {
    this.isOutdated = false;
    if (!this.isAsked) return;
    this.isAsked = false;
    this.isAnswered = false;
    this.changed.fire();
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    const source = await this.source;
    this.isAsked = true;
    this.pending += 1;
    try {
      const lenses = await source.lensesOf(document, token);
      this.isAnswered = true;
      return lenses;
    } finally {
      this.pending -= 1;
      if (this.pending === 0 && this.isOutdated) this.tell();
    }
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
