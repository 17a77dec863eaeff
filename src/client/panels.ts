import type * as vscode from 'vscode';
import { inParts } from './inParts';
import type { BreakevenClient } from './languageClient';
import type { ScenarioHost } from './scenarioHost';

/** The extension's side of all panels, evaluated when the first is opened: a window without one needs none of it. */
export class Panels implements vscode.Disposable {
  private loaded: ReturnType<Panels['load']> | undefined;

  constructor(
    private readonly client: BreakevenClient,
    private readonly memory: vscode.Memento,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The scenario of the window, which its Scenario view and editors show. */
  async scenario(): Promise<ScenarioHost> {
    return (await this.whole()).scenario;
  }

  /** Shows a scenario file in a webview until that is disposed. */
  async attachFile(document: vscode.TextDocument, webview: vscode.Webview): Promise<vscode.Disposable> {
    const { ScenarioFilePage, saved } = await this.whole();
    return new ScenarioFilePage(document, webview, this.client, saved, this.log);
  }

  private whole(): ReturnType<Panels['load']> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load() {
    await inParts([
      () => import('../core/scenario/scenario'),
      () => import('../core/scenario/savedScenario'),
      () => import('../protocol/panelData'),
      () => import('../protocol/panel'),
      () => import('../protocol/panelRequests'),
      () => import('../core/scenario/editScenarioText'),
      () => import('./scenarioFiles'),
      () => import('./scenarioHost'),
      () => import('./scenarioFilePage'),
    ]);
    const { SavedScenarios } = await import('./savedScenarios');
    const { ScenarioHost } = await import('./scenarioHost');
    const { ScenarioFilePage } = await import('./scenarioFilePage');
    const saved = new SavedScenarios(this.memory);
    return { saved, scenario: new ScenarioHost(this.client, this.memory, saved, this.log), ScenarioFilePage };
  }

  dispose(): void {
    void this.loaded?.then(({ scenario }) => scenario.dispose());
  }
}
