import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import type { UsageEdit, UsagePlaces, UsageTarget } from '../../protocol/requests';
import { callOf } from '../callOf';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { askUsage, setInSettings } from './askUsage';
import { registerCommand } from './run';

type Found = NonNullable<UsagePlaces>;
type Place = Found['places'][number];

/** Asks how often a call runs, or how long its answers or variables are, and where to write it down: for the call, its file, or all. */
export function registerSetUsage(client: BreakevenClient, log: vscode.LogOutputChannel): vscode.Disposable {
  const register = (command: string, target: 'requestsPerMonth' | 'outputTokens') =>
    registerCommand(command, log, async (call) => {
      const found = await placesOf(client, call, target);
      if (found === null) return askForAll(target);
      await ask(client, found, target);
    });
  return vscode.Disposable.from(
    register(COMMANDS.setRequestVolume, 'requestsPerMonth'),
    register(COMMANDS.setOutputTokens, 'outputTokens'),
    registerCommand(COMMANDS.setVariableTokens, log, (call, name) => askForVariable(client, call, name)),
  );
}

/** @param name The variable, as a link gives it; anything else: the user chooses. */
async function askForVariable(client: BreakevenClient, call: unknown, name: unknown): Promise<void> {
  const { variables = [] } = (await placesOf(client, call, 'requestsPerMonth')) ?? {};
  if (variables.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Put the cursor on a call to an LLM whose prompt has variables.'),
    );
    return;
  }
  const title = vscode.l10n.t('Which variable of the prompt?');
  const variable =
    typeof name === 'string' ? name : (await vscode.window.showQuickPick([...variables], { title }))?.name;
  if (variable === undefined) return;
  const found = await placesOf(client, call, { variable });
  if (found !== null) await ask(client, found, { variable });
}

async function ask(client: BreakevenClient, found: Found, target: UsageTarget): Promise<void> {
  // A hover that has the focus would take it back between two questions, and the second would close.
  if (vscode.window.activeTextEditor !== undefined)
    await vscode.commands.executeCommand('editor.action.hideHover');
  const place = await choosePlace(found);
  if (place === undefined) return;
  const text = await askUsage(target, found.value, `${found.label}: ${found.current}`);
  if (text !== undefined) await write(client, found, target, place, text);
}

/** Null where there is no call to ask about. */
async function placesOf(client: BreakevenClient, of: unknown, target: UsageTarget): Promise<UsagePlaces> {
  const call = callOf(of);
  if (call === null) return null;
  const found = await client.request(REQUESTS.usagePlaces, { call, target }, 'usagePlacesSchema');
  const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === found?.uri);
  if (found === null || isOpen) return found;
  // Whether a comment can stand there shows only in a document that is open.
  const uri = vscode.Uri.parse(found.uri);
  await (uri.path.endsWith('.ipynb')
    ? vscode.workspace.openNotebookDocument(uri)
    : vscode.workspace.openTextDocument(uri));
  return client.request(REQUESTS.usagePlaces, { call: { id: found.id }, target }, 'usagePlacesSchema');
}

async function askForAll(target: 'requestsPerMonth' | 'outputTokens'): Promise<void> {
  const now = vscode.workspace.getConfiguration('breakeven').get<number | null>(target) ?? 300;
  const text = await askUsage(target, now);
  if (text !== undefined) await setInSettings(target, text);
}

async function choosePlace({ places, holds, label, current }: Found): Promise<Place | undefined> {
  const nearest = holds === null ? Number.POSITIVE_INFINITY : places.indexOf(holds);
  const items = places.map((place, index) => ({
    place,
    ...WORDS[place](),
    ...(place === holds ? { description: vscode.l10n.t('set there now') } : {}),
    ...(index > nearest ? { description: vscode.l10n.t('this call keeps its own') } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${label}: ${current}`,
    placeHolder: vscode.l10n.t('What it is to hold for, and where it is written'),
    matchOnDetail: true,
  });
  return chosen?.place;
}

const WORDS: Readonly<Record<Place, () => { label: string; detail: string }>> = {
  callComment: () => ({
    label: `$(comment) ${vscode.l10n.t('This Call')}`,
    detail: vscode.l10n.t('In a comment beside it'),
  }),
  fileComment: () => ({
    label: `$(file-code) ${vscode.l10n.t('All Calls of This File')}`,
    detail: vscode.l10n.t('In a comment at its top'),
  }),
  callEntry: () => ({
    label: `$(json) ${vscode.l10n.t('This Call, in breakeven.json')}`,
    detail: vscode.l10n.t('As an entry with its id; the code stays as it is'),
  }),
  folderFile: () => ({
    label: `$(root-folder) ${vscode.l10n.t('All Calls of This Folder, in breakeven.json')}`,
    detail: vscode.l10n.t('For everybody who works on it, and for CI'),
  }),
  setting: () => ({
    label: `$(settings-gear) ${vscode.l10n.t('All Calls of This Workspace, in the Settings')}`,
    detail: vscode.l10n.t('For this editor'),
  }),
};

async function write(
  client: BreakevenClient,
  found: Found,
  target: UsageTarget,
  place: Place,
  text: string,
): Promise<void> {
  if (place === 'setting') return setInSettings(target, text);
  const config =
    place === 'callEntry' || place === 'folderFile' ? await configDocument(found.configUri) : null;
  const params = { id: found.id, target, place, text, configText: config?.getText() ?? '' };
  await apply(await client.request(REQUESTS.usageEdit, params, 'usageEditSchema'));
  // It holds once it is saved.
  if (config !== null) await config.save();
}

/** Made where it is not there yet. */
async function configDocument(configUri: string | null): Promise<vscode.TextDocument | null> {
  if (configUri === null) return null;
  const uri = vscode.Uri.parse(configUri);
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const creation = new vscode.WorkspaceEdit();
    creation.createFile(uri, { ignoreIfExists: true });
    await vscode.workspace.applyEdit(creation);
  }
  return vscode.workspace.openTextDocument(uri);
}

/** The user sees what was written: it is undone like any other edit. */
async function apply({ uri, edits }: UsageEdit): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits)
    change.replace(
      document.uri,
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  if (!(await vscode.workspace.applyEdit(change))) throw new Error(vscode.l10n.t('The edit was refused.'));
  const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
  if (!isShown && document.uri.scheme !== 'vscode-notebook-cell')
    await vscode.window.showTextDocument(document, { preview: true });
}
