import * as vscode from 'vscode';
import type { Problem, Range } from '../host';

export function problemOf({ code, message, severity, range: { start, end } }: vscode.Diagnostic): Problem {
  return {
    code: String(typeof code === 'object' ? code.value : (code ?? '')),
    message,
    severity: severity + 1,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}

export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Ours alone. */
export function problemsAt(uri: vscode.Uri): Problem[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'breakeven')
    .map(problemOf);
}
