/** Edits of open documents, whose effects elsewhere are shown when the typing pauses. */

/** A pause in typing that is long enough to show what it changes elsewhere. */
const SETTLE_MS = 250;

/** Who is told once the typing has paused. */
export interface EditListener {
  hasFigures(uri: string): Promise<boolean>;
  /** Figures of other documents are others too: every surface asks again. */
  changedElsewhere(): void;
  /** Figures of the documents that were edited, or totals, are others. */
  changedFigures(): void;
  /** Runs what nobody waits for. */
  safely(what: string, work: () => unknown): Promise<void>;
}

export class EditAnnouncements {
  private announcing: ReturnType<typeof setTimeout> | undefined;
  /** Since the last announcement. */
  private readonly edited = new Set<string>();
  /** One of the edits changes the figures of other documents. */
  private isShared = false;
  /** Documents that had figures when they were last edited. */
  private readonly withFigures = new Set<string>();

  constructor(private readonly listener: EditListener) {}

  /**
   * Each keystroke comes here; the other documents and the totals wait for a pause.
   * @param changesOthers Says whether the edit changes the figures of other documents.
   */
  async add(uri: string, changesOthers: () => Promise<boolean>): Promise<void> {
    this.edited.add(uri);
    const isShared = await changesOthers();
    this.isShared ||= isShared;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.listener.safely('edit', () => this.announce()), SETTLE_MS);
  }

  forget(uri: string): void {
    this.withFigures.delete(uri);
  }

  private async announce(): Promise<void> {
    const { isShared } = this;
    const uris = [...this.edited];
    this.isShared = false;
    this.edited.clear();
    if (isShared) {
      this.listener.changedElsewhere();
      return;
    }
    const changed = await Promise.all(uris.map((uri) => this.hasOrHadFigures(uri)));
    if (changed.includes(true)) this.listener.changedFigures();
  }

  private async hasOrHadFigures(uri: string): Promise<boolean> {
    const had = this.withFigures.has(uri);
    const has = await this.listener.hasFigures(uri);
    if (has) this.withFigures.add(uri);
    else this.withFigures.delete(uri);
    return has || had;
  }
}
