/**
 * The comparison as a fast function of the uncertain inputs. What needs a search or a lookup (whether the model fits,
 * how fast a replica is, price tiers, the parts of a fleet's cost) is done once; what is left for each draw is
 * arithmetic. At position 0 of every input it gives what `estimate` gives.
 */

import { exactly, type Range } from '../money/range';
import { interactionLines, sumOf } from './apiCost';
import { demandOf, requestsOf } from './demand';
import type { EstimateInput, HostingPlan, Workload } from './estimate';
import { costOfReplicas } from './hosting';
import { secondsPerRequest } from './serviceSeconds';
import { type Replica, replicaOf, servingReplicas } from './sizing';
import { AT, type UncertainInput, uncertainRanges, valueAt } from './uncertainInputs';

/** Both sides of one draw, in USD a month. */
export interface Outcome {
  apiUsd: number;
  hostedUsd: number;
  /** False: a fixed fleet is too small for the volume. */
  canServe: boolean;
}

/** Writes the outcome at these positions into `outcome`, so that no draw makes garbage. */
export type DrawModel = (positions: Float64Array, outcome: Outcome) => void;

export interface PreparedComparison {
  readonly model: DrawModel;
  readonly ranges: Readonly<Record<UncertainInput, Range>>;
}

/** Null when the open model does not fit the GPU: there are no two sides to compare then. */
export function prepareComparison(input: EstimateInput): PreparedComparison | null {
  const result = replicaOf(input.hosting, demandOf(input.workloads));
  if ('problem' in result) return null;
  const { replica } = result;
  const ranges = uncertainRanges(input, replica);
  const api = prepareApi(input);
  const hosted = prepareHosted(input, replica, ranges);
  const { apiEngineeringFte = 0 } = input;
  const { fallbackShare = 0 } = input.hosting;
  const model: DrawModel = (positions, outcome) => {
    const volume = valueAt(ranges.volume, positions[AT.volume] ?? 0);
    const billUsd = volume * api(positions);
    hosted(positions, volume, outcome);
    const salary = valueAt(ranges.engineerUsdPerYear, positions[AT.engineerUsdPerYear] ?? 0);
    outcome.apiUsd = billUsd + (apiEngineeringFte * salary) / 12;
    outcome.hostedUsd += billUsd * fallbackShare;
  };
  return { model, ranges };
}

/** What a token costs on the API above a prompt length, retries and batch discount included. */
interface TierRates {
  readonly above: number;
  readonly usdPerInput: number;
  readonly usdPerOutput: number;
}

function prepareApi({ workloads, factors }: EstimateInput): (positions: Float64Array) => number {
  const priced = workloads.flatMap((workload) => {
    const tiers = tierRatesOf(workload);
    return tiers === null ? [] : [{ workload, tiers }];
  });
  const priceFactor = factors?.apiPrice ?? exactly(1);
  return (positions) => {
    let usd = 0;
    for (const { workload, tiers } of priced) {
      const input = valueAt(workload.inputTokens, positions[AT.inputTokens] ?? 0);
      const output = valueAt(workload.outputTokens, positions[AT.outputTokens] ?? 0);
      const rates = tierAt(tiers, input);
      const perInteraction = input * rates.usdPerInput + output * rates.usdPerOutput;
      usd += workload.interactionsPerMonth * perInteraction;
    }
    return usd * valueAt(priceFactor, positions[AT.apiPrice] ?? 0);
  };
}

/** Within a tier the cost of an interaction is linear in its tokens, so one token of each kind says all. */
function tierRatesOf(workload: Workload): [TierRates, ...TierRates[]] | null {
  const { price } = workload;
  if (price === null) return null;
  const rates = (above: number, of: typeof price.rates): TierRates => {
    const flat = { ...workload, price: { ...price, rates: of, tiers: [] } };
    const usd = (input: number, output: number) => sumOf(interactionLines(flat, input, output) ?? []);
    return { above, usdPerInput: usd(1, 0), usdPerOutput: usd(0, 1) };
  };
  return [rates(0, price.rates), ...price.tiers.map((tier) => rates(tier.aboveInputTokens, tier.rates))];
}

function tierAt([first, ...more]: [TierRates, ...TierRates[]], input: number): TierRates {
  let at = first;
  for (const tier of more) if (input > tier.above) at = tier;
  return at;
}

function prepareHosted(
  { workloads, hosting }: EstimateInput,
  replica: Replica,
  ranges: Readonly<Record<UncertainInput, Range>>,
): (positions: Float64Array, volume: number, outcome: Outcome) => void {
  const cost = fleetCostParts(hosting, replica);
  const requests = workloads.reduce((sum, workload) => sum + requestsOf(workload), 0);
  const seconds = secondsPerRequest(hosting, replica, workloads);
  return (positions, volume, outcome) => {
    const at = (input: UncertainInput) => valueAt(ranges[input], positions[AT[input]] ?? 0);
    const busy =
      (requests * volume * seconds(positions[AT.inputTokens] ?? 0, positions[AT.outputTokens] ?? 0)) /
      at('throughput');
    // Sizing counts in tokens; those of the replica as it is at base stand for the seconds that the work takes.
    const tokens = busy * replica.tokensPerSecond;
    const replicas = servingReplicas(hosting, replica, tokens);
    const people = (at('operationsFte') * at('engineerUsdPerYear')) / 12;
    const perHour = at('usdPerGpuHour');
    outcome.canServe = tokens <= replicas * replica.capacityTokensPerMonth * (1 + 1e-9);
    outcome.hostedUsd =
      cost.fixed +
      replicas * cost.perReplica +
      perHour * (cost.spareHours + replicas * cost.hoursPerReplica) +
      people +
      at('infrastructureUsdPerMonth');
  };
}

/** What the month costs beside what is drawn, and how it grows with replicas and with the price of a GPU hour. */
function fleetCostParts(hosting: HostingPlan, replica: Replica) {
  const none = exactly(0);
  const bare = {
    ...hosting,
    overhead: { ...hosting.overhead, operationsFte: none, infrastructureUsdPerMonth: none },
  };
  const usd = (usdPerGpuHour: number, replicas: number) =>
    costOfReplicas({ ...bare, usdPerGpuHour: exactly(usdPerGpuHour) }, replica, replicas);
  const [fixed, oneReplica, spare, both] = [usd(0, 0), usd(0, 1), usd(1, 0), usd(1, 1)];
  return {
    fixed,
    perReplica: oneReplica - fixed,
    spareHours: spare - fixed,
    hoursPerReplica: both - oneReplica - (spare - fixed),
  };
}
