/** The scenarios that the user keeps under names, in the state of the workspace. */

import * as vscode from 'vscode';
import {
  type SavedScenario,
  savedScenarioSchema,
  withoutSaved,
  withSaved,
} from '../core/scenario/savedScenario';

const STATE_KEY = 'breakeven.savedScenarios';

export class SavedScenarios {
  constructor(private readonly memory: vscode.Memento) {}

  /** One that can no longer be read is left out, the others stay. */
  all(): SavedScenario[] {
    const stored = this.memory.get<unknown>(STATE_KEY);
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((each: unknown) => {
      const parsed = savedScenarioSchema.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async keep(saved: SavedScenario): Promise<void> {
    const { name, scenario } = saved;
    await this.memory.update(STATE_KEY, withSaved(this.all(), { ...saved, scenario: { ...scenario, name } }));
  }

  /** Asks first, since it cannot be undone. @returns whether it is gone */
  async forget(name: string): Promise<boolean> {
    const yes = vscode.l10n.t('Delete');
    const question = vscode.l10n.t('Delete the scenario "{0}"?', name);
    if ((await vscode.window.showWarningMessage(question, { modal: true }, yes)) !== yes) return false;
    await this.memory.update(STATE_KEY, withoutSaved(this.all(), name));
    return true;
  }
}
