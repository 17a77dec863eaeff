/** A document in VS Code, asked by the editor's own commands. */

import * as vscode from 'vscode';
import { eventually, holds } from '../expect';
import { inOrder, withoutCommands } from '../figures';
import type { Figure, OpenDocument, Position, Problem, Range } from '../host';
import { problemsAt, rangeOf } from './problems';
import type { Shown } from './shown';

const ALL = 1000;

export class EditorDocument implements OpenDocument {
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly shown: Shown,
  ) {}

  text(): string {
    return this.document.getText();
  }

  async replace(text: string, by: string): Promise<void> {
    const offset = this.text().indexOf(text);
    if (offset < 0) throw new Error(`"${text}" is not in ${this.document.uri}`);
    const { document } = this;
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, by);
    await vscode.workspace.applyEdit(edit);
  }

  async save(): Promise<void> {
    await this.document.save();
  }

  async close(): Promise<void> {
    await this.show();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(
      () => vscode.workspace.textDocuments,
      (open) => holds(!open.includes(this.document), `${this.document.uri} stays open`),
    );
  }

  async lenses(): Promise<Figure[]> {
    const lenses = await this.ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', ALL);
    const ours = lenses.filter(({ command }) => command?.command === 'breakeven.showItem');
    return inOrder(ours.map(({ range, command }) => ({ ...at(range.start), text: command?.title ?? '' })));
  }

  async hints(): Promise<Figure[]> {
    const whole = new vscode.Range(0, 0, this.document.lineCount, 0);
    const hints = await this.ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', whole);
    return inOrder(hints.map(({ position, label }) => ({ ...at(position), text: labelOf(label) })));
  }

  async hover(position: Position): Promise<string> {
    const hovers = await this.ask<vscode.Hover[]>('vscode.executeHoverProvider', placed(position));
    const texts = hovers.flatMap(({ contents }) => contents).map((content) => textOf(content));
    return withoutCommands(texts.join('\n'));
  }

  problems(): Problem[] {
    return problemsAt(this.document.uri);
  }

  async fixes(problem: Problem): Promise<string[]> {
    return (await this.actions(problem)).map(({ title }) => title);
  }

  async applyFix(problem: Problem, title: string): Promise<void> {
    const action = (await this.actions(problem)).find((each) => each.title === title);
    if (action?.edit === undefined) throw new Error(`no fix "${title}"`);
    await vscode.workspace.applyEdit(action.edit);
  }

  private async actions(problem: Problem): Promise<vscode.CodeAction[]> {
    const range = rangeOf(problem.range);
    const actions = await this.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', range);
    return actions.filter(({ edit }) => edit !== undefined);
  }

  async complete(position: Position) {
    const list = await this.ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      placed(position),
    );
    // Words of the document are offered by the editor itself.
    return list.items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({ label, detail }) => ({
        label: typeof label === 'string' ? label : label.label,
        detail: detail ?? '',
      }));
  }

  async summary() {
    await this.show();
    const item = this.shown.statusBarItem;
    const { tooltip } = item ?? {};
    return {
      text: item?.text ?? '',
      tooltip: withoutCommands(typeof tooltip === 'object' ? tooltip.value : (tooltip ?? '')),
    };
  }

  async countTokens(selections: readonly Range[]): Promise<string> {
    const editor = await this.show();
    editor.selections = selections.map(({ start, end }) => new vscode.Selection(placed(start), placed(end)));
    this.shown.messages.splice(0);
    await this.shown.run('breakeven.countTokens');
    return (this.shown.messages.at(-1) ?? '').replace(/^\w+: /, '');
  }

  async otherModels(position: Position) {
    const editor = await this.show();
    editor.selection = new vscode.Selection(placed(position), placed(position));
    this.shown.offered = [];
    this.shown.choose = () => false;
    await this.shown.run('breakeven.compareModels');
    return this.shown.offered.map(({ label, description, detail }) => ({
      model: label.replace('$(check) ', ''),
      detail: detail ?? '',
      isCurrent: label.startsWith('$(check) '),
      cost: description ?? '',
    }));
  }

  private show(): Thenable<vscode.TextEditor> {
    return vscode.window.showTextDocument(this.document);
  }

  private async ask<T>(command: string, ...args: unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(command, this.document.uri, ...args);
  }
}

function at({ line, character }: vscode.Position): Position {
  return { line, character };
}

function placed({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

function labelOf(label: vscode.InlayHint['label']): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}

function textOf(content: vscode.Hover['contents'][number]): string {
  return typeof content === 'string' ? content : content.value;
}
