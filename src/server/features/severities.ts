import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Severity } from '../../core/project/findings/ruleNames';

/** As a user sets them, in the protocol's numbers. */
export const FINDING_SEVERITY: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};
