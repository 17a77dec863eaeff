/** The request that a `curl` command sends, by its arguments. */

import { plainText, type RecordValue, text, unknown, type Value } from '../value';
import { readJson } from './looseJson';
import type { HttpRequest } from './request';
import { type Url, urlOf } from './url';

const SHORT_WITH_VALUE = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';
const LONG_WITH_VALUE =
  /^--(?:request|data|data-raw|data-binary|data-ascii|data-urlencode|json|form|form-string|header|url|output|user|max-time|connect-timeout|retry|retry-delay|retry-max-time|write-out|user-agent|proxy|cacert|cert|key|cookie|cookie-jar|dump-header|config|resolve|limit-rate|aws-sigv4|oauth2-bearer|referer|range|variable|interface|output-dir)$/;

interface Option {
  /** `-d` or `--data`; empty for an argument that is no option. */
  readonly name: string;
  readonly value: Value;
}

/** `input`: what reaches it by standard input. */
export function curlRequest(args: readonly Value[], input: () => Value | null): HttpRequest | null {
  const options = optionsOf(args);
  const all = (names: RegExp) => options.filter(({ name }) => names.test(name)).map(({ value }) => value);
  const url = firstUrl([...all(/^--url$/), ...all(/^$/)]);
  if (url === null) return null;
  const body = bodyOf(
    all(/^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/),
    all(/^(?:-F|--form(?:-string)?)$/),
    input,
  );
  const [verb] = all(/^(?:-X|--request)$/);
  const isGet = all(/^(?:-G|--get|-I|--head)$/).length > 0;
  const headers = all(/^(?:-H|--header)$/).map(
    (value) => start(value).split(':', 1)[0]?.trim().toLowerCase() ?? '',
  );
  return {
    url,
    verb:
      verb === undefined
        ? isGet || body === null
          ? 'GET'
          : 'POST'
        : (plainText(verb)?.toUpperCase() ?? null),
    body,
    headers: new Set(headers),
  };
}

function firstUrl(values: readonly Value[]): Url | null {
  for (const value of values) {
    const url = urlOf(value);
    if (url !== null && (url.host !== null || url.base !== null)) return url;
  }
  return null;
}

function optionsOf(args: readonly Value[]): Option[] {
  const options: Option[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === undefined) break;
    const next = () => {
      index += 1;
      return args[index] ?? unknown('argument');
    };
    const word = start(argument);
    if (word.startsWith('--'))
      options.push({ name: word, value: LONG_WITH_VALUE.test(word) ? next() : NOTHING });
    else if (/^-[A-Za-z#0-9]/.test(word)) options.push(...shortOptions(argument, word, next));
    else options.push({ name: '', value: argument });
  }
  return options;
}

const NOTHING: Value = { kind: 'nothing', origin: 'literal' };

/** `-sS`, `-sSX POST`, `-XPOST`, `-d"$BODY"`. */
function shortOptions(argument: Value, word: string, next: () => Value): Option[] {
  const options: Option[] = [];
  for (let index = 1; index < word.length; index += 1) {
    const letter = word.charAt(index);
    const takesValue = SHORT_WITH_VALUE.includes(letter);
    const hasMore = index + 1 < word.length || (argument.kind === 'text' && argument.segments.length > 1);
    const value = takesValue ? (hasMore ? after(argument, index + 1) : next()) : NOTHING;
    options.push({ name: `-${letter}`, value });
    if (takesValue) break;
  }
  return options;
}

/** The text up to the first hole. */
function start(value: Value): string {
  const first = value.kind === 'text' ? value.segments[0] : undefined;
  return first?.kind === 'static' ? first.text : '';
}

function after(value: Value, length: number): Value {
  if (value.kind !== 'text') return value;
  const [first, ...rest] = value.segments;
  if (first?.kind !== 'static') return value;
  const left = first.text.slice(length);
  return text(left === '' ? rest : [{ kind: 'static', text: left }, ...rest], value.origin);
}

function bodyOf(
  data: readonly Value[],
  form: readonly Value[],
  input: () => Value | null,
): HttpRequest['body'] {
  const [first] = data;
  if (first === undefined) return form.length === 0 ? null : fieldsOf(form);
  const name = plainText(first);
  const isFile = start(first).startsWith('@');
  const sent = name === '@-' ? input() : isFile ? null : first;
  if (sent === null) return name ?? 'body';
  const read = readJson([sent]);
  return read?.kind === 'record' ? read : nameOfBody(sent);
}

function nameOfBody(value: Value): string {
  return value.kind === 'unknown' ? value.expression : 'body';
}

/** `-F model=whisper-1 -F file=@talk.mp3`. */
function fieldsOf(form: readonly Value[]): RecordValue {
  const entries = form.flatMap((value): [string, Value][] => {
    const match = /^([\w[\]-]+)=/.exec(start(value));
    if (match?.[1] === undefined) return [];
    const field = after(value, match[0].length);
    return [[match[1], start(field).startsWith('@') ? unknown(start(field)) : field]];
  });
  return { kind: 'record', entries: new Map(entries), spreads: [], origin: 'literal' };
}
