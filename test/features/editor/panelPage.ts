/** The panel's page in an editor tab, without its drawing: it speaks with the extension as the page does. */

import * as vscode from 'vscode';
import { assembler } from '../../../src/protocol/textParts';
import type { EditedScenario, PanelFigures } from '../host';

type Message = Readonly<Record<string, unknown>>;

export class PanelPage {
  private readonly sent = new vscode.EventEmitter<Message>();
  private readonly disposed = new vscode.EventEmitter<void>();
  private arrived: (message: Message) => void = () => undefined;
  private revision = 0;
  private readonly assemble = assembler();

  /** Handed to the extension in the place of one that VS Code draws. */
  readonly panel = {
    onDidDispose: this.disposed.event,
    webview: {
      options: {},
      html: '',
      cspSource: '',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: this.sent.event,
      postMessage: async (data: unknown) => {
        const message = this.assemble(data);
        if (message !== undefined) this.arrived(message as Message);
      },
    },
  };

  /** The figures that the extension answers with to an edit, or to taking all edits back. */
  async edit(edits: EditedScenario | null): Promise<PanelFigures> {
    this.revision += 1;
    const { revision } = this;
    const answer = new Promise<Message>((resolve, reject) => {
      this.arrived = (message) => {
        if (message.type === 'failure') reject(new Error(String(message.message)));
        if (edits === null || message.revision === revision) resolve(message);
      };
    });
    this.sent.fire(
      edits === null
        ? { type: 'resetScenario' }
        : { type: 'scenarioEdited', revision, changed: edits.edited.at(-1) ?? '', ...edits },
    );
    const { type, sequence, revision: _, saved, file, undo, redo, ...figures } = await answer;
    return figures as PanelFigures;
  }
}
