/** Functions and methods that requests are written with, in any of the languages. */

import { parsedData } from '../../parsedData';
import {
  concat,
  dedented,
  formatted,
  join,
  plainText,
  type RecordValue,
  staticText,
  type TextValue,
  trimmed,
  unknown,
  type Value,
  withFallback,
} from '../../value';
import { made, part, withContent } from './made';
import { roleOfMessage } from './roles';

export interface CallValues {
  /** Dotted, with the object in front where that is a plain name. */
  readonly path: string;
  readonly code: string;
  readonly positional: readonly Value[];
  readonly named: RecordValue;
  /** `ChatCompletionRequestMessage::User(x)` of an enum, worth what it holds. */
  readonly isVariant: boolean;
}

const ENVIRONMENT =
  /^(?:os\.(?:Getenv|LookupEnv)|System\.get(?:env|Property)|(?:System\.)?Environment\.GetEnvironmentVariable|ENV\.fetch|getenv|env|(?:std\.)?env\.var)$/;
const CONFIG = /^(?:config|Rails\.configuration|viper\.GetString)$/;
const FORMAT = /^(?:fmt\.Sprintf|[sS]tring\.[fF]ormat|(?:Kernel\.)?(?:s?printf|format)|format_)$/;
const LIST =
  /^(?:List\.of|Arrays\.asList|Collections\.singletonList|ImmutableList\.of|Stream\.of|Vec\.from)$/;
const WRAPPER =
  /^(?:\w+\.(?:F|String|Int|Float|Bool|Raw|Opt|NewOpt|Ptr|\w*Model)|bytes\.NewBufferString|Some|Ok|string|int|int32|int64|strval|intval)$|(?:^|\.)(?:(?:String|Vec|Cow|Box|\w*Content|\w*Input|\w*PartText|\w*Model)\.from|BinaryData\.FromString|\w*(?:Model|Content|Message|Param|Input|System|Optional|Model\.Value)\w*\.of[A-Z]?\w*)$/;
const TEXT_PART = /(?:^|\.)(?:New(?:Beta)?TextBlock|Create(?:Input)?TextPart|TextContentPart|TextPart)$/;
const OTHER_PART =
  /(?:^|\.)(?:New\w*|Create)(Image|Document|File|InputImage|InputFile|Audio|InputAudio)\w*(?:Block\w*|Part)$/;

const FUNCTION_TOOL = /(?:^|\.)CreateFunctionTool$/;
const SCHEMA_FORMAT = /(?:^|\.)CreateJsonSchemaFormat$/;

/** `ChatTool.CreateFunctionTool(name, description, schema)` and `CreateJsonSchemaFormat(name, schema)` of OpenAI's SDK in C#. */
function schemaObject(path: string, positional: readonly Value[], named: RecordValue): Value | null {
  const at = (index: number, pattern: RegExp) =>
    [...named.entries].find(([name]) => pattern.test(name))?.[1] ?? positional[index];
  const members = (given: Readonly<Record<string, Value | undefined>>): RecordValue => {
    const entries = Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { kind: 'record', entries: new Map(entries), spreads: [], origin: 'literal' };
  };
  if (FUNCTION_TOOL.test(path)) {
    const name = at(0, /name$/);
    const described = { name, description: at(1, /description$/), parameters: dataOf(at(2, /parameters$/)) };
    return members({ type: staticText('function'), function: members(described) });
  }
  if (!SCHEMA_FORMAT.test(path)) return null;
  const schema = { name: at(0, /name$/), schema: dataOf(at(1, /schema$/)) };
  return members({ type: staticText('json_schema'), json_schema: members(schema) });
}

/** What a text of JSON holds. */
function dataOf(value: Value | undefined): Value | undefined {
  const plain = plainText(value);
  return plain === null ? value : (parsedData(plain) ?? value);
}

