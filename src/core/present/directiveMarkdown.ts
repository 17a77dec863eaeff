/** The hover of a word in a `breakeven:` comment: what it sets, and for which calls. */

import { DIRECTIVE_KEYS } from '../project/directiveWords';
import type { PlacedDirective } from '../project/documentEstimate';
import { contains } from '../project/ranges';
import type { TextPosition, TextRange } from '../source/callSite';
import type { DirectiveWord } from '../source/directives';
import { escapeMarkdown } from './markdown';

export interface DirectiveHover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** Null where no word of a directive stands. */
export function directiveHover(
  directives: readonly PlacedDirective[],
  at: TextPosition,
): DirectiveHover | null {
  for (const { directive, variables } of directives) {
    if (!contains(directive.range, at)) continue;
    const word = directive.words.find(({ nameRange, valueRange }) =>
      [nameRange, valueRange].some((range) => contains(range, at)),
    );
    const whom = directive.scope === 'file' ? 'For all calls of this file.' : 'For the call beside it.';
    const said = word === undefined ? ALL : detailOf(word, variables);
    return { range: directive.range, markdown: `${escapeMarkdown(said)}\n\n${whom}` };
  }
  return null;
}

const ALL = `Words that may stand here: ${Object.keys(DIRECTIVE_KEYS).join(', ')}, and the names of the prompt's variables. After -- stands why.`;

function detailOf({ name }: DirectiveWord, variables: ReadonlySet<string>): string {
  const key = Object.hasOwn(DIRECTIVE_KEYS, name) ? DIRECTIVE_KEYS[name] : undefined;
  if (key !== undefined) return `${name}: ${key.detail}`;
  return variables.has(name)
    ? `${name}: size of this prompt variable in tokens, such as 300 or 4k`
    : `${name}: no word of such a comment, and no variable of the prompt`;
}
