import type { CallSite } from '../../src/core/source/callSite';

/** What a call sends, in a line: holes in braces, what branches and loops decide of in parentheses. */
export function sentText({ messages }: CallSite): string {
  return messages
    .map(({ role, segments, ways }) => {
      const texts = segments.map((segment) => {
        const text = segment.kind === 'static' ? segment.text : `{${segment.name}}`;
        return segment.ways === undefined ? text : `(${text})`;
      });
      const message = `${role === null ? '' : `${role}: `}${texts.join('')}`;
      return ways === undefined ? message : `(${message})`;
    })
    .join(' | ');
}
