import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import type { ModelComparison } from '../../protocol/requests';
import { callOf } from '../callOf';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { registerCommand } from './run';

type Comparison = NonNullable<ModelComparison>;
type Choice = vscode.QuickPickItem & { readonly model: string };

/** Lists other models for the call at the cursor, or of the one given, with what each would cost; the chosen one is written or copied. */
export function registerCompareModels(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(COMMANDS.compareModels, log, async (target) => {
    const params = callOf(target);
    const comparison =
      params === null ? null : await client.request(REQUESTS.compareModels, params, 'compareModelsSchema');
    if (comparison === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Put the cursor on a call to an LLM to compare its models.'),
      );
      return;
    }
    const chosen = await vscode.window.showQuickPick(choices(comparison), {
      title: vscode.l10n.t('{0}, now {1}', comparison.label, comparison.current),
      placeHolder: vscode.l10n.t('What the same call would cost a month. Prices say nothing of quality.'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen !== undefined) await use(chosen.model, comparison);
  });
}

function choices({ models }: Comparison): Choice[] {
  return models.map(({ model, provider, cost, detail, isCurrent }) => ({
    label: `${isCurrent ? '$(check) ' : ''}${model}`,
    description: `${provider} · ${cost}`,
    detail,
    model,
  }));
}

/** Where the code names its model as a text, that is replaced; else the name goes to the clipboard. */
async function use(model: string, { uri, modelRange }: Comparison): Promise<void> {
  if (modelRange === null) {
    await vscode.env.clipboard.writeText(model);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', model), 3000);
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const { start, end } = modelRange;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const quote = /^['"`]/.exec(document.getText(range))?.[0] ?? '';
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, `${quote}${model}${quote}`);
  await vscode.workspace.applyEdit(edit);
}
