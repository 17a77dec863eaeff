/** JSON as scripts and request files hold it: parts of it filled in at run time, or cut off where someone still types. */

import type { PromptSegment } from '../callSite';
import { MAX_DEPTH } from '../read/nodes';
import {
  type ListValue,
  numberOf,
  type Origin,
  type RecordValue,
  segmentsOf,
  type TextValue,
  text,
  unknown,
  type Value,
  weakestOrigin,
} from '../value';
import { HOLE } from './url';

/** The value of a text that is put together of `parts`; null when it does not begin like an object or a list. */
export function readJson(parts: readonly Value[]): Value | null {
  const source = sourceOf(parts);
  const begins = source.text.trimStart().charAt(0);
  return begins === '{' || begins === '[' ? new LooseReader(source).value(0) : null;
}

interface Source {
  /** A hole is one character. */
  readonly text: string;
  /** By position in `text`. */
  readonly holes: ReadonlyMap<number, string>;
  /** Where each part ends, and how it is known. */
  readonly origins: readonly { readonly end: number; readonly origin: Origin }[];
}

function sourceOf(parts: readonly Value[]): Source {
  const holes = new Map<number, string>();
  const origins: { end: number; origin: Origin }[] = [];
  let joined = '';
  for (const part of parts) {
    for (const segment of segmentsOf(part)) {
      if (segment.kind === 'variable') holes.set(joined.length, segment.name);
      joined += segment.kind === 'variable' ? HOLE : segment.text.replaceAll(HOLE, ' ');
    }
    origins.push({ end: joined.length, origin: part.origin });
  }
  return { text: joined, holes, origins };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Gives what it has read so far when it meets what it cannot read; `isBroken` says that it has. */
class LooseReader {
  private at = 0;
  private isBroken = false;

  constructor(private readonly source: Source) {}

  value(depth: number): Value {
    this.skipBlank();
    const next = this.source.text.charAt(this.at);
    if (depth > MAX_DEPTH || next === '') return this.broken();
    if (next === '{') return this.record(depth);
    if (next === '[') return this.list(depth);
    if (next === '"' || next === "'") return this.string(next);
    return this.word();
  }

  private record(depth: number): RecordValue {
    const entries = new Map<string, Value>();
    const spreads: string[] = [];
    this.at += 1;
    while (!this.ends('}')) {
      const key = this.key();
      this.skipBlank();
      if (this.source.text.charAt(this.at) === ':') {
        this.at += 1;
        entries.set(key, this.value(depth + 1));
      } else if (this.source.holes.has(this.keyAt)) {
        spreads.push(key);
      } else {
        this.broken();
      }
      this.separator('}');
    }
    return {
      kind: 'record',
      entries,
      spreads: this.isBroken ? [...spreads, 'body'] : spreads,
      origin: 'literal',
    };
  }

  /** Where the last key began. */
  private keyAt = 0;

  private key(): string {
    this.keyAt = this.at;
    const quote = this.source.text.charAt(this.at);
    const name = quote === '"' || quote === "'" ? this.string(quote) : this.word();
    return segmentsOf(name)
      .map((segment) => (segment.kind === 'static' ? segment.text : segment.name))
      .join('');
  }

  private list(depth: number): ListValue {
    const items: Value[] = [];
    this.at += 1;
    while (!this.ends(']')) {
      items.push(this.value(depth + 1));
      this.separator(']');
    }
    return { kind: 'list', items, origin: 'literal' };
  }

  /** Steps over the closing bracket. A text that ends before it is over. */
  private ends(bracket: string): boolean {
    this.skipBlank();
    if (this.isBroken) return true;
    const next = this.source.text.charAt(this.at);
    if (next === '') this.isBroken = true;
    if (next === bracket) this.at += 1;
    return next === bracket || next === '';
  }

  private separator(bracket: string): void {
    this.skipBlank();
    const next = this.source.text.charAt(this.at);
    if (next === ',') this.at += 1;
    else if (next !== bracket) this.isBroken = true;
  }

  private string(quote: string): TextValue {
    const from = this.at;
    const segments: PromptSegment[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') segments.push({ kind: 'static', text: plain });
      plain = '';
    };
    this.at += 1;
    for (;;) {
      const next = this.source.text.charAt(this.at);
      if (next === '') this.isBroken = true;
      if (next === '' || next === quote) break;
      const hole = this.source.holes.get(this.at);
      if (hole !== undefined) {
        flush();
        segments.push({ kind: 'variable', name: hole });
        this.at += 1;
      } else if (next === '\\') plain += this.escape();
      else {
        plain += next;
        this.at += 1;
      }
    }
    flush();
    const origin = this.originBetween(from, this.at);
    this.at += 1;
    return text(segments, origin);
  }

  private escape(): string {
    const code = /^\\u([0-9a-fA-F]{4})/.exec(this.source.text.slice(this.at, this.at + 6))?.[1];
    const letter = this.source.text.charAt(this.at + 1);
    this.at += code === undefined ? 2 : 6;
    return code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
  }

  /** A number, a constant, or what is filled in. */
  private word(): Value {
    const from = this.at;
    while (/[^\s,:{}[\]"']/.test(this.source.text.charAt(this.at))) this.at += 1;
    const word = this.source.text.slice(from, this.at);
    if (word === '') return this.broken();
    const origin = this.originBetween(from, this.at);
    const hole = this.source.holes.get(from);
    if (hole !== undefined) return unknown(hole, 'unknown');
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', origin };
    if (word === 'null') return { kind: 'nothing', origin };
    return numberOf(word) ?? unknown(word);
  }

  /** Places are asked for in order, so what is behind stays behind. */
  private originBetween(from: number, to: number): Origin {
    const { origins } = this.source;
    while ((origins[this.part]?.end ?? to) <= from) this.part += 1;
    const within: { readonly origin: Origin }[] = [];
    for (let at = this.part; at < origins.length; at += 1) {
      const part = origins[at];
      if (part !== undefined) within.push(part);
      if ((part?.end ?? to) >= to) break;
    }
    return weakestOrigin(within);
  }

  /** The part that the last place was in. */
  private part = 0;

  private skipBlank(): void {
    while (/\s/.test(this.source.text.charAt(this.at))) this.at += 1;
  }

  private broken(): Value {
    this.isBroken = true;
    return unknown('body');
  }
}
