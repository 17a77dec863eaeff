/** JSON as people write it by hand, with comments and trailing commas, that remembers where each value stands. */

/** A value and its place, as offsets into the text. */
export interface JsonNode {
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
  /** Of an object, in order. A name that is given twice holds what was given last. */
  readonly members: readonly JsonMember[];
  /** Of an array. */
  readonly items: readonly JsonNode[];
}

export interface JsonMember {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly node: JsonNode;
}

export interface JsonFault {
  readonly message: string;
  /** Offset of what cannot be read. */
  readonly at: number;
}

/** Reads a text. Never throws: the first fault is the answer. */
export function readJson(text: string): { readonly root: JsonNode } | { readonly fault: JsonFault } {
  try {
    const reader = new Reader(text);
    const root = reader.value(0);
    reader.end();
    return { root };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: { message: error.message, at: error.at } };
    // Of the engine: a text of a length that no pattern can take.
    return { fault: { message: 'it cannot be read', at: 0 } };
  }
}

/** The node at a path of names and indexes, or the last one on the way to it. */
export function nodeAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let node = root;
  for (const key of path) {
    const inner = typeof key === 'number' ? node.items[key] : memberOf(node, String(key))?.node;
    if (inner === undefined) return node;
    node = inner;
  }
  return node;
}

export function memberOf(node: JsonNode, name: string): JsonMember | undefined {
  return node.members.filter((member) => member.name === name).at(-1);
}

class Unreadable extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Deeper texts are not written by people, and would exhaust the stack. */
const MAX_DEPTH = 64;

const BLANK = /(?:[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const STRING = /"(?:[^"\\\n]|\\.)*"/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): JsonNode {
    this.skipBlank();
    if (depth > MAX_DEPTH) throw new Unreadable(`nested more than ${MAX_DEPTH} levels deep`, this.at);
    const opener = this.text[this.at];
    if (opener === '{') return this.object(depth);
    if (opener === '[') return this.array(depth);
    const from = this.at;
    const value: unknown = opener === '"' ? this.string() : JSON.parse(this.take(WORD, 'a value'));
    return { value, from, to: this.at, members: [], items: [] };
  }

  end(): void {
    this.skipBlank();
    if (this.at < this.text.length) throw new Unreadable('expected the end of the file', this.at);
  }

  private object(depth: number): JsonNode {
    const from = this.at;
    const members: JsonMember[] = [];
    this.list('}', () => {
      const start = this.at;
      const name = this.string();
      const to = this.at;
      this.skipBlank();
      if (this.text[this.at] !== ':') throw new Unreadable('expected ":"', this.at);
      this.at += 1;
      members.push({ name, from: start, to, node: this.value(depth + 1) });
    });
    const value = Object.fromEntries(members.map(({ name, node }) => [name, node.value]));
    return { value, from, to: this.at, members, items: [] };
  }

  private array(depth: number): JsonNode {
    const from = this.at;
    const items: JsonNode[] = [];
    this.list(']', () => items.push(this.value(depth + 1)));
    return { value: items.map(({ value }) => value), from, to: this.at, members: [], items };
  }

  /** From the opening bracket past the closing one, with `item` for what stands between the commas. */
  private list(closer: string, item: () => void): void {
    this.at += 1;
    this.skipBlank();
    while (this.text[this.at] !== closer) {
      item();
      this.skipBlank();
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== closer) throw new Unreadable(`expected "," or "${closer}"`, this.at);
      this.skipBlank();
    }
    this.at += 1;
  }

  private string(): string {
    const from = this.at;
    const quoted = this.take(STRING, 'a name or text in double quotes');
    try {
      return JSON.parse(quoted);
    } catch {
      throw new Unreadable('this text holds a control character or an escape that JSON does not know', from);
    }
  }

  private take(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || found === '') throw new Unreadable(`expected ${expected}`, this.at);
    this.at += found.length;
    return found;
  }

  private skipBlank(): void {
    BLANK.lastIndex = this.at;
    this.at += BLANK.exec(this.text)?.[0].length ?? 0;
  }
}
