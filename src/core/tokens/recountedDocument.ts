/** A document of a tokenizer that nothing is known of: it is counted anew as a whole, when it is asked. */

import type { CountedDocument, LoadedCounter } from './counter';
import type { TokenCount } from './tokenCount';

export function recountedDocument(start: string, count: LoadedCounter['count']): CountedDocument {
  let text = start;
  let known: TokenCount | null = null;
  return {
    get length() {
      return text.length;
    },
    count: () => {
      known ??= count(text);
      return known;
    },
    countOf: (from, to) => count(text.slice(Math.max(0, from), Math.max(0, to))),
    edit: (offset, deleted, inserted) => {
      const at = Math.min(Math.max(0, offset), text.length);
      const end = Math.min(text.length, Math.max(at, offset + deleted));
      text = text.slice(0, at) + inserted + text.slice(end);
      known = null;
    },
  };
}
