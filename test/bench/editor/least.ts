/** The least that an extension for lenses can do: what an editor makes of it is the floor for all others. */

import * as vscode from 'vscode';
import { LEAST_LANGUAGE } from './leastLanguage';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.languages.registerCodeLensProvider(LEAST_LANGUAGE, { provideCodeLenses }),
  );
}

function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const text = document.getText();
  return [...text.matchAll(/^.*\.create\(/gm)].map(({ index }) => {
    const at = document.positionAt(index);
    return new vscode.CodeLens(new vscode.Range(at, at), { title: `${text.length}`, command: '' });
  });
}
