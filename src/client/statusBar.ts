import * as vscode from 'vscode';
import { REQUESTS } from '../protocol/requestNames';
import { COMMANDS } from './ids';
import type { BreakevenClient } from './languageClient';
import { selectedRanges } from './selectedRanges';

/** Long enough for a burst of keystrokes or cursor moves, short enough to feel live. */
const SETTLE_MS = 120;

/** Tokens and month of the document, or tokens of the selection; hidden where there is nothing to count. */
export function registerStatusBar(client: BreakevenClient): vscode.Disposable {
  return new StatusBar(client);
}

class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listeners: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private refreshing: vscode.CancellationTokenSource | undefined;

  constructor(private readonly client: BreakevenClient) {
    this.item = vscode.window.createStatusBarItem('breakeven.document', vscode.StatusBarAlignment.Right, 90);
    this.item.name = 'Breakeven';
    this.item.command = COMMANDS.showActions;
    const soon = () => this.refreshSoon();
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.window.onDidChangeTextEditorSelection(soon),
      client.onEstimatesChanged(soon),
    );
    soon();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  private async refresh(): Promise<void> {
    this.refreshing?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.refreshing = source;
    const editor = vscode.window.activeTextEditor;
    const content =
      editor === undefined ? null : await this.contentFor(editor, source.token).catch(() => null);
    if (source.token.isCancellationRequested) return;
    if (content === null) return this.item.hide();
    this.item.text = content.text;
    this.item.tooltip = content.tooltip;
    this.item.accessibilityInformation = {
      label: `Breakeven: ${content.text.replace(/\$\([^)]*\)/g, '').trim()}`,
    };
    this.item.show();
  }

  private async contentFor(editor: vscode.TextEditor, token: vscode.CancellationToken) {
    const uri = editor.document.uri.toString();
    const selections = selectedRanges(editor);
    if (selections.length > 0) {
      const count = await this.client.request(
        REQUESTS.countTokens,
        { uri, selections },
        'countTokensSchema',
        token,
      );
      return { text: `$(symbol-numeric) ${count.text}`, tooltip: count.encoding };
    }
    const summary = await this.client.request(
      REQUESTS.documentSummary,
      { uri },
      'documentSummarySchema',
      token,
    );
    if (summary.text === '') return null;
    return { text: summary.text, tooltip: new vscode.MarkdownString(summary.tooltip) };
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.refreshing?.cancel();
    this.listeners.dispose();
    this.item.dispose();
  }
}
