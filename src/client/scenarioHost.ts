/** The extension's side of the scenario panel: one scenario, shown by any number of webviews. */

import * as vscode from 'vscode';
import { type History, NO_HISTORY, redo, undo, withStep } from '../core/scenario/history';
import {
  differingPaths,
  freeName,
  type SavedScenario,
  withoutSaved,
  withSaved,
} from '../core/scenario/savedScenario';
import type { PanelRequest, PanelStep } from '../protocol/panel';
import { type PanelContent, type PanelSnapshotParams, panelPassedOnSchema } from '../protocol/panelRequests';
import { REQUESTS } from '../protocol/requestNames';
import { COMMANDS } from './ids';
import type { BreakevenClient } from './languageClient';
import { oneAtATime } from './oneAtATime';
import { openConfigFile } from './openConfigFile';
import { panelRequestOf } from './panelRequestOf';
import { postMessage } from './postMessage';
import { type EditedScenario, rememberedScenario } from './rememberedScenario';
import type { SavedScenarios } from './savedScenarios';
import { readScenarioFile, writeScenarioFile } from './scenarioFiles';

const STATE_KEY = 'breakeven.scenario';

/** All that undo goes back to: the edits, undefined without any, and what is saved. */
interface Kept {
  readonly edits: EditedScenario | undefined;
  readonly saved: readonly SavedScenario[];
}

export class ScenarioHost implements vscode.Disposable {
  /** The pages, each with its last edit that arrived. */
  private readonly pages = new Map<vscode.Webview, number>();
  private readonly listeners: vscode.Disposable;
  private sequence = 0;
  private history: History<Kept, PanelStep> = NO_HISTORY;
  /** Asks for new figures. */
  private readonly refresh = oneAtATime(() => this.ask());
  private selectedWorkloadId: string | null = null;

  constructor(
    private readonly client: BreakevenClient,
    private readonly memory: vscode.Memento,
    private readonly saved: SavedScenarios,
    private readonly log: vscode.LogOutputChannel,
  ) {
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
    const request = panelRequestOf(message, this.log, 'scenario panel');
    if (request === null) return;
    if (request.type === 'scenarioEdited') this.pages.set(from, request.revision);
    if (request.type === 'ready') this.pages.set(from, 0);
    await this.handle(request).catch((error: unknown) => this.log.error(String(error)));
  }

  private async handle(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        return this.refresh();
      case 'scenarioEdited':
        return this.edit(request);
      case 'selectWorkload':
        return this.select(request.id);
      case 'revealWorkload':
        return this.reveal(request.id);
      case 'resetScenario':
        return this.commit({ kind: 'reset', subject: '' }, { edits: undefined });
      case 'undo':
        return this.move(undo(this.history));
      case 'redo':
        return this.move(redo(this.history));
      case 'saveScenario': {
        const { saved } = request;
        return this.commit(
          { kind: 'save', subject: saved.name },
          { saved: withSaved(this.saved.all(), saved) },
        );
      }
      case 'loadScenario':
        return this.load(request.name);
      case 'deleteScenario': {
        const { name } = request;
        return this.commit(
          { kind: 'delete', subject: name },
          { saved: withoutSaved(this.saved.all(), name) },
        );
      }
      case 'exportScenario':
        return writeScenarioFile(request.scenario);
      case 'importScenario':
        return this.importFile();
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', request.query);
        return;
      case 'openConfigFile':
        return openConfigFile();
      case 'exportReport':
        await vscode.commands.executeCommand(COMMANDS.exportReport);
        return;
      case 'resetField':
      case 'addCall':
      case 'openAsText':
        this.log.warn(`Not of a file, so without meaning: ${request.type}`);
    }
  }

  /** An input that is typed or moved is one step until there is a pause; one that is taken back is one of its own. */
  private edit({ scenario, edited, changed }: Extract<PanelRequest, { type: 'scenarioEdited' }>) {
    const burst = edited.includes(changed) ? changed : null;
    return this.commit({ kind: 'edit', subject: changed }, { edits: { scenario, edited } }, burst);
  }

  private kept(): Kept {
    return { edits: this.editedScenario() ?? undefined, saved: this.saved.all() };
  }

  /** Does a step that can be taken back. */
  private async commit(what: PanelStep, change: Partial<Kept>, burst: string | null = null): Promise<void> {
    const before = this.kept();
    const after = { ...before, ...change };
    this.history = withStep(this.history, { what, before, after, burst, at: Date.now() });
    await this.keep(after);
  }

  private async move(to: ReturnType<typeof undo<Kept, PanelStep>>): Promise<void> {
    if (to === null) return;
    this.history = to.history;
    await this.keep(to.state);
  }

  private async keep({ edits, saved }: Kept): Promise<void> {
    await this.memory.update(STATE_KEY, edits);
    await this.saved.set(saved);
    return this.refresh();
  }

  private async load(name: string): Promise<void> {
    const found = this.saved.all().find((saved) => saved.name === name);
    if (found === undefined) return;
    await this.commit(
      { kind: 'load', subject: name },
      { edits: { scenario: found.scenario, edited: found.edited } },
    );
  }

  /** Keeps the file's scenario under its name and loads it: whatever it has otherwise than the workspace is an edit. */
  private async importFile(): Promise<void> {
    const scenario = await readScenarioFile();
    if (scenario === null) return;
    const unedited = { scenario: null, edited: [], selectedWorkloadId: null };
    const today = await this.client.request(REQUESTS.panelSnapshot, unedited, panelPassedOnSchema);
    const edited = differingPaths(today.scenario, scenario);
    const all = this.saved.all();
    const name = freeName(all, scenario.name);
    await this.commit(
      { kind: 'import', subject: name },
      { edits: { scenario, edited }, saved: withSaved(all, { name, scenario, edited }) },
    );
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

  /** The scenario that is shown, as the server is asked for it. */
  shown(): Pick<PanelSnapshotParams, 'scenario' | 'edited'> {
    const edits = this.editedScenario();
    return { scenario: edits?.scenario ?? null, edited: edits?.edited ?? [] };
  }

  /** What the user edited, if it is still readable: a damaged memory costs the edits, never the panel. */
  private editedScenario(): EditedScenario | null {
    return rememberedScenario(this.memory.get(STATE_KEY));
  }

  private async ask(): Promise<void> {
    if (this.pages.size === 0) return;
    const revisions = new Map(this.pages);
    const params = { ...this.shown(), selectedWorkloadId: this.selectedWorkloadId };
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
        file: null,
        undo: this.history.done.at(-1)?.what ?? null,
        redo: this.history.undone.at(-1)?.what ?? null,
        ...content,
      });
  }

  private async reveal(id: string): Promise<void> {
    const place = await this.client.request(REQUESTS.locateItem, { id }, 'locateItemSchema');
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
