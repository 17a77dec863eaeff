/** The tags of a Jinja template. */

export interface JinjaTag {
  readonly kind: 'output' | 'tag' | 'note';
  /** What stands between its signs. */
  readonly inner: string;
  /** Takes the white space before it away, and that behind it. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly from: number;
  readonly to: number;
}

const OPENING = /\{[{%#]/g;
const KINDS = { '{{': 'output', '{%': 'tag', '{#': 'note' } as const;
const CLOSING = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;

/** `{{ … }}`, `{% … %}` and `{# … #}`, one after the other. What is never closed is text. */
export function jinjaTags(text: string): JinjaTag[] {
  const tags: JinjaTag[] = [];
  const open = new Set<string>();
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const sign = match[0] as keyof typeof KINDS;
    const end = open.has(sign) ? -1 : text.indexOf(CLOSING[sign], match.index + 2);
    if (end < 0) {
      open.add(sign);
      opening.lastIndex = match.index + 1;
      continue;
    }
    const to = end + 2;
    tags.push({ kind: KINDS[sign], ...signed(text.slice(match.index + 2, end)), from: match.index, to });
    opening.lastIndex = to;
  }
  return tags;
}

/** `-` takes white space away, `+` keeps it. */
function signed(whole: string): Pick<JinjaTag, 'inner' | 'trimsBefore' | 'trimsAfter'> {
  const first = /^[-+]/.exec(whole)?.[0] ?? '';
  const rest = whole.slice(first.length);
  const last = /[-+]$/.exec(rest.slice(-1))?.[0] ?? '';
  const inner = rest.slice(0, rest.length - last.length);
  return { inner, trimsBefore: first === '-', trimsAfter: last === '-' };
}
