/** Texts and JSON that are almost right: what people leave half-typed, tools write wrong, and attackers make up. */

import type { Random } from '../random';

/** Signs that open, close or end something in some language or format, and what readers take for more than text. */
const SIGNS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '\\',
    '\n',
    '\r\n',
    '\t',
    ',',
    ':',
    ';',
    '=',
  ],
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '${',
    '#{',
    '<',
    '>',
    '</',
    '/*',
    '*/',
    '//',
    '#',
    '---\n',
    '- ',
    '|',
    '&a ',
    '*a',
  ],
  ...['\0', '\u2028', '\ufeff', '\u202e', '\ud800', '\u{1f600}', '\u00a0', '\u200b', '漢字', 'é'],
  ...[
    '0',
    '-1',
    '1e999',
    '0x',
    'NaN',
    'null',
    'true',
    'None',
    '__proto__',
    'constructor',
    'model',
    'messages',
  ],
  ...[
    '# breakeven: requests=',
    '// breakeven: ignore',
    'breakeven-file: output=5',
    'await ',
    'async ',
    'lambda ',
    '=> ',
    'f"{x',
  ],
];

const MOST_CHARACTERS = 20_000;
const MOST_CHANGES = 6;

/**
 * The text with a few changes: cut, doubled, moved, overwritten, mixed with another, ended early.
 * @param others What parts are borrowed from.
 */
export function mutatedText(random: Random, text: string, others: readonly string[]): string {
  let changed = text;
  for (let left = 1 + random.below(MOST_CHANGES); left > 0; left -= 1)
    changed = random.pick(CHANGES)(random, changed, others);
  return changed.slice(0, MOST_CHARACTERS);
}

type Change = (random: Random, text: string, others: readonly string[]) => string;

/** Two places in a text, in order. */
function span(random: Random, text: string): readonly [from: number, to: number] {
  const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)];
  return a < b ? [a, b] : [b, a];
}

const CHANGES: readonly Change[] = [
  // Half-typed.
  (random, text) => text.slice(0, random.below(text.length + 1)),
  (random, text) => {
    const [from, to] = span(random, text);
    return text.slice(0, from) + text.slice(to);
  },
  (random, text) => {
    const [from, to] = span(random, text);
    return text.slice(0, to) + text.slice(from);
  },
  (random, text, others) => {
    const [from, to] = span(random, text);
    const other = random.pick(others);
    const [start, end] = span(random, other);
    return text.slice(0, from) + other.slice(start, end) + text.slice(to);
  },
  ...Array.from({ length: 4 }, (): Change => withSign),
  (random, text) => lines(random, text, (all) => random.shuffled(all)),
  (random, text) => lines(random, text, (all) => all.filter(() => random.next() > 0.2)),
  (random, text) => lines(random, text, (all) => all.map((line) => line.slice(random.below(4)))),
];

function withSign(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(SIGNS) + text.slice(at + random.below(2));
}

function lines(_random: Random, text: string, change: (lines: string[]) => string[]): string {
  return change(text.split('\n')).join('\n');
}

/** Signs and letters without an order. */
export function anyText(random: Random): string {
  return Array.from({ length: random.below(200) }, () =>
    random.next() < 0.5 ? random.pick(SIGNS) : String.fromCodePoint(random.below(0x300)),
  ).join('');
}

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'a',
  'model',
  'prices',
  '0',
  '\u202e',
  'calls',
  'path',
];
const NUMBERS = [0, -0, 1, -1, 0.5, 1e-320, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 53, 4096, 1e15];

/** A value of JSON, of any depth. */
export function anyJson(random: Random, depth = 4): unknown {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.next() < 0.5;
  if (kind === 2) return random.pick(NUMBERS);
  if (kind === 3) return random.next();
  if (kind === 4) return random.next() < 0.5 ? random.pick(SIGNS) : anyText(random);
  const members = Array.from({ length: random.below(5) }, () => anyJson(random, depth - 1));
  if (kind === 5) return members;
  return Object.fromEntries(members.map((member) => [random.pick(NAMES), member]));
}

/** The value with other things in some of its places; as parsed, so `__proto__` is a name like others. */
export function mutatedJson(random: Random, value: unknown, share = 0.08): unknown {
  if (random.next() < share) return anyJson(random);
  if (Array.isArray(value)) {
    const members: unknown[] = value.map((member) => mutatedJson(random, member, share));
    if (random.next() < share) members.push(anyJson(random));
    return random.next() < share ? random.shuffled(members) : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(() => random.next() >= share / 2)
    .map(([name, member]) => [
      random.next() < share / 2 ? random.pick(NAMES) : name,
      mutatedJson(random, member, share),
    ]);
  if (random.next() < share) entries.push([random.pick(NAMES), anyJson(random)]);
  return Object.fromEntries(entries);
}
