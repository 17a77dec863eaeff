/** Who held a thread for how long, from a CPU profile. */

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  /** Microseconds, as all times here. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** A trace of the probe. */
export interface Trace {
  readonly profile: CpuProfile;
  /** Turns of the event loop, from and to, in microseconds. */
  readonly turns: readonly (readonly [number, number])[];
}

export interface Held {
  /** The longest that one turn of the event loop was held, in milliseconds. */
  readonly longest: number;
  readonly total: number;
  /** Where most of the longest was spent, from the outermost function of ours on. */
  readonly where: string;
}

/** A sample that is later than this was late because other processes had the processor, not for what it found. */
const MOST_MICROSECONDS = 1000;

/** Time that the thread spent below code of a folder, in all and in the turn of the event loop that it spent most of it in. */
export function heldBy({ profile, turns }: Trace, isOurs: (url: string) => boolean): Held {
  const paths = ourPaths(profile, isOurs);
  const samples: { at: number; lasted: number; path: string }[] = [];
  let at = profile.startTime;
  profile.samples.forEach((id, index) => {
    at += profile.timeDeltas[index] ?? 0;
    // A sample stands for the time until the next one.
    const lasted = Math.min(profile.timeDeltas[index + 1] ?? 0, MOST_MICROSECONDS) / 1000;
    const path = paths.get(id);
    if (path !== undefined) samples.push({ at, lasted, path: path.join(' > ') });
  });
  const inTurns = turns.map(([from, to]) => samples.filter((sample) => sample.at >= from && sample.at < to));
  const sum = (some: typeof samples) => some.reduce((total, { lasted }) => total + lasted, 0);
  const [worst = []] = [...inTurns].sort((a, b) => sum(b) - sum(a));
  return { longest: sum(worst), total: sum(samples), where: mostOf(worst) };
}

function mostOf(samples: readonly { lasted: number; path: string }[]): string {
  const byPath = new Map<string, number>();
  for (const { lasted, path } of samples) byPath.set(path, (byPath.get(path) ?? 0) + lasted);
  return [...byPath].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** Nodes that have one of ours on their stack, with the names of those that are. */
function ourPaths({ nodes }: CpuProfile, isOurs: (url: string) => boolean): Map<number, readonly string[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isChild = new Set(nodes.flatMap(({ children }) => children ?? []));
  const paths = new Map<number, readonly string[]>();
  const open = nodes
    .filter(({ id }) => !isChild.has(id))
    .map((node) => ({ node, path: [] as readonly string[] }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { callFrame, children } = next.node;
    const path = isOurs(callFrame.url) ? [...next.path, callFrame.functionName || '(anonymous)'] : next.path;
    if (path.length > 0) paths.set(next.node.id, path);
    for (const id of children ?? []) {
      const node = byId.get(id);
      if (node !== undefined) open.push({ node, path });
    }
  }
  return paths;
}
