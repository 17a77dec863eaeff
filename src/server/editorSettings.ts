/** The settings as the editor has them: asked for, or as it has sent them. */

import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { SettingProblem } from '../core/project/settings';
import { NOTIFICATIONS } from '../protocol/requestNames';
import type { RawSettings } from './contexts';
import { type Editor, sentSettings } from './editor';
import type { Folder } from './workspaceFolders';

export class EditorSettings {
  /** What an editor has sent that is not asked for its settings. */
  private sent: unknown = {};
  /** What has last been said of settings, in a message. */
  private complaint = '';

  constructor(private readonly connection: Connection) {}

  /** @param raw Settings, from an editor that is not asked for them. */
  receive(raw: unknown): void {
    this.sent = sentSettings(raw);
  }

  /** Those of the window, and of each folder where there are several. */
  async read({ canPullSettings }: Editor, folders: readonly Folder[]): Promise<RawSettings> {
    if (!canPullSettings) return { all: this.sent, byFolder: new Map() };
    const scopes = folders.length > 1 ? folders.map(({ uri }) => uri) : [];
    const [all, ...each]: unknown[] = await this.connection.workspace.getConfiguration([
      { section: 'breakeven' },
      ...scopes.map((scopeUri) => ({ scopeUri, section: 'breakeven' })),
    ]);
    return { all, byFolder: new Map(each.map((raw, index) => [folders[index]?.root ?? '', raw])) };
  }

  /** Patterns of the files that the user hides in the editor. */
  async excludedFiles({ canPullSettings }: Editor): Promise<string[]> {
    return excludedGlobs(
      canPullSettings ? await this.connection.workspace.getConfiguration('files.exclude') : {},
    );
  }

  /** Where nobody marks them in the settings, a message says them, once. */
  async report({ hasExtension }: Editor, problems: readonly SettingProblem[]): Promise<void> {
    await this.connection.sendNotification(NOTIFICATIONS.settingProblems, problems);
    const message = problems.map((problem) => problem.message).join('\n');
    if (hasExtension || message === this.complaint) return;
    this.complaint = message;
    if (message === '') return;
    await this.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  }
}

/** Those that are on; those that depend on a file beside them are left alone. */
function excludedGlobs(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
}
