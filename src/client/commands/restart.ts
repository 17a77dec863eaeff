import type * as vscode from 'vscode';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { registerCommand } from './run';

/** Starts the language server anew: after it has been given up, or when the user has reason to. */
export function registerRestart(client: BreakevenClient, log: vscode.LogOutputChannel): vscode.Disposable {
  return registerCommand(COMMANDS.restart, log, () => client.restart());
}
