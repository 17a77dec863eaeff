/** A scenario file in the panel. The text of the document is the truth: an edit here is an edit of it, and it is shown anew with each change. */

import * as vscode from 'vscode';
import {
  differenceOf,
  givenPaths,
  placeOfField,
  withCallInText,
  withFieldsInText,
  withoutFieldInText,
} from '../core/scenario/editScenarioText';
import { readScenarioText } from '../core/scenario/scenarioText';
import type { PanelMessage, PanelRequest } from '../protocol/panel';
import { panelPassedOnSchema } from '../protocol/panelRequests';
import { REQUESTS } from '../protocol/requestNames';
import type { BreakevenClient } from './languageClient';
import { oneAtATime } from './oneAtATime';
import { panelRequestOf } from './panelRequestOf';
import { postMessage } from './postMessage';
import type { SavedScenarios } from './savedScenarios';
import { baseName } from './scenarioFiles';

/** A document that changes under an edit is edited again. */
const MOST_ATTEMPTS = 5;

export class ScenarioFilePage implements vscode.Disposable {
  private readonly listeners: vscode.Disposable;
  private readonly refresh = oneAtATime(() => this.show());
  /** Edits, one after the other. */
  private edits: Promise<void> = Promise.resolve();
  private sequence = 0;
  private revision = 0;
  private selectedWorkloadId: string | null = null;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly webview: vscode.Webview,
    private readonly client: BreakevenClient,
    private readonly saved: SavedScenarios,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document: changed }) => {
        if (changed === document) void this.refresh();
      }),
      client.onEstimatesChanged(() => void this.refresh()),
    );
  }

  private async receive(message: unknown): Promise<void> {
    const request = panelRequestOf(message, this.log, 'scenario editor');
    if (request === null) return;
    await this.handle(request).catch((error: unknown) => this.log.error(String(error)));
  }

  private async handle(request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        this.revision = 0;
        return this.refresh();
      case 'scenarioEdited': {
        const { scenario, edited, revision } = request;
        return this.edit((text) => withFieldsInText(text, scenario, edited), revision);
      }
      case 'resetField':
        return this.edit((text) => withoutFieldInText(text, request.path), this.revision);
      case 'addCall':
        return this.edit((text) => {
          const added = withCallInText(text);
          this.selectedWorkloadId = added?.id ?? this.selectedWorkloadId;
          return added?.text ?? null;
        }, this.revision);
      case 'selectWorkload':
        this.selectedWorkloadId = request.id;
        return this.refresh();
      case 'openAsText':
        return this.openAsText(request.at);
      default:
        this.log.warn(`Not of a workspace, so without meaning: ${request.type}`);
    }
  }

  /** Where nothing changes, the page is shown what holds. */
  private edit(change: (text: string) => string | null, revision: number): Promise<void> {
    this.edits = this.edits
      .then(() => this.change(change))
      .catch((error: unknown) => this.log.error(String(error)))
      .then(() => {
        this.revision = revision;
        return this.refresh();
      });
    return this.edits;
  }

  private async change(change: (text: string) => string | null): Promise<void> {
    const { document } = this;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const before = document.getText();
      const after = change(before);
      if (after === null || after === before) return;
      const { from, to, text } = differenceOf(before, after);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), text);
      if (await vscode.workspace.applyEdit(edit)) return;
    }
  }

  private async show(): Promise<void> {
    const { document, revision } = this;
    const file = baseName(document.uri);
    const { scenario, problems, root } = readScenarioText(document.getText());
    if (scenario === null || root === null)
      return this.post({ type: 'broken', file, problems: [...problems] });
    const given = givenPaths(root, scenario);
    const params = { scenario, given, selectedWorkloadId: this.selectedWorkloadId };
    try {
      const content = await this.client.request(REQUESTS.scenarioFile, params, panelPassedOnSchema);
      this.sequence += 1;
      const own = { file, undo: null, redo: null, saved: this.saved.all(), locale: vscode.env.language };
      this.post({ type: 'snapshot', sequence: this.sequence, revision, ...content, ...own });
    } catch (error) {
      this.log.error(`The scenario of ${file} could not be computed: ${String(error)}`);
      const message = vscode.l10n.t('The scenario could not be computed. The log says why.');
      this.post({ type: 'failure', message });
    }
  }

  private post(message: PanelMessage): void {
    postMessage(this.webview, message);
  }

  private async openAsText(at: Extract<PanelRequest, { type: 'openAsText' }>['at']): Promise<void> {
    const { document } = this;
    const offset = typeof at === 'string' ? placeOfField(document.getText(), at) : null;
    const place =
      typeof at === 'object'
        ? new vscode.Position(at.line - 1, at.column - 1)
        : document.positionAt(offset ?? 0);
    const options = { selection: new vscode.Range(place, place) };
    await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default', options);
  }

  dispose(): void {
    this.listeners.dispose();
  }
}