/** What a function gives; null when it is not one of these. */
export function calledFunction({ path, code, positional, named, isVariant }: CallValues): Value | null {
  const [first, second] = positional;
  if (ENVIRONMENT.test(path) || CONFIG.test(path))
    return fromOutside(code, ENVIRONMENT.test(path) ? 'env' : 'config', second);
  if (FORMAT.test(path) && first?.kind === 'text') return filled(first, positional.slice(1), named);
  const schema = schemaObject(path, positional, named);
  if (schema !== null) return schema;
  if (LIST.test(path)) return asList(positional);
  if (path === 'array_merge' && first?.kind === 'record') return mergedRecords(positional);
  if (path === 'append' || path === 'array_merge') return appended(positional);
  if (path === 'strings.Join' || path === 'String.join' || path === 'string.Join' || path === 'implode')
    return joined(positional);
  if (/^(?:strings\.TrimSpace|trim)$/.test(path)) return first?.kind === 'text' ? trimmed(first) : null;
  if (TEXT_PART.test(path)) return part('text', first ?? named.entries.get('text'));
  const other = OTHER_PART.exec(path)?.[1];
  if (other !== undefined) return part(other.toLowerCase().replace('input', ''));
  const type = path.replace(/\.(?:new|of|from|with|create)$/, '');
  if (roleOfMessage(type) !== null || /OfMessage$/.test(path)) return made(type, positional, named);
  const role = /Message\.(system|developer|user|assistant|tool)$/i.exec(path)?.[1]?.toLowerCase();
  if (role !== undefined && first !== undefined) return said(role, first);
  if (/EasyInputMessage\.from$/.test(path) && first !== undefined) return said('user', first);
  if (/PartImage\.from$/.test(path)) return part('image');
  if (type !== path && named.entries.size > 0) return made(type, positional, named);
  if (/^(?:indoc_|formatdoc_)$/.test(path) && first?.kind === 'text')
    return filled(dedented(first), positional.slice(1), named);
  if (path === 'concat_') return concat(positional);
  if (first !== undefined && positional.length === 1 && (WRAPPER.test(path) || isVariant)) return first;
  return null;
}

/** `Message::User(x)`, where `x` may say its role itself. */
function said(role: string, content: Value): Value {
  const hasRole = content.kind === 'record' && content.entries.has('role');
  const record: RecordValue = { kind: 'record', entries: new Map(), spreads: [], origin: 'literal' };
  return hasRole ? content : withContent({ ...record, type: '', isBuilder: false }, role, [content]);
}

function fromOutside(code: string, origin: 'env' | 'config', fallback: Value | undefined): Value {
  const plain = plainText(fallback);
  return fallback === undefined || plain === null ? unknown(code, origin) : { ...fallback, origin };
}

export function asList(values: readonly Value[]): Value {
  const [only] = values;
  return values.length === 1 && only?.kind === 'list'
    ? only
    : { kind: 'list', items: values, origin: 'literal' };
}

/** The first with what comes after it; a list that is not known one by one stays one hole. */
export function appended([target, ...added]: readonly Value[]): Value | null {
  if (target === undefined) return null;
  const items = [
    ...itemsOf(target),
    ...added.flatMap((value) => (value.kind === 'list' ? value.items : [value])),
  ];
  return { kind: 'list', items, origin: 'literal' };
}

/** Maps one over the other; one that is not known may say anything else. */
function mergedRecords(values: readonly Value[]): Value {
  const entries = values.flatMap((value) => (value.kind === 'record' ? [...value.entries] : []));
  const spreads = values.flatMap((value) => {
    if (value.kind === 'record') return value.spreads;
    return value.kind === 'unknown' ? [value.expression] : [];
  });
  return { kind: 'record', entries: new Map(entries), spreads, origin: 'literal' };
}

function itemsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'nothing') return [];
  return value.kind === 'unknown' ? [{ ...value, kind: 'spread' }] : [value];
}

function joined(values: readonly Value[]): Value | null {
  const list = values.find(({ kind }) => kind === 'list');
  const separator = values.find(({ kind }) => kind !== 'list');
  return list?.kind === 'list' && separator !== undefined ? join(list.items, separator) : null;
}

/** `%s` and `%1$d` of C's kin, `{}` and `{0}` of C# and Rust. */
function filled(template: TextValue, positional: readonly Value[], named: RecordValue): TextValue {
  const isPercent = template.segments.some(
    (segment) => segment.kind === 'static' && /%[-+0-9.$]*[a-zA-Z]/.test(segment.text),
  );
  const segments = template.segments.map((segment) =>
    segment.kind === 'static' && isPercent ? { ...segment, text: bracedOf(segment.text) } : segment,
  );
  return formatted({ ...template, segments }, positional, named.entries);
}

