/**
 * Bounds on how long texts and lists are, in a schema. zod's own look at whatever has a `length`, also where a text was
 * asked for and an object came, and throw when that length is no number.
 */

import * as z from 'zod/mini';

/** So many characters or entries at least. */
export function atLeast(length: number) {
  return ofTextsAndLists(z.minLength(length));
}

/** So many characters or entries at most. */
export function atMost(length: number) {
  return ofTextsAndLists(z.maxLength(length));
}

function ofTextsAndLists<C extends ReturnType<typeof z.minLength> | ReturnType<typeof z.maxLength>>(
  check: C,
): C {
  check._zod.def.when = ({ value }) => typeof value === 'string' || Array.isArray(value);
  return check;
}
