/** Reads in order, with up to `width` readings under way: whoever takes one waits for that one alone. */
export function* readAhead<Item, Reading>(
  items: readonly Item[],
  read: (item: Item) => Promise<Reading>,
  width: number,
): Generator<readonly [Item, Promise<Reading>]> {
  const underWay: (readonly [Item, Promise<Reading>])[] = [];
  for (const item of items) {
    underWay.push([item, read(item)]);
    if (underWay.length < width) continue;
    yield* underWay.splice(0, 1);
  }
  yield* underWay;
}
