/** What the words of a directive mean, and what is wrong with them. */

import { parseVolume } from '../scenario/parseVolume';
import type { SourceProblem, TextRange } from '../source/callSite';
import type { Directive, DirectiveWord } from '../source/directives';
import { closest } from './closest';
import type { UsageLayer } from './usage';

export interface DirectiveReading {
  readonly layer: UsageLayer;
  /** The model that the directive names, and where. */
  readonly model: { readonly id: string; readonly range: TextRange } | null;
  readonly problems: readonly SourceProblem[];
}

interface Key {
  /** What it takes, for completion. */
  readonly detail: string;
  /** What a value must look like, for the message when it does not. */
  readonly expected: string;
  /** Null: the value cannot be used. `text` is null for a bare word. */
  read(text: string | null): Partial<UsageLayer> | null;
}

const SIZE = 'a number of tokens, such as 300 or 4k';

/** The keys, by name. `model` is a key too; its value says nothing of usage. */
export const DIRECTIVE_KEYS: Readonly<Record<string, Key>> = {
  requests: {
    detail: 'Requests a month: 50000, 50k, 1.2M or 2000/day',
    expected: 'a number of requests, such as 50000, 50k, 1.2M or 2000/day',
    read: (text) => setTo('requestsPerMonth', text === null ? undefined : parseVolume(text)),
  },
  output: {
    detail: 'Tokens of the answer, such as 300',
    expected: SIZE,
    read: (text) => setTo('outputTokens', tokens(text)),
  },
  model: {
    detail: 'The model behind a name that the code does not tell, such as gpt-4o-mini',
    expected: 'the id of a model, such as gpt-4o-mini',
    read: (text) => (text === null || text === '' ? null : {}),
  },
  cached: {
    detail: "Share of the input read from the provider's cache: 0.8 or 80%",
    expected: 'a share from 0 to 1, such as 0.8 or 80%',
    read: (text) => setTo('cachedInputShare', share(text)),
  },
  batch: {
    detail: "Sent through the provider's batch API",
    expected: 'nothing, or a share from 0 to 1',
    read: (text) => setTo('batchShare', text === null || text === 'true' ? 1 : share(text)),
  },
  steps: {
    detail: 'Times that one run makes the call: passes of its loop, steps of an agent, such as 6',
    expected: 'a number of passes, such as 6',
    read: (text) => setTo('steps', tokens(text)),
  },
  ignore: {
    detail: 'Leaves the call out of all figures; a reason may follow after --',
    expected: 'no value; a reason may follow after --',
    read: (text) => (text === null || text === 'true' ? { ignore: true } : null),
  },
};

/** What a comment calls that which `breakeven.json` and the settings name in full. */
export const DIRECTIVE_WORD = { requestsPerMonth: 'requests', outputTokens: 'output' } as const;

function setTo<K extends keyof UsageLayer>(
  key: K,
  value: UsageLayer[K] | undefined,
): Partial<UsageLayer> | null {
  return value === undefined ? null : ({ [key]: value } as Partial<UsageLayer>);
}

function tokens(text: string | null): number | undefined {
  return text === null || text.includes('/') ? undefined : parseVolume(text);
}

function share(text: string | null): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text ?? '');
  if (match === null) return undefined;
  const value = Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return value <= 1 ? value : undefined;
}

/** @param variables Names of the prompt variables of the calls that the directive speaks for. */
export function readDirective({ scope, words }: Directive, variables: ReadonlySet<string>): DirectiveReading {
  let layer: UsageLayer = { source: 'comment', variableTokens: new Map() };
  let model: DirectiveReading['model'] = null;
  const problems: SourceProblem[] = [];
  const seen = new Set<string>();
  for (const word of words) {
    const key = Object.hasOwn(DIRECTIVE_KEYS, word.name) ? DIRECTIVE_KEYS[word.name] : undefined;
    if (key === undefined && !variables.has(word.name)) {
      problems.push(unknownWord(word, variables, scope));
      continue;
    }
    if (seen.has(word.name))
      problems.push(invalid(`"${word.name}" is given twice; the last one holds.`, word.nameRange));
    seen.add(word.name);
    const part = key === undefined ? sizeOf(word) : key.read(word.value);
    if (part === null) {
      problems.push(badValue(word, key?.expected ?? SIZE));
      continue;
    }
    const variableTokens = new Map([...layer.variableTokens, ...(part.variableTokens ?? [])]);
    layer = { ...layer, ...part, variableTokens };
    if (word.name === 'model' && word.value !== null) model = { id: word.value, range: word.valueRange };
  }
  return { layer, model, problems };
}

function sizeOf({ name, value }: DirectiveWord): Partial<UsageLayer> | null {
  const size = tokens(value);
  return size === undefined ? null : { variableTokens: new Map([[name, size]]) };
}

function unknownWord(
  word: DirectiveWord,
  variables: ReadonlySet<string>,
  scope: Directive['scope'],
): SourceProblem {
  const keys = Object.keys(DIRECTIVE_KEYS);
  const meant = closest(word.name, [...keys, ...variables]);
  const where = scope === 'file' ? 'this file' : 'this call';
  const named = [...variables].slice(0, 12).join(', ');
  const known = `Keys are ${keys.join(', ')}${named === '' ? '' : `; variables of ${where} are ${named}`}.`;
  const help = meant === null ? known : `Did you mean "${meant}"?`;
  return {
    code: 'unknown-directive',
    message: `"${shortened(word.name)}" is no key of a breakeven comment and no prompt variable of ${where}. ${help}`,
    range: word.nameRange,
    ...(meant === null ? {} : { replacement: asWord(meant) }),
  };
}

function badValue({ name, value, nameRange, valueRange }: DirectiveWord, expected: string): SourceProblem {
  const isEmpty = value === null || value === '';
  const what = isEmpty ? `"${shortened(name)}" takes` : `"${shortened(value)}" is not used: ${name} takes`;
  return invalid(`${what} ${expected}.`, isEmpty ? nameRange : valueRange);
}

function invalid(message: string, range: TextRange): SourceProblem {
  return { code: 'invalid-directive', message, range };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A name as it is written in a comment. */
export function asWord(name: string): string {
  return /[\s=,;]|^"/.test(name) ? `"${name}"` : name;
}
