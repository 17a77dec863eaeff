/** More tokens than any request has. */
const MOST = 1e9;

/** A number of tokens that code or a file states. Null for what cannot be one: broken, below zero, without end, or none at all. */
export function amountOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST ? value : null;
}
