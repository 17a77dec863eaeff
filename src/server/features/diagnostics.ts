import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { oneLine } from '../../core/present/shownName';
import type { ConfigFile } from '../../core/project/configFile';
import { findingsOf, type RatedFinding } from '../../core/project/findings/findings';
import { parseConfig } from '../../core/project/parseConfig';
import type { SourceProblem } from '../../core/source/callSite';
import type { Session } from '../session';
import { isRevision } from '../workspaceFolders';
import type { BudgetMarks } from './budget';
import { DIAGNOSTIC_SOURCE, type FixData } from './quickFixes';
import { remedyData } from './remedies';
import { safely } from './safely';
import { FINDING_SEVERITY } from './severities';

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
  'untrusted-config': DiagnosticSeverity.Information,
  'unmatched-config': DiagnosticSeverity.Hint,
};

/** What could not be read or used, where it is: in documents that are open, and in every `breakeven.json`. */
export function registerDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  session: Session,
  budget: BudgetMarks,
): void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** `breakeven.json` files that are not open and have been said something of. */
  const marked = new Set<string>();

  const publish = (uri: string) =>
    safely(connection, 'diagnostics', undefined, async () => {
      const version = session.document(uri)?.version;
      const diagnostics = await diagnosticsOf(uri, session, budget);
      if (diagnostics === null || version === undefined) return;
      // Edited or closed in the meantime: these problems are of another text.
      if (session.document(uri)?.version !== version) return;
      await connection.sendDiagnostics({ uri, version, diagnostics });
    });

  const schedule = (uri: string) => {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => void publish(uri), SETTLE_MS),
    );
  };

  const publishClosedConfigs = () =>
    safely(connection, 'diagnostics', undefined, async () => {
      const files = session.configFiles();
      for (const uri of marked) {
        if (files.has(uri) || isOpen(uri)) continue;
        marked.delete(uri);
        await connection.sendDiagnostics({ uri, diagnostics: [] });
      }
      for (const [uri, file] of files) {
        const diagnostics = isOpen(uri) ? [] : await configDiagnostics(uri, file, session, budget);
        if (isOpen(uri)) continue;
        marked.add(uri);
        await connection.sendDiagnostics({ uri, diagnostics });
      }
    });
  const isOpen = (uri: string) =>
    documents.all().some((document) => session.canonicalUri(document.uri) === uri);

  const publishAll = () => {
    for (const { uri } of documents.all()) schedule(uri);
    void publishClosedConfigs();
  };
  session.whenReloaded(publishAll);
  budget.whenChanged(publishAll);
  documents.onDidChangeContent(({ document: { uri } }) => schedule(uri));
  documents.onDidClose(async ({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [] });
    if (session.configFiles().has(session.canonicalUri(uri))) await publishClosedConfigs();
  });
}

/** Null for a document that is closed by now. */
async function diagnosticsOf(
  uri: string,
  session: Session,
  budget: BudgetMarks,
): Promise<Diagnostic[] | null> {
  const config = session.configFiles().get(session.canonicalUri(uri));
  const text = session.document(uri)?.getText();
  // What is wrong with a file is said of the file itself.
  if (isRevision(uri)) return null;
  if (config !== undefined && text !== undefined)
    return configDiagnostics(uri, config, session, budget, text);
  const estimate = await session.estimateOpen(uri);
  if (estimate === null) return null;
  const context = await session.currentContext(uri);
  return [
    ...estimate.problems.map(diagnosticOf),
    ...findingsOf(estimate.items, context).map(findingDiagnostic),
    ...budget.inDocument(uri, estimate, context.settings['problems.budgetExceeded']),
  ];
}

/** With the text that is open, or else with the file. */
async function configDiagnostics(
  uri: string,
  file: ConfigFile,
  session: Session,
  budget: BudgetMarks,
  openText?: string,
): Promise<Diagnostic[]> {
  const problems = await session.configProblems(file, openText);
  const reading = openText === undefined ? file.reading : parseConfig(openText);
  const { settings } = await session.currentContext(uri);
  return [
    ...problems.map(diagnosticOf),
    ...budget.inConfig(uri, reading, settings['problems.budgetExceeded']),
  ];
}

function findingDiagnostic({ rule, message, range, severity, remedies, callLine }: RatedFinding): Diagnostic {
  return {
    code: rule,
    message: oneLine(message),
    range,
    severity: FINDING_SEVERITY[severity],
    source: DIAGNOSTIC_SOURCE,
    data: remedyData(remedies, callLine),
  };
}

function diagnosticOf({ code, message, range, replacement }: SourceProblem): Diagnostic {
  const data = replacement === undefined ? {} : { data: { replacement } satisfies FixData };
  const severity = SEVERITY[code];
  return { code, message: oneLine(message), range, severity, source: DIAGNOSTIC_SOURCE, ...data };
}
