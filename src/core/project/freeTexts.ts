/** Fields of an output schema that hold a text of any length: how long the answer gets is up to them. */

export interface FreeTexts {
  /** Fields that the answer has once. */
  readonly single: number;
  /** Fields of the entries of a list. */
  readonly listed: number;
}

/**
 * Names of what is filled with sentences or more, where nothing bounds it: a `title` or a `city` is short by itself. A working
 * assumption of this project (2026-11).
 */
const SENTENCES =
  /summar|report|content|^text|_text$|body|html|markdown|answer|response|reply|explan|descri|reason|analy|rationale|message|stor(?:y|ies)|essay|article|letter|draft|overview|feedback|comment|thought|notes?$|instruction|translat|script|document|paragraph|abstract|critique|justif|evidence|recommend|plan$|^code$|(?:source|program|python|sql)_?code/i;

/** What bounds a text, or gives it a form. */
const BOUNDS = ['enum', 'const', 'format', 'pattern', 'maxLength'] as const;

type Json = Readonly<Record<string, unknown>>;

/** @param schema JSON; of any other text nothing is known. */
export function freeTextsIn(schema: string): FreeTexts {
  const found = { single: 0, listed: 0 };
  const definitions = new Map<string, unknown>();
  const seen = new Set<unknown>();
  const open: { readonly node: unknown; readonly isListed: boolean }[] = [
    { node: parsed(schema), isListed: false },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, isListed } = next;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const { $defs, definitions: older, $ref, properties, ...others } = node as Json;
    for (const [name, definition] of [...entries($defs), ...entries(older)])
      definitions.set(name, definition);
    const referred = typeof $ref === 'string' ? definitions.get($ref.split('/').at(-1) ?? '') : undefined;
    open.push({ node: referred, isListed });
    for (const [name, field] of entries(properties)) {
      if (SENTENCES.test(name) && isFreeText(field)) found[isListed ? 'listed' : 'single'] += 1;
      open.push({ node: field, isListed });
    }
    for (const [key, value] of Object.entries(others))
      open.push({ node: value, isListed: isListed || key === 'items' });
  }
  return found;
}

function isFreeText(field: unknown): boolean {
  if (typeof field !== 'object' || field === null) return false;
  const { type, anyOf } = field as Json;
  if (BOUNDS.some((bound) => Object.hasOwn(field, bound))) return false;
  if (Array.isArray(anyOf)) return anyOf.some(isFreeText);
  return type === 'string' || (Array.isArray(type) && type.includes('string'));
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
