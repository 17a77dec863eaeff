/**
 * What the extension hands to VS Code to be shown, and answers to what it asks: messages, lists, the status bar, the Calls
 * view, the panel's page. To be set up before the extension is activated. Extensions and tests of one folder get the same
 * `vscode`, so that its functions can be put in the way here.
 */

import * as vscode from 'vscode';
import { PanelPage } from './panelPage';

type Pick = vscode.QuickPickItem & Readonly<Record<string, unknown>>;

export class Shown {
  readonly messages: string[] = [];
  readonly errors: string[] = [];
  /** The items of the list that was offered last. */
  offered: readonly Pick[] = [];
  /** Which item is to be taken from the next list; none: the list is dismissed. */
  choose: (item: Pick) => boolean = () => false;
  /** What is typed into the next box; undefined: it is dismissed. */
  typed: string | undefined;
  statusBarItem: vscode.StatusBarItem | undefined;
  calls:
    | { readonly view: vscode.TreeView<unknown>; readonly data: vscode.TreeDataProvider<unknown> }
    | undefined;
  readonly page = new PanelPage();
  /** Text of the unsaved document that was opened last. */
  opened = '';
  private paper: Thenable<vscode.TextDocument> | undefined;
  private readonly openDocument = vscode.workspace.openTextDocument;

  constructor() {
    const real = { ...vscode.window };
    const say = (list: string[]) => async (message: string) => void list.push(message);
    Object.assign(vscode.window, {
      showInformationMessage: say(this.messages),
      showWarningMessage: say(this.messages),
      showErrorMessage: say(this.errors),
      showQuickPick: async (items: readonly Pick[]) => {
        this.offered = items;
        return items.find((item) => this.choose(item));
      },
      showInputBox: async () => this.typed,
      createStatusBarItem: (...args: unknown[]) => {
        const item = call<vscode.StatusBarItem>(real.createStatusBarItem, args);
        if (args[0] === 'breakeven.document') this.statusBarItem = item;
        return item;
      },
      createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>) => {
        const view = real.createTreeView(id, options);
        if (id === 'breakeven.calls') this.calls = { view, data: options.treeDataProvider };
        return view;
      },
      createWebviewPanel: () => this.page.panel,
    });
  }

  /** Has the extension open one unsaved document, again and again, instead of a new one each time. */
  async opening(body: () => Promise<void>): Promise<string> {
    const open = async (what: unknown) => {
      if (typeof what !== 'object' || what === null || !('content' in what))
        return this.openDocument(what as vscode.Uri);
      this.opened = String(what.content);
      this.paper ??= this.openDocument({ language: 'plaintext', content: '' });
      return this.paper;
    };
    Object.assign(vscode.workspace, { openTextDocument: open });
    try {
      await body();
      return this.opened;
    } finally {
      Object.assign(vscode.workspace, { openTextDocument: this.openDocument });
    }
  }

  /** Runs a command of the extension. @throws what it has said of a failure. */
  async run(command: string): Promise<void> {
    await vscode.commands.executeCommand(command);
    const [error] = this.errors.splice(0);
    if (error !== undefined) throw new Error(`${command}: ${error}`);
  }
}

function call<T>(of: unknown, args: readonly unknown[]): T {
  return (of as (...args: readonly unknown[]) => T)(...args);
}

/** Lets the extension find the folders untrusted until the function is called. VS Code trusts all folders while it runs tests. */
export function untrusted(): () => void {
  const granted = new vscode.EventEmitter<void>();
  let isTrusted = false;
  Object.defineProperties(vscode.workspace, {
    isTrusted: { get: () => isTrusted },
    onDidGrantWorkspaceTrust: { get: () => granted.event },
  });
  return () => {
    isTrusted = true;
    granted.fire();
  };
}
