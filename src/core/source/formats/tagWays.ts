/** Branches and loops that the tags of a template make of the text between them. */

import type { Way } from '../callSite';

/** What a tag does with the text behind it. */
export type TagMark =
  | { readonly kind: 'if' }
  /** Another branch; `isLast` where none of the conditions holds. */
  | { readonly kind: 'else'; readonly isLast: boolean }
  | { readonly kind: 'loop'; readonly passes: number | null }
  /** Its text is put in elsewhere, if at all. */
  | { readonly kind: 'definition' }
  /** Opens and closes as the others do, and decides nothing. */
  | { readonly kind: 'group' }
  | { readonly kind: 'end' }
  | { readonly kind: 'none' };

interface Open {
  readonly mark: TagMark;
  readonly index: number;
  branch: number;
}

/**
 * For each tag, the ways to the text behind it; null for text of a definition.
 *
 * @param template Its text, which tells its choices from those of others.
 */
export function waysBehindTags(
  marks: readonly TagMark[],
  template: string,
): readonly (readonly Way[] | null)[] {
  const key = `template ${hashOf(template)}`;
  const counts = branchCounts(marks);
  const open: Open[] = [];
  return marks.map((mark, index) => {
    const top = open.at(-1);
    if (mark.kind === 'end') open.pop();
    else if (mark.kind === 'else' && top !== undefined) top.branch += 1;
    else if (mark.kind !== 'none' && mark.kind !== 'else') open.push({ mark, index, branch: 0 });
    return open.some((around) => around.mark.kind === 'definition')
      ? null
      : open.slice(0, MAX_DEPTH).flatMap((around) => wayOf(around, counts, key));
  });
}

/** Deeper ones are generated. */
const MAX_DEPTH = 50;

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

function wayOf({ mark, index, branch }: Open, counts: ReadonlyMap<number, number>, key: string): Way[] {
  const at = `${key} ${index}`;
  // What Jinja sends where there is nothing to go over.
  if (mark.kind === 'loop' && branch > 0) return [{ kind: 'branch', at: `${at} else`, branch: 1, count: 2 }];
  if (mark.kind === 'loop') return [{ kind: 'loop', at, passes: mark.passes }];
  return mark.kind === 'if' ? [{ kind: 'branch', at, branch, count: counts.get(index) ?? 2 }] : [];
}

/** By the index of the tag that opens a choice. Without a last branch, one is empty. */
function branchCounts(marks: readonly TagMark[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const open: (Open & { hasLast: boolean })[] = [];
  const close = (top: (typeof open)[number] | undefined) => {
    if (top?.mark.kind === 'if') counts.set(top.index, top.branch + (top.hasLast ? 1 : 2));
  };
  marks.forEach((mark, index) => {
    const top = open.at(-1);
    if (mark.kind === 'end') {
      close(open.pop());
    } else if (mark.kind === 'else') {
      if (top === undefined) return;
      top.branch += 1;
      top.hasLast ||= mark.isLast;
    } else if (mark.kind !== 'none') {
      open.push({ mark, index, branch: 0, hasLast: false });
    }
  });
  for (const top of open) close(top);
  return counts;
}
