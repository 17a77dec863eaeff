import { type Connection, DiagnosticSeverity, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceProblem } from '../../core/source/callSite';
import type { Session } from '../session';
import { safely } from './safely';

/** Typing is full of broken code for a moment; a problem that lasts this long is one. */
const SETTLE_MS = 400;

const SEVERITY: Readonly<Record<SourceProblem['code'], DiagnosticSeverity>> = {
  'syntax-error': DiagnosticSeverity.Hint,
  'invalid-front-matter': DiagnosticSeverity.Warning,
  'too-large': DiagnosticSeverity.Information,
  binary: DiagnosticSeverity.Information,
  unreadable: DiagnosticSeverity.Information,
  'unknown-directive': DiagnosticSeverity.Warning,
  'invalid-directive': DiagnosticSeverity.Warning,
  'stray-directive': DiagnosticSeverity.Hint,
  'unknown-model': DiagnosticSeverity.Warning,
  'overridden-model': DiagnosticSeverity.Information,
  'invalid-config': DiagnosticSeverity.Warning,
  'unmatched-config': DiagnosticSeverity.Hint,
};

/** What could not be read, where it is. */
export function registerDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  session: Session,
): void {
  const timers = new Map<string, NodeJS.Timeout>();

  const publish = (uri: string) =>
    safely(connection, 'diagnostics', undefined, async () => {
      const version = session.document(uri)?.version;
      const estimate = await session.estimateOpen(uri);
      if (estimate === null || version === undefined) return;
      // Edited or closed in the meantime: these problems are of another text.
      if (session.document(uri)?.version !== version) return;
      const diagnostics = estimate.problems.map(({ code, message, range }) => ({
        code,
        message,
        range,
        severity: SEVERITY[code],
        source: 'breakeven',
      }));
      await connection.sendDiagnostics({ uri, version, diagnostics });
    });

  documents.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => void publish(uri), SETTLE_MS),
    );
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}
