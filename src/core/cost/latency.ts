/**
 * What a user waits for at the load that the volume reaches: the time to the first token, and tokens a second after it.
 *
 * Requests share a replica, so a prompt is taken in as in a queue with processor sharing: its own time ÷ (1 − load),
 * whatever the spread of lengths (Kleinrock, "Time-shared systems: a theoretical treatment", J. ACM 14, 1967). When all
 * of the engine's places are taken it first waits for one: Sakasegawa's approximation of the wait for one of c servers
 * (Ann. Inst. Statist. Math. 29, 1977). The network is not in it.
 */

import type { Demand } from './demand';
import { DEFAULT_ENGINE } from './engines';
import type { HostingPlan } from './estimate';
import type { Replica } from './sizing';
import { modelThroughput, type Throughput } from './throughput';
import type { TrafficLoad } from './trafficLoad';

export interface LatencyTarget {
  /** Seconds to the first token, at most. */
  readonly timeToFirstTokenSeconds?: number | undefined;
  /** Output tokens a second that a user sees, at least. */
  readonly tokensPerSecondPerUser?: number | undefined;
}

/** Means at one load; null where the load is 1 or more, and the queue grows without end. */
export interface LatencyAtLoad {
  readonly utilization: number;
  readonly timeToFirstTokenSeconds: number | null;
  readonly tokensPerSecondPerUser: number | null;
}

export interface Latency {
  readonly average: LatencyAtLoad;
  readonly busiestHour: LatencyAtLoad;
  readonly target: LatencyTarget | null;
  /** In the busiest hour; null without a target. */
  readonly meetsTarget: boolean | null;
}

/** Null for a flat throughput, which says nothing of single requests, and for requests without output. */
export function latencyOf(
  plan: HostingPlan,
  replica: Replica,
  demand: Demand,
  traffic: TrafficLoad,
): Latency | null {
  const server = plan.throughput.kind === 'model' ? serverOf(plan, replica, demand) : null;
  if (server === null) return null;
  const busiestHour = latencyAt(server, traffic.peakUtilization);
  const target = plan.latencyTarget ?? null;
  return {
    average: latencyAt(server, traffic.meanUtilization),
    busiestHour,
    target,
    meetsTarget: target === null ? null : meets(busiestHour, target),
  };
}

/** A replica as a queue sees it. */
interface Server {
  /** Requests a second at full load, and how many run at once then. */
  readonly requestsPerSecond: number;
  readonly places: number;
  /** Seconds to take in the mean prompt on an idle replica. */
  readonly prefillSeconds: number;
  /** With this many requests running. */
  readonly running: (requests: number) => Throughput | null;
}

function serverOf(plan: HostingPlan, replica: Replica, { shape }: Demand): Server | null {
  if (shape.outputTokens < 1) return null;
  const { model, gpu, precision, engine = DEFAULT_ENGINE } = plan;
  const speed = (outputTokens: number, concurrency?: number) =>
    modelThroughput(model, gpu, replica.gpus, precision, { ...shape, outputTokens }, { engine, concurrency });
  const full = speed(shape.outputTokens);
  const prefill = speed(1, 1);
  if (full === null || prefill === null) return null;
  return {
    requestsPerSecond: full.requestsPerSecond.base,
    places: full.concurrency,
    prefillSeconds: 1 / prefill.requestsPerSecond.base,
    running: (requests) => speed(shape.outputTokens, requests),
  };
}

function latencyAt(server: Server, utilization: number): LatencyAtLoad {
  if (utilization >= 1) return { utilization, timeToFirstTokenSeconds: null, tokensPerSecondPerUser: null };
  const { places, prefillSeconds, requestsPerSecond } = server;
  const exponent = Math.sqrt(2 * (places + 1)) - 1;
  const wait = utilization ** exponent / (requestsPerSecond * (1 - utilization));
  return {
    utilization,
    timeToFirstTokenSeconds: prefillSeconds / (1 - utilization) + wait,
    tokensPerSecondPerUser:
      runningAt(server, utilization * requestsPerSecond)?.tokensPerSecondPerRequest ?? null,
  };
}

/** As few requests at once as serve this many a second: by Little's law, those that are there. */
function runningAt({ places, running }: Server, requestsPerSecond: number): Throughput | null {
  let [low, high] = [1, places];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const served = running(middle)?.requestsPerSecond.base ?? 0;
    if (served >= requestsPerSecond) high = middle;
    else low = middle + 1;
  }
  return running(low);
}

function meets(found: LatencyAtLoad, target: LatencyTarget): boolean {
  const { timeToFirstTokenSeconds: first, tokensPerSecondPerUser: speed } = found;
  const isFirstInTime =
    target.timeToFirstTokenSeconds === undefined ||
    (first !== null && first <= target.timeToFirstTokenSeconds);
  const isFast =
    target.tokensPerSecondPerUser === undefined || (speed !== null && speed >= target.tokensPerSecondPerUser);
  return isFirstInTime && isFast;
}
