/** Who held a thread for how long, from a CPU profile. */

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

export interface Held {
  /** The longest time at a stretch, in milliseconds. */
  readonly longest: number;
  readonly total: number;
  /** The functions of ours that were at work in the longest stretch, from the outermost on. */
  readonly where: readonly string[];
}

/** A sample that is later than this was late because other processes had the processor, not for what it found. */
const MOST_MICROSECONDS = 1000;

/**
 * Time that the thread spent below code of a folder. A stretch ends when the thread does something else or nothing;
 * collecting garbage in its midst belongs to it.
 */
export function heldBy(profile: CpuProfile, isOurs: (url: string) => boolean): Held {
  const paths = ourPaths(profile, isOurs);
  const collectors = new Set(
    profile.nodes.filter((node) => node.callFrame.functionName === '(garbage collector)').map(({ id }) => id),
  );
  let [longest, total, current] = [0, 0, 0];
  let at: readonly string[] = [];
  let where: readonly string[] = [];
  profile.samples.forEach((id, index) => {
    // A sample stands for the time until the next one.
    const lasted = Math.min(profile.timeDeltas[index + 1] ?? 0, MOST_MICROSECONDS) / 1000;
    const path = paths.get(id);
    if (path === undefined && !(collectors.has(id) && current > 0)) {
      current = 0;
      at = [];
      return;
    }
    current += lasted;
    total += lasted;
    if (path !== undefined && at.length === 0) at = path;
    if (current > longest) [longest, where] = [current, at];
  });
  return { longest, total, where };
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
