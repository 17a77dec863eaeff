import * as vscode from 'vscode';
import { registerCallsView } from './callsView';
import { registerCompareModels } from './commands/compareModels';
import { registerCountTokens } from './commands/countTokens';
import { registerEstimateMonthlyCost } from './commands/estimateMonthlyCost';
import { registerExportReport } from './commands/exportReport';
import { registerOpenScenario } from './commands/openScenario';
import { registerOpenScenarioFile } from './commands/openScenarioFile';
import { registerOpenWalkthrough } from './commands/openWalkthrough';
import { registerRefreshPrices } from './commands/refreshPrices';
import { registerRestart } from './commands/restart';
import { registerSetInlineStyle } from './commands/setInlineStyle';
import { registerSetUsage } from './commands/setUsage';
import { registerShowActions } from './commands/showActions';
import { registerShowItem } from './commands/showItem';
import { COMMANDS } from './ids';
import { BreakevenClient, type LaunchServer } from './languageClient';
import type { LensProvider } from './lensProvider';
import { registerNotebookCells } from './notebookCells';
import { Panels } from './panels';
import { registerScenarioFileEditor } from './scenarioFileEditor';
import { registerScenarioView } from './scenarioView';
import { serverLenses } from './serverLenses';
import { registerSettingProblems } from './settingProblems';
import { registerStatusBar } from './statusBar';

/** A table of contents: each line is a feature. The server starts by itself and nothing here waits for it. */
export function registerFeatures(
  context: vscode.ExtensionContext,
  launch: LaunchServer,
  lenses: LensProvider,
): void {
  const log = vscode.window.createOutputChannel('Breakeven', { log: true });
  const client = new BreakevenClient(launch, context, log);
  const panels = new Panels(client, context.workspaceState, log);
  context.subscriptions.push(
    log,
    client,
    panels,
    registerScenarioView(context, panels),
    registerScenarioFileEditor(context, panels),
    registerCallsView(client, context.workspaceState, log),
    registerStatusBar(client),
    registerNotebookCells(client),
    registerSettingProblems(client, log),
    registerEstimateMonthlyCost(client, log),
    registerOpenScenario(context, panels),
    registerOpenScenarioFile(client, panels, log),
    registerShowItem(panels),
    registerSetUsage(client, log),
    registerCompareModels(client, log),
    registerCountTokens(client, log),
    registerExportReport(client, log),
    registerShowActions(log),
    registerSetInlineStyle(log),
    registerOpenWalkthrough(),
    registerRefreshPrices(client, context.globalState, log),
    registerRestart(client, log),
    vscode.commands.registerCommand(COMMANDS.showLog, () => log.show()),
  );
  lenses.comeFrom(serverLenses(client, log));
  client.start();
}
