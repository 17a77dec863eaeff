import * as vscode from 'vscode';
import { REQUESTS } from '../protocol/requestNames';
import { COMMANDS } from './ids';
import type { BreakevenClient } from './languageClient';

const NOTEBOOK_TYPE = 'jupyter-notebook';

/** The month of each notebook cell that makes calls, below the cell; a click opens the panel on its call. */
export function registerNotebookCells(client: BreakevenClient): vscode.Disposable {
  const provider: vscode.NotebookCellStatusBarItemProvider = {
    onDidChangeCellStatusBarItems: client.onEstimatesChanged,
    async provideCellStatusBarItems({ document, kind }, token) {
      if (kind !== vscode.NotebookCellKind.Code) return [];
      const params = { uri: document.uri.toString(), ofCell: true };
      const summary = await client
        .request(REQUESTS.documentSummary, params, 'documentSummarySchema', token)
        .catch(() => null);
      return summary === null || summary.text === '' ? [] : [itemOf(summary)];
    },
  };
  return vscode.notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, provider);
}

function itemOf({ text, tooltip, itemId }: { text: string; tooltip: string; itemId: string | null }) {
  const item = new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Right);
  item.tooltip = tooltip;
  const title = vscode.l10n.t('Show in Scenario');
  item.command = { title, command: COMMANDS.showItem, arguments: itemId === null ? [] : [itemId] };
  item.accessibilityInformation = { label: `Breakeven: ${text.replace(/\$\([^)]*\)/g, '').trim()}` };
  return item;
}
