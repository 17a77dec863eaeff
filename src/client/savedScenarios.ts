/** The scenarios that the user keeps under names, in the state of the workspace. */

import type * as vscode from 'vscode';
import { type SavedScenario, savedScenarioSchema } from '../core/scenario/savedScenario';

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

  async set(list: readonly SavedScenario[]): Promise<void> {
    await this.memory.update(STATE_KEY, list);
  }
}
