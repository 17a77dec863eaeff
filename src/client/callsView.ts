import * as vscode from 'vscode';
import { REQUESTS } from '../protocol/requestNames';
import type { CallsTreeAnswer, CallsTreeParams } from '../protocol/requests';
import { registerCommand } from './commands/run';
import { CALLS_VIEW, COMMANDS } from './ids';
import type { BreakevenClient } from './languageClient';

/** A pause in what changes the figures, so that the tree does not move under the pointer. */
const SETTLE_MS = 400;
const STATE_KEY = 'breakeven.callsView';
const DEFAULT_OPTIONS: CallsTreeParams = { grouping: 'file', sorting: 'cost', filter: '' };

type Group = CallsTreeAnswer['groups'][number];
type Row = Group['items'][number];
type Element = { readonly group: Group; readonly row?: Row };

/** Every call and prompt of the workspace with its month, in the sidebar. */
export function registerCallsView(
  client: BreakevenClient,
  state: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const calls = new CallsView(client, state);
  const ask = (
    id: string,
    choose: (options: CallsTreeParams) => Promise<Partial<CallsTreeParams> | undefined>,
  ) => registerCommand(id, log, async () => calls.change(await choose(await calls.options())));
  return vscode.Disposable.from(
    calls,
    ask(COMMANDS.groupCalls, chooseGrouping),
    ask(COMMANDS.sortCalls, chooseSorting),
    ask(COMMANDS.filterCalls, chooseFilter),
    registerCommand(COMMANDS.scanWorkspace, log, async () => {
      await vscode.commands.executeCommand(`${CALLS_VIEW}.focus`);
      await calls.refresh();
    }),
    registerCommand(COMMANDS.showCall, log, async (element) => {
      const id = (element as Element | undefined)?.row?.id;
      if (id !== undefined) await vscode.commands.executeCommand(COMMANDS.showItem, id);
    }),
  );
}

class CallsView implements vscode.TreeDataProvider<Element>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Element>;
  private readonly listeners: vscode.Disposable;
  private answer: CallsTreeAnswer | null = null;
  /** Of the answer. */
  private grouping = DEFAULT_OPTIONS.grouping;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading: vscode.CancellationTokenSource | undefined;

  constructor(
    private readonly client: BreakevenClient,
    private readonly state: vscode.Memento,
  ) {
    this.view = vscode.window.createTreeView(CALLS_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.listeners = vscode.Disposable.from(
      this.view.onDidChangeVisibility(({ visible }) => visible && void this.refresh()),
      client.onEstimatesChanged(() => this.refreshSoon()),
    );
    if (this.view.visible) void this.refresh();
  }

  async options(): Promise<CallsTreeParams> {
    const { rememberedCalls } = await import('./rememberedCalls');
    return rememberedCalls(this.state.get(STATE_KEY), DEFAULT_OPTIONS);
  }

  async change(options: Partial<CallsTreeParams> | undefined): Promise<void> {
    if (options === undefined) return;
    await this.state.update(STATE_KEY, { ...(await this.options()), ...options });
    await this.refresh();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    if (this.view.visible) this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /** Reads the workspace, or what has changed of it; the view shows that it is at it. */
  async refresh(): Promise<void> {
    this.reading?.cancel();
    const reading = new vscode.CancellationTokenSource();
    this.reading = reading;
    const ask = async () => {
      try {
        const options = await this.options();
        const answer = await this.client.request(
          REQUESTS.callsTree,
          options,
          'callsTreeSchema',
          reading.token,
        );
        if (!reading.token.isCancellationRequested) this.show(answer, options);
      } catch (error) {
        if (!reading.token.isCancellationRequested)
          this.view.message = error instanceof Error ? error.message : String(error);
      }
    };
    await vscode.window.withProgress({ location: { viewId: CALLS_VIEW } }, ask);
  }

  private show(answer: CallsTreeAnswer, { filter, grouping }: CallsTreeParams): void {
    this.answer = answer;
    this.view.description = answer.summary;
    this.grouping = grouping;
    const shown =
      filter === '' ? '' : vscode.l10n.t('{0} of {1} with “{2}”', answer.shown, answer.all, filter);
    this.view.message = [shown, answer.notCounted].filter((part) => part !== '').join(' · ');
    void vscode.commands.executeCommand('setContext', 'breakeven.hasNoCalls', answer.all === 0);
    this.changed.fire();
  }

  getChildren(element?: Element): Element[] {
    if (element === undefined) return (this.answer?.groups ?? []).map((group) => ({ group }));
    return element.row === undefined ? element.group.items.map((row) => ({ group: element.group, row })) : [];
  }

  getParent({ group, row }: Element): Element | undefined {
    return row === undefined ? undefined : { group };
  }

  getTreeItem({ group, row }: Element): vscode.TreeItem {
    return row === undefined ? groupItem(group, this.grouping) : rowItem(row);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.reading?.cancel();
    this.listeners.dispose();
    this.view.dispose();
    this.changed.dispose();
  }
}

function groupItem(group: Group, grouping: CallsTreeParams['grouping']): vscode.TreeItem {
  const item = new vscode.TreeItem(group.label, vscode.TreeItemCollapsibleState.Expanded);
  // The same id before and after a refresh keeps what the user has folded as it is.
  item.id = `${grouping}:${group.key}`;
  item.description = group.description;
  item.tooltip = `${group.label}\n${group.description}`;
  const [first] = group.items;
  if (grouping === 'file' && first !== undefined) {
    item.resourceUri = vscode.Uri.parse(first.uri);
    item.iconPath = vscode.ThemeIcon.File;
  } else item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[grouping]);
  item.accessibilityInformation = { label: `${group.label}, ${group.description}` };
  return item;
}

