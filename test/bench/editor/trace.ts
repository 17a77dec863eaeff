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
}

/** A sample that is later than this was late because other processes had the processor, not for what it found. */
const MOST_MICROSECONDS = 1000;

/** Time that the thread spent below code of a folder, in all and in the turn of the event loop that it spent most of it in. */
export function heldBy({ profile, turns }: Trace, isOurs: (url: string) => boolean): Held {
  const ours = ourNodes(profile, isOurs);
  const samples: { at: number; lasted: number }[] = [];
  let at = profile.startTime;
  profile.samples.forEach((id, index) => {
    at += profile.timeDeltas[index] ?? 0;
    // A sample stands for the time until the next one.
    const lasted = Math.min(profile.timeDeltas[index + 1] ?? 0, MOST_MICROSECONDS) / 1000;
    if (ours.has(id)) samples.push({ at, lasted });
  });
  const sum = (some: typeof samples) => some.reduce((total, { lasted }) => total + lasted, 0);
  const inTurns = turns.map(([from, to]) =>
    sum(samples.filter((sample) => sample.at >= from && sample.at < to)),
  );
  return { longest: Math.max(0, ...inTurns), total: sum(samples) };
}

/** Those that have a function of ours on their stack. */
function ourNodes({ nodes }: CpuProfile, isOurs: (url: string) => boolean): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const open = nodes.filter(({ callFrame }) => isOurs(callFrame.url));
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ours.has(node.id)) continue;
    ours.add(node.id);
    open.push(...(node.children ?? []).flatMap((id) => byId.get(id) ?? []));
  }
  return ours;
}