function bracedOf(text: string): string {
  return text
    .replace(/[{}]/g, '$&$&')
    .replace(/%n/g, '\n')
    .replace(/%(?:(\d+)\$)?[-+ #0,]*(?:[1-9]\d*)?(?:\.\d+)?([sdvqfgxeuiTtcb%])/g, (_, position, kind) =>
      kind === '%' ? '%' : `{${position === undefined ? '' : Number(position) - 1}}`,
    );
}

/** Methods that give back what they are called on, as far as a prompt goes. */
const UNCHANGED =
  /^(?:build|toBuilder|into|to_owned|to_string|to_s|to_sym|to_str|toString|ToString|clone|dup|freeze|unwrap|expect|as_str|as_ref|asString|asList|ToList|ToArray|toList|to_vec|to_a|iter|into_iter|collect|compact|context|map_err|html_safe|then|not_nil|get|String|value|trimIndent|ok)$/;
const ADDITION =
  /^(?:push|append|add|Add|addAll|AddRange|extend|plus|Append|Concat|concat|insert|Insert|InsertRange|unshift|prepend|addFirst|addLast|push_front|push_back|extend_from_slice)$/;
const WRITING = /^(?:push_str|[aA]ppend\w*|[wW]rite\w*)$/;
/** Unchanged methods that take an error to raise. */
const SAYS_WHY = /^(?:expect|map_err|context)$/;
const TRIMMED = /^(?:strip|trim|Trim|chomp|squish|rstrip|trim_end|stripTrailing)$/;

/** `list.add(0, item)` says first where it is added. */
function withoutPosition(positional: readonly Value[]): readonly Value[] {
  return positional.length > 1 && positional[0]?.kind === 'number' ? positional.slice(1) : positional;
}

/** What a function writes to the text that it is handed first; null when it is not one of these. */
export function writtenBy(
  path: string,
  [template, ...rest]: readonly Value[],
  named: RecordValue,
): Value | null {
  if (/^array_(?:push|unshift)$/.test(path))
    return { kind: 'list', items: template === undefined ? [] : [template, ...rest], origin: 'literal' };
  const end = /(?:ln_?|Line)$/.test(path) ? [staticText('\n')] : [];
  if (/^(?:fmt\.Fprintf|writeln?_)$/.test(path) && template?.kind === 'text')
    return concat([filled(template, rest, named), ...end]);
  return /^(?:fmt\.Fprint(?:ln)?|io\.WriteString)$/.test(path) && template !== undefined
    ? concat([template, ...rest, ...end])
    : null;
}

/** What a method of a value gives; null when it is not one of these. */
export function calledMethod(
  value: Value,
  name: string,
  positional: readonly Value[],
  named: RecordValue,
): Value | null {
  if (UNCHANGED.test(name) && (positional.length === 0 || SAYS_WHY.test(name))) return value;
  if (/^(?:unwrap_or|unwrap_or_else|or|orElse|orElseGet|presence_or|or_else)$/.test(name))
    return positional[0] === undefined ? null : withFallback(value, positional[0]);
  if (name === 'getOrDefault') return positional[1] === undefined ? null : withFallback(value, positional[1]);
  if (value.kind === 'list' && ADDITION.test(name)) return appended([value, ...withoutPosition(positional)]);
  if (value.kind === 'record' && /^(?:deep_)?merge!?$/.test(name))
    return mergedRecords([value, ...positional, named]);
  if (value.kind !== 'text') return null;
  if (/^(?:[aA]ppendLine|WriteLine)$/.test(name)) return concat([value, ...positional, staticText('\n')]);
  if (name === 'AppendFormat' && positional[0]?.kind === 'text')
    return concat([value, filled(positional[0], positional.slice(1), named)]);
  if (ADDITION.test(name) || WRITING.test(name)) return concat([value, ...withoutPosition(positional)]);
  if (TRIMMED.test(name)) return trimmed(value);
  if (/^(?:stripIndent|strip_heredoc|trimIndent)$/.test(name)) return dedented(value);
  if (name === 'formatted') return filled(value, positional, named);
  const plain = plainText(value);
  if (plain !== null && /^(?:downcase|toLowerCase|ToLower|to_lowercase)$/.test(name))
    return { ...staticText(plain.toLowerCase()), origin: value.origin };
  return null;
}
