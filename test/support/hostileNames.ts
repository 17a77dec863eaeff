/** Names that a hostile repository gives to models, functions, files and variables. */

/** Members that every plain object has, or that change what it is. */
export const INHERITED_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
] as const;
