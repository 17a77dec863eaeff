/** The extension's side of the scenario panel: one scenario, shown by any number of webviews. */

import * as vscode from 'vscode';
import { differingPaths, freeName } from '../core/scenario/savedScenario';
import { type PanelRequest, type PanelSnapshot, panelRequestSchema } from '../protocol/panel';
import { locateItemSchema, panelPassedOnSchema, REQUESTS } from '../protocol/requests';
import { COMMANDS } from './ids';
import type { BreakevenClient } from './languageClient';
import { postMessage } from './postMessage';
import { type EditedScenario, rememberedScenario } from './remembered';
import { SavedScenarios } from './savedScenarios';
import { readScenarioFile, writeScenarioFile } from './scenarioFiles';

const STATE_KEY = 'breakeven.scenario';

type PanelContent = Omit<PanelSnapshot, 'type' | 'sequence' | 'revision' | 'saved'>;

export class ScenarioHost implements vscode.Disposable {
  /** The pages, each with its last edit that arrived. */
  private readonly pages = new Map<vscode.Webview, number>();
  private readonly listeners: vscode.Disposable;
  private readonly saved: SavedScenarios;
  private sequence = 0;
  private isRefreshing = false;
  private isStale = false;
  private selectedWorkloadId: string | null = null;

  constructor(
    private readonly client: BreakevenClient,
    private readonly memory: vscode.Memento,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.saved = new SavedScenarios(memory);
    this.listeners = client.onEstimatesChanged(() => void this.refresh());
  }

  /** Shows the panel's contents in a webview until it is disposed. */
  attach(webview: vscode.Webview): vscode.Disposable {
    this.pages.set(webview, 0);
    const listener = webview.onDidReceiveMessage((message: unknown) => void this.receive(webview, message));
    return new vscode.Disposable(() => {
      this.pages.delete(webview);
      listener.dispose();
    });
  }

  select(workloadId: string | null): void {
    this.selectedWorkloadId = workloadId;
    void this.refresh();
  }

  private async receive(from: vscode.Webview, message: unknown): Promise<void> {
    const parsed = panelRequestSchema.safeParse(message);
    if (!parsed.success) {
      this.log.warn(`A message of the scenario panel was not understood: ${parsed.error.message}`);
      return;
    }
    if (parsed.data.type === 'scenarioEdited') this.pages.set(from, parsed.data.revision);
    if (parsed.data.type === 'ready') this.pages.set(from, 0);
    await this.handle(parsed.data).catch((error: unknown) => this.log.error(String(error)));
  }

  private async handle(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        return this.refresh();
      case 'scenarioEdited':
        return this.lay({ scenario: request.scenario, edited: request.edited });
      case 'selectWorkload':
        return this.select(request.id);
      case 'revealWorkload':
        return this.reveal(request.id);
      case 'resetScenario':
        return this.lay(undefined);
      case 'saveScenario':
        await this.saved.keep(request.saved);
        return this.refresh();
      case 'loadScenario':
        return this.load(request.name);
      case 'deleteScenario':
        if (await this.saved.forget(request.name)) await this.refresh();
        return;
      case 'exportScenario':
        return writeScenarioFile(request.scenario);
      case 'importScenario':
        return this.importFile();
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', request.query);
        return;
      case 'exportReport':
        await vscode.commands.executeCommand(COMMANDS.exportReport);
    }
  }

  /** Puts edits over the scenario of the workspace; undefined: none. */
  private async lay(edits: EditedScenario | undefined): Promise<void> {
    await this.memory.update(STATE_KEY, edits);
    return this.refresh();
  }

  private async load(name: string): Promise<void> {
    const found = this.saved.all().find((saved) => saved.name === name);
    if (found !== undefined) await this.lay({ scenario: found.scenario, edited: found.edited });
  }

  /** Keeps the file's scenario under its name and loads it: whatever it has otherwise than the workspace is an edit. */
  private async importFile(): Promise<void> {
    const scenario = await readScenarioFile();
    if (scenario === null) return;
    const unedited = { scenario: null, edited: [], selectedWorkloadId: null };
    const today = await this.client.request(REQUESTS.panelSnapshot, unedited, panelPassedOnSchema);
    const edited = differingPaths(today.scenario, scenario);
    const name = freeName(this.saved.all(), scenario.name);
    await this.saved.keep({ name, scenario: { ...scenario, name }, edited });
    await this.lay({ scenario, edited });
    const here = new Set(today.scenario.workloads.map(({ id }) => id));
    const left = scenario.workloads.filter(({ id }) => !here.has(id)).length;
    if (left === 0) return;
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Calls of the file that this workspace does not have: {0}. They count in the comparison of saved scenarios only.',
        left,
      ),
    );
  }

  /** What the user edited, if it is still readable: a damaged memory costs the edits, never the panel. */
  private editedScenario(): EditedScenario | null {
    return rememberedScenario(this.memory.get(STATE_KEY));
  }

  /** Asks for new figures; a wish that comes while an answer is under way is granted once, after it. */
  private async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    while (this.isStale && this.pages.size > 0) {
      this.isStale = false;
      await this.ask();
    }
    this.isRefreshing = false;
  }

  private async ask(): Promise<void> {
    const edited = this.editedScenario();
    const revisions = new Map(this.pages);
    const params = {
      scenario: edited?.scenario ?? null,
      edited: edited?.edited ?? [],
      selectedWorkloadId: this.selectedWorkloadId,
    };
    try {
      const content = await this.client.request(REQUESTS.panelSnapshot, params, panelPassedOnSchema);
      this.show({ ...content, locale: vscode.env.language }, revisions);
    } catch (error) {
      this.log.error(`The scenario could not be computed: ${String(error)}`);
      const message = vscode.l10n.t('The scenario could not be computed. The log says why.');
      for (const webview of this.pages.keys()) postMessage(webview, { type: 'failure', message });
    }
  }

  private show(content: PanelContent, revisions: ReadonlyMap<vscode.Webview, number>): void {
    this.sequence += 1;
    const { sequence } = this;
    const saved = this.saved.all();
    for (const webview of this.pages.keys())
      postMessage(webview, {
        type: 'snapshot',
        sequence,
        revision: revisions.get(webview) ?? 0,
        saved,
        ...content,
      });
  }

  private async reveal(id: string): Promise<void> {
    const place = await this.client.request(REQUESTS.locateItem, { id }, locateItemSchema);
    if (place === null) return;
    const uri = vscode.Uri.parse(place.uri);
    // A range of a cell says nothing of the notebook's file.
    if (uri.path.endsWith('.ipynb')) {
      await vscode.commands.executeCommand('vscode.open', uri);
      return;
    }
    const { start, end } = place.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(uri, { selection });
  }

  dispose(): void {
    this.listeners.dispose();
    this.pages.clear();
  }
}
