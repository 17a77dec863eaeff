/** What the extension and the language server call what they ask and tell one another. */

/** Requests to the server. */
export const REQUESTS = {
  documentSummary: 'breakeven/documentSummary',
  countTokens: 'breakeven/countTokens',
  panelSnapshot: 'breakeven/panelSnapshot',
  scenarioFile: 'breakeven/scenarioFile',
  workspaceReport: 'breakeven/workspaceReport',
  locateItem: 'breakeven/locateItem',
  callsTree: 'breakeven/callsTree',
  compareModels: 'breakeven/compareModels',
  refreshPrices: 'breakeven/refreshPrices',
  usagePlaces: 'breakeven/usagePlaces',
  usageEdit: 'breakeven/usageEdit',
} as const;

/** The standard request for lenses, which the extension makes by itself. */
export const LENSES = 'textDocument/codeLens';

/** Notification to the server: the user has come to trust the folders. */
export const TRUST_GRANTED = 'breakeven/trustGranted';

/** Notifications from the server. */
export const NOTIFICATIONS = {
  /** Figures have changed: settings, prices or a file. */
  estimatesChanged: 'breakeven/estimatesChanged',
  /** Lenses have to be asked for again: more has changed than the text of their document. */
  lensesChanged: 'breakeven/lensesChanged',
  /** Settings that were not used, whole list each time; empty when all is well. */
  settingProblems: 'breakeven/settingProblems',
} as const;
