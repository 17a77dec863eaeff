/** Copies that are kept for long of what was read from files that are not. */

/** Texts that are remembered at a time; those that files share stand near one another. */
const MOST_TEXTS = 4096;

/**
 * Makes copies whose strings stand alone: as parts of a file's text, they would keep the whole of it. Texts that several
 * copies hold, such as the prompt that half the files of a workspace import, are kept once.
 */
export class KeptCopies {
  private readonly texts = new Map<string, string>();

  /** @param value Plain data: objects, arrays and primitive values, without circles. */
  of<T>(value: T): T;
  of(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((part) => this.of(part));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.of(part)]));
  }

  private text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size >= MOST_TEXTS) this.texts.clear();
    const copy = structuredClone(text);
    this.texts.set(copy, copy);
    return copy;
  }
}
