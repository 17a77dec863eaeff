/** Bodies that scripts build with jq: `jq -n --arg model "$MODEL" '{model: $model, messages: […]}'`. */

import type { PromptSegment } from '../callSite';
import { concat, plainText, segmentsOf, staticText, text, unknown, type Value } from '../value';

/** Options that name a value for the program, and whether it is JSON already. */
const NAMED: ReadonlyMap<string, 'text' | 'json' | 'file'> = new Map(
  Object.entries({
    '--arg': 'text',
    '--argjson': 'json',
    '--rawfile': 'file',
    '--slurpfile': 'file',
  } as const),
);

/** The program's object with its variables filled in, as text close to JSON; null when it makes something else. */
export function jqOutput(args: readonly Value[]): Value | null {
  const named = new Map<string, Value>();
  let program: string | null = null;
  for (let index = 0; index < args.length; index += 1) {
    const option = plainText(args[index]);
    const kind = option === null ? undefined : NAMED.get(option);
    if (kind !== undefined) {
      const name = plainText(args[index + 1]) ?? '';
      const value = kind === 'file' ? unknown(name) : args[index + 2];
      if (value !== undefined) named.set(name, kind === 'json' ? value : quoted(value));
      index += 2;
    } else if (program === null && option !== null && !option.startsWith('-')) program = option;
  }
  return program?.trimStart().startsWith('{') ? filledIn(program, named) : null;
}

const PLACE = /\(\s*\$(\w+)\s*\|\s*tonumber\s*\)|\\\(\s*\$(\w+)\s*\)|\$(\w+)/;

function filledIn(program: string, named: ReadonlyMap<string, Value>): Value {
  const values: Value[] = [];
  let rest = program;
  for (let match = PLACE.exec(rest); match !== null; match = PLACE.exec(rest)) {
    const [whole, number, inText, bare] = match;
    const value = named.get(number ?? inText ?? bare ?? '') ?? unknown(whole);
    values.push(staticText(rest.slice(0, match.index)), bare === undefined ? unquoted(value) : value);
    rest = rest.slice(match.index + whole.length);
  }
  return concat([...values, staticText(rest)]);
}

/** A text as JSON writes it. */
function quoted(value: Value): Value {
  const segments = segmentsOf(value).map(
    (segment): PromptSegment =>
      segment.kind === 'static' ? { ...segment, text: JSON.stringify(segment.text).slice(1, -1) } : segment,
  );
  const quote: PromptSegment = { kind: 'static', text: '"' };
  return text([quote, ...segments, quote], value.origin);
}

function unquoted(value: Value): Value {
  if (value.kind !== 'text') return value;
  return text(value.segments.slice(1, -1), value.origin);
}
