/** Ids that the manifest declares; a test compares both. */

export const EXTENSION_ID = 'breakeven.breakeven';
export const SCENARIO_VIEW = 'breakeven.scenario';

export const COMMANDS = {
  estimateMonthlyCost: 'breakeven.estimateMonthlyCost',
  openScenario: 'breakeven.openScenario',
  openScenarioInEditor: 'breakeven.openScenarioInEditor',
  setRequestVolume: 'breakeven.setRequestVolume',
  countTokens: 'breakeven.countTokens',
  exportReport: 'breakeven.exportReport',
  showLog: 'breakeven.showLog',
  showItem: 'breakeven.showItem',
} as const;
