/** Index of the last item that is so; -1 where none is. */
export function lastIndexOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  let index = items.length - 1;
  for (let item = items[index]; item !== undefined && !is(item); item = items[index]) index -= 1;
  return index;
}
