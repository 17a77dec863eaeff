import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentEstimate } from '../../core/project/documentEstimate';
import { firstLineOf } from '../../core/project/findings/finding';
import type { RuleName, Severity } from '../../core/project/findings/ruleNames';
import type { ConfigReading } from '../../core/project/parseConfig';
import { NOTIFICATIONS } from '../../protocol/requestNames';
import { Budgets, type OverBudget } from '../budgets';
import type { ServerHost } from '../host';
import type { Session } from '../session';
import { DIAGNOSTIC_SOURCE } from './quickFixes';
import { safely } from './safely';
import { FINDING_SEVERITY } from './severities';

/** The month follows a pause in typing; it is of the whole workspace. */
const SETTLE_MS = 600;
const RULE: RuleName = 'budgetExceeded';

export interface BudgetMarks {
  /** Marks in a `breakeven.json` that sets a budget. */
  inConfig(uri: string, reading: ConfigReading, severity: Severity): Diagnostic[];
  /** Marks in a document with calls, where no file sets the budget. */
  inDocument(uri: string, estimate: DocumentEstimate, severity: Severity): Diagnostic[];
  messageFor(uri: string): string | null;
  /** Calls back when a budget is exceeded that was not, or the other way round. */
  whenChanged(listener: () => void): void;
}

/** Keeps an eye on the workspace's month while it has a budget. */
export function registerBudget(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  session: Session,
  host: ServerHost,
): BudgetMarks {
  const openUris = () => new Set(documents.all().map(({ uri }) => session.canonicalUri(uri)));
  const budgets = new Budgets(session, host, openUris);
  const listeners: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () =>
    safely(connection, 'budget', undefined, async () => {
      if (!(await budgets.refresh())) return;
      for (const listener of listeners) listener();
      await connection.sendNotification(NOTIFICATIONS.estimatesChanged);
    });
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), SETTLE_MS);
  };
  session.whenFiguresChange(refreshSoon);
  documents.onDidChangeContent(refreshSoon);
  documents.onDidClose(refreshSoon);

  const at = (fits: (over: OverBudget) => boolean) => budgets.exceeded().find(fits);
  return {
    inConfig: (uri, reading, severity) => {
      const over = at(({ configUri }) => configUri === session.canonicalUri(uri));
      if (over === undefined || reading.config.monthlyBudgetUsd === undefined) return [];
      return mark(over, reading.rangeOf(['monthlyBudgetUsd']), severity);
    },
    inDocument: (uri, { items }, severity) => {
      const over = at(
        ({ configUri, dearestOpen }) => configUri === null && dearestOpen?.uri === session.canonicalUri(uri),
      );
      const item = items.find(({ id }) => id === over?.dearestOpen?.itemId);
      return over === undefined || item === undefined ? [] : mark(over, firstLineOf(item), severity);
    },
    messageFor: (uri) => budgets.messageFor(session.canonicalUri(uri)),
    whenChanged: (listener) => void listeners.push(listener),
  };
}

function mark({ message }: OverBudget, range: Diagnostic['range'], severity: Severity): Diagnostic[] {
  if (severity === 'off') return [];
  return [
    {
      code: RULE,
      message: `The calls cost ${message}.`,
      range,
      severity: FINDING_SEVERITY[severity],
      source: DIAGNOSTIC_SOURCE,
    },
  ];
}
