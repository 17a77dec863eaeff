/** The month of the workspace against its budgets: the setting's, which is the user's own and which no file takes away, and the one of each folder's `breakeven.json`. */

import { CancellationToken } from 'vscode-languageserver';
import { budgetUse, dearest, overBudgetText } from '../core/project/findings/budgetExceeded';
import type { ServerHost } from './host';
import type { Session } from './session';
import { homeOf as folderAround } from './workspaceFolders';
import type { LocatedItem } from './workspaceItems';

/** A budget that is exceeded. */
export interface OverBudget {
  /** One sentence without its capital and its period. */
  readonly message: string;
  /** The `breakeven.json` that sets it; null for the setting. */
  readonly configUri: string | null;
  /** The call of an open document that costs most of it; null when none is open. */
  readonly dearestOpen: { readonly uri: string; readonly itemId: string } | null;
  /** URIs of the documents whose calls it holds for. */
  readonly documents: ReadonlySet<string>;
}

interface Scope {
  readonly usdPerMonth: number;
  readonly configUri: string | null;
  readonly located: readonly LocatedItem[];
}

export class Budgets {
  private over: readonly OverBudget[] = [];
  private rounds = 0;

  constructor(
    private readonly session: Session,
    private readonly host: ServerHost,
    /** Of the documents that the editor has open, as `LocatedItem` spells them. */
    private readonly openUris: () => ReadonlySet<string>,
  ) {}

  /** Those exceeded when last looked. */
  exceeded(): readonly OverBudget[] {
    return this.over;
  }

  /** What the status bar says of the document's budget; null within it, and without one. */
  messageFor(uri: string): string | null {
    return this.over.find(({ documents }) => documents.has(uri))?.message ?? null;
  }

  /** Looks again. True when what is exceeded is another than before. The workspace is read only where there is a budget. */
  async refresh(): Promise<boolean> {
    this.rounds += 1;
    const round = this.rounds;
    const over = (await this.scopes()).flatMap((scope) => this.overIn(scope));
    // A later look has begun: its answer is the newer one.
    if (round !== this.rounds) return false;
    const isOther = signature(over) !== signature(this.over);
    this.over = over;
    return isOther;
  }

  private async scopes(): Promise<Scope[]> {
    const { settings } = await this.session.currentContext();
    const usdPerMonth = settings.monthlyBudgetUsd;
    const files = [...this.session.configFiles()].flatMap(([uri, { folder, reading }]) => {
      const { monthlyBudgetUsd } = reading.config;
      return monthlyBudgetUsd === undefined ? [] : [{ uri, folder, usdPerMonth: monthlyBudgetUsd }];
    });
    if (files.length === 0 && usdPerMonth === null) return [];
    const all = await this.session.workspace.all(CancellationToken.None);
    const homes = files.map(({ folder }) => ({ root: folder, uri: '', name: '' }));
    const homeOf = ({ uri }: LocatedItem) =>
      folderAround(this.host, this.host.fileOf(uri) ?? '', homes)?.folder.root;
    const own = files.map((file) => ({
      usdPerMonth: file.usdPerMonth,
      configUri: file.uri,
      located: all.filter((item) => homeOf(item) === file.folder),
    }));
    return usdPerMonth === null ? own : [...own, { usdPerMonth, configUri: null, located: all }];
  }

  private overIn({ usdPerMonth, configUri, located }: Scope): OverBudget[] {
    const use = budgetUse(
      usdPerMonth,
      located.map(({ item }) => item),
    );
    const message = overBudgetText(use);
    if (message === null) return [];
    const open = this.openUris();
    const inOpen = located.filter(({ uri }) => open.has(uri));
    const item = dearest(inOpen.map((place) => place.item));
    const uri = inOpen.find((place) => place.item === item)?.uri;
    return [
      {
        message,
        configUri,
        dearestOpen: item === null || uri === undefined ? null : { uri, itemId: item.id },
        documents: new Set(located.map((place) => place.uri)),
      },
    ];
  }
}

function signature(over: readonly OverBudget[]): string {
  return JSON.stringify(over.map(({ documents, ...rest }) => ({ ...rest, documents: [...documents] })));
}
