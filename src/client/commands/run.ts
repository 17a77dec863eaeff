import * as vscode from 'vscode';
import type { LSPErrorCodes } from 'vscode-languageclient';

/** The answer to a request that the user has taken back. Of the package, which is not loaded with this file. */
const REQUEST_CANCELLED: typeof LSPErrorCodes.RequestCancelled = -32800;

function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === REQUEST_CANCELLED;
}

/** Registers a command whose failure is said once to the user and logged, and never thrown into the editor. */
export function registerCommand(
  id: string,
  log: vscode.LogOutputChannel,
  handler: (...args: unknown[]) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      await handler(...args);
    } catch (error) {
      if (isCancelled(error)) return;
      log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const show = vscode.l10n.t('Show Log');
      const message = vscode.l10n.t('Breakeven: {0}', error instanceof Error ? error.message : String(error));
      if ((await vscode.window.showErrorMessage(message, show)) === show) log.show();
    }
  });
}
