/** A few signs, again and again: what nests without end, or is looked at as a whole with each sign more. */

import type { Random } from '../random';
import { PROGRAMS, type Source } from './sources';

const MOST_CHARACTERS = 3000;

/** Of all languages together: what one takes for a bracket is another's text. */
const TOKENS = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '"',
    "'",
    '`',
    '"""',
    '${',
    '#{',
    '{$',
    '$"',
    'f"',
    'r#"',
    '%w[',
    '%q(',
  ],
  ...[
    '<<A\n',
    '<<<A\n',
    '=begin\n',
    '/*',
    '*/',
    '//',
    '#',
    '\n',
    '  ',
    ',',
    ';',
    ':',
    '::',
    '.',
    '..',
    '...',
    '->',
    '=>',
    '<-',
  ],
  ...[
    '=',
    ':=',
    '+',
    '-',
    '*',
    '&',
    '|',
    '!',
    '?',
    '@',
    '$',
    '\\',
    'a',
    ' a ',
    '1',
    'new ',
    'not ',
    'async ',
    'await ',
    'if ',
  ],
  ...[
    'else ',
    'for ',
    'while ',
    'do ',
    'end ',
    'then ',
    'fi ',
    'case ',
    'switch',
    'match ',
    'fn ',
    'func ',
    'function ',
    'def ',
  ],
  ...[
    'lambda x:',
    'class A',
    'type A',
    'extends ',
    'impl ',
    'where ',
    'macro_rules! ',
    '#if ',
    '#endif ',
    '<?php ',
    '?>',
    '<a>',
    '</a>',
  ],
] as const;

const FEWEST = 1;
const MOST = 3;

/** Behind a program that calls, or alone, in a file of any language. */
export function rowOfTokens(random: Random): Source {
  const { file, text } = random.pick(PROGRAMS);
  const unit = Array.from({ length: FEWEST + random.below(MOST) }, () => random.pick(TOKENS)).join('');
  const row = unit.repeat(Math.ceil(random.below(MOST_CHARACTERS) / unit.length));
  return { file, text: random.next() < 0.5 ? text + row : `openai model messages ${row}` };
}