const GROUP_ICONS = { file: 'file', provider: 'cloud', model: 'hubot', placement: 'server' } as const;

function rowItem(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = `${row.title}\n${row.description}`;
  item.iconPath = new vscode.ThemeIcon(row.isCounted ? 'symbol-method' : 'note');
  item.contextValue = 'call';
  const { start } = row.range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  item.command = {
    title: vscode.l10n.t('Go to Call'),
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(row.uri), { selection }],
  };
  item.accessibilityInformation = { label: `${row.title}, ${row.description}` };
  return item;
}

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

async function choose<T>(
  title: string,
  current: T,
  labels: readonly (readonly [T, string])[],
): Promise<T | undefined> {
  const choices = labels.map(
    ([value, label]): Choice<T> =>
      value === current ? { label, value, description: vscode.l10n.t('as it is now') } : { label, value },
  );
  return (await vscode.window.showQuickPick(choices, { title }))?.value;
}

async function chooseGrouping({ grouping }: CallsTreeParams) {
  const chosen = await choose<CallsTreeParams['grouping']>(vscode.l10n.t('Group Calls By'), grouping, [
    ['file', vscode.l10n.t('File')],
    ['provider', vscode.l10n.t('Provider')],
    ['model', vscode.l10n.t('Model')],
    ['placement', vscode.l10n.t('Cheapest Placement')],
  ]);
  return chosen === undefined ? undefined : { grouping: chosen };
}

async function chooseSorting({ sorting }: CallsTreeParams) {
  const chosen = await choose<CallsTreeParams['sorting']>(vscode.l10n.t('Sort Calls By'), sorting, [
    ['cost', vscode.l10n.t('Cost a month')],
    ['tokens', vscode.l10n.t('Input tokens')],
    ['place', vscode.l10n.t('Place in the code')],
  ]);
  return chosen === undefined ? undefined : { sorting: chosen };
}

async function chooseFilter({ filter }: CallsTreeParams) {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Calls'),
    prompt: vscode.l10n.t('Words of the file, function, method, model or provider. Nothing shows all.'),
    value: filter,
  });
  return typed === undefined ? undefined : { filter: typed.trim() };
}
