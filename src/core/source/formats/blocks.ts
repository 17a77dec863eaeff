/** Text between two tags. What is opened and never closed is looked for once, so that time grows with the text and no faster. */

export interface Block {
  /** Groups of the opening tag. */
  readonly groups: readonly (string | undefined)[];
  readonly from: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly to: number;
}

/** @param open Global, as is `close`; each block ends at the first `close` behind its `open`. */
export function blocksIn(text: string, open: RegExp, close: RegExp): Block[] {
  const blocks: Block[] = [];
  const opening = new RegExp(open);
  const closing = new RegExp(close);
  for (let head = opening.exec(text); head !== null; head = opening.exec(text)) {
    const bodyFrom = opening.lastIndex;
    closing.lastIndex = bodyFrom;
    const tail = closing.exec(text);
    if (tail === null) break;
    const to = closing.lastIndex;
    blocks.push({ groups: head.slice(1), from: head.index, bodyFrom, bodyTo: tail.index, to });
    opening.lastIndex = to;
  }
  return blocks;
}

/** The text without its blocks. */
export function withoutBlocks(text: string, blocks: readonly Block[]): string {
  const ends = [0, ...blocks.map(({ to }) => to)];
  return ends.map((end, index) => text.slice(end, blocks[index]?.from)).join('');
}
