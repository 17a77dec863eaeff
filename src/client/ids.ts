/** Ids that the manifest declares; a test compares both. */

export const EXTENSION_ID = 'breakeven.breakeven';
export const SCENARIO_VIEW = 'breakeven.scenario';
export const CALLS_VIEW = 'breakeven.calls';
/** The editor of scenario files. */
export const SCENARIO_FILE_EDITOR = 'breakeven.scenarioFile';
export const WALKTHROUGH = 'start';

export const COMMANDS = {
  estimateMonthlyCost: 'breakeven.estimateMonthlyCost',
  openScenario: 'breakeven.openScenario',
  openScenarioInEditor: 'breakeven.openScenarioInEditor',
  openScenarioFile: 'breakeven.openScenarioFile',
  newScenarioFile: 'breakeven.newScenarioFile',
  openScenarioText: 'breakeven.openScenarioText',
  setRequestVolume: 'breakeven.setRequestVolume',
  setVariableTokens: 'breakeven.setVariableTokens',
  setOutputTokens: 'breakeven.setOutputTokens',
  countTokens: 'breakeven.countTokens',
  exportReport: 'breakeven.exportReport',
  showLog: 'breakeven.showLog',
  showItem: 'breakeven.showItem',
  scanWorkspace: 'breakeven.scanWorkspace',
  groupCalls: 'breakeven.groupCalls',
  sortCalls: 'breakeven.sortCalls',
  filterCalls: 'breakeven.filterCalls',
  showCall: 'breakeven.showCall',
  compareModels: 'breakeven.compareModels',
  showActions: 'breakeven.showActions',
  setInlineStyle: 'breakeven.setInlineStyle',
  openWalkthrough: 'breakeven.openWalkthrough',
  refreshPrices: 'breakeven.refreshPrices',
  restart: 'breakeven.restart',
} as const;
