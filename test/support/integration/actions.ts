/** What a person does in the editor and sees there, beside opening files: typing, answering a question, reading lenses by line. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './vscode';

/** Repeats the assertions until they hold; at the deadline says which did not. */
export async function eventually(assertions: () => void | PromiseLike<void>): Promise<void> {
  const failure = async () => {
    try {
      await assertions();
      return null;
    } catch (error) {
      if (error instanceof assert.AssertionError) return error.message;
      throw error;
    }
  };
  await until(failure, (message) => message === null, 'the assertions do not come to hold');
}

/** Types over the first occurrence of `text`. */
export async function replaceText(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `"${text}" is not in ${document.uri.path}`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, by);
  assert.ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

/** The extension's lenses as `line: title`, lines from 1. */
export async function lensesByLine({ uri }: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses
    .filter(({ command }) => command?.command === 'breakeven.showItem')
    .map(({ command, range }) => `${range.start.line + 1}: ${command?.title}`);
}

/** Runs a command and does `answer` to what it shows, again and again, until the command has ended. */
export async function runAnswering(command: string, answer: readonly string[]): Promise<void> {
  let ended = false;
  const running = Promise.resolve(vscode.commands.executeCommand(command)).finally(() => {
    ended = true;
  });
  const step = async () => {
    for (const action of answer) if (!ended) await vscode.commands.executeCommand(action);
    return ended;
  };
  await Promise.all([running, until(step, (done) => done, `${command} does not end`)]);
}

export const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
export const CANCEL = 'workbench.action.closeQuickOpen';
export const NEXT = 'workbench.action.quickOpenSelectNext';
export const FIRST_BUTTON = 'notification.acceptPrimaryAction';
