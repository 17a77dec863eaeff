/** Long messages to a page, in parts: to hand one over whole would hold the thread that all extensions share. */

import * as z from 'zod/mini';

/** Characters that are handed over in about a millisecond. */
const MOST_CHARACTERS = 100_000;

const partSchema = z.object({
  type: z.literal('part'),
  /** Of the message that it is a part of. */
  message: z.int(),
  text: z.string(),
  isLast: z.boolean(),
});

export type MessagePart = z.infer<typeof partSchema>;

/** The parts of a message as JSON, in their order; none where the message is short and best goes as it is. */
export function partsOf(message: unknown, number: number, most = MOST_CHARACTERS): MessagePart[] {
  const text = JSON.stringify(message);
  if (text.length <= most) return [];
  return Array.from({ length: Math.ceil(text.length / most) }, (_, index) => ({
    type: 'part',
    message: number,
    text: text.slice(index * most, (index + 1) * most),
    isLast: (index + 1) * most >= text.length,
  }));
}

/** Puts parts together again as they come. @returns the message once it is whole, at once where it came whole, and else undefined */
export function assembler(): (data: unknown) => unknown {
  const begun = new Map<number, string>();
  return (data) => {
    const { data: part, success } = partSchema.safeParse(data);
    if (!success) return data;
    const text = (begun.get(part.message) ?? '') + part.text;
    begun.set(part.message, text);
    if (!part.isLast) return undefined;
    begun.delete(part.message);
    return parsed(text);
  };
}

/** Null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
