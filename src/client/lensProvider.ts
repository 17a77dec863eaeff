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
      source.onLensesChanged(() => this.tell()),
      // Told of it, VS Code would ask anew and drop the answer that is on its way.
      source.onServerRuns(() => this.isAnswered && this.tell()),
    );
    this.setSource(source);
  }

  /** Each word starts VS Code's wait anew: where it is about to ask, it is let. */
  private tell(): void {
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
    const lenses = await source.lensesOf(document, token);
    this.isAnswered = true;
    return lenses;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
