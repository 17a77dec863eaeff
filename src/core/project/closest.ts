/** The name that someone most likely meant by one that does not exist, or null when none is close. */
export function closest(name: string, candidates: Iterable<string>): string | null {
  const wanted = plain(name);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let begun: string | null = null;
  for (const candidate of candidates) {
    const other = plain(candidate);
    if (begun === null && begins(wanted, other)) begun = candidate;
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const away = distance(wanted, other);
    if (away < bestDistance) [best, bestDistance] = [candidate, away];
  }
  return best ?? begun;
}

/** `requestsPerMonth` for `requests`. */
function begins(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.startsWith(short);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .slice(0, 60);
}

/** Letters to add, leave out, change or swap. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? cost) + 1);
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
