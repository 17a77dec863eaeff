import { nothing } from 'lit';

/** What a template of the panel says, tags and all, without a browser. Event listeners leave nothing. */
export function templateText(part: unknown): string {
  if (part === nothing || part === null || part === undefined || typeof part === 'function') return '';
  if (Array.isArray(part)) return part.map(templateText).join('');
  if (typeof part !== 'object') return String(part);
  const { strings, values } = part as { strings: readonly string[]; values: readonly unknown[] };
  return strings.map((text, index) => text + templateText(values[index])).join('');
}
