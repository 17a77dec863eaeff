import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Problem } from '../host';

export function problemOf({ code, message, severity, range }: Diagnostic): Problem {
  return { code: String(code ?? ''), message: String(message), severity: severity ?? 1, range };
}

/** The diagnostics that look like the problem, with the data that their fixes need. */
export function rawOf(diagnostics: readonly Diagnostic[], problem: Problem): Diagnostic[] {
  const wanted = JSON.stringify(problem);
  return diagnostics.filter((diagnostic) => JSON.stringify(problemOf(diagnostic)) === wanted);
}
