/** A text without these signs at its end. The pattern `,+$` says the same, and takes the square of a long run of them elsewhere. */
export function withoutAtEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
