/** The estimate of what the panel shows, computed in the page so that it follows an input at once. */

import type { Estimate, EstimateInput } from '../core/cost/estimate';
import { estimate } from '../core/cost/estimateAll';
import type { ScenarioProblem } from '../core/scenario/parseScenario';
import type { Scenario, WorkloadInput } from '../core/scenario/scenario';
import {
  type EstimateInputResult,
  type ScenarioLookups,
  toEstimateInput,
} from '../core/scenario/toEstimateInput';
import type { PanelSnapshot } from '../protocol/panel';
import type { PanelState } from './state';

/** Input and estimate are null when an input names nothing known; `problems` says which. */
export interface Computed {
  readonly input: EstimateInput | null;
  readonly estimate: Estimate | null;
  readonly problems: readonly ScenarioProblem[];
}

export interface Evaluation extends Computed {
  /** The one that is selected; null: all together. */
  readonly selected: WorkloadInput | null;
}

export function evaluate({ snapshot, scenario }: PanelState): Evaluation {
  const selected = scenario.workloads.find(({ id }) => id === snapshot.selectedWorkloadId) ?? null;
  return {
    selected,
    ...(selected === null
      ? computedOf(scenario, snapshot)
      : estimated(inputOfOne(scenario, selected, lookupsOf(snapshot)))),
  };
}

/** A bill is that of all calls: the one that is looked at keeps the volume that the bill leaves it among them. */
function inputOfOne(
  scenario: Scenario,
  selected: WorkloadInput,
  lookups: ScenarioLookups,
): EstimateInputResult {
  const { bill, ...unbilled } = scenario;
  if (bill === undefined) return toEstimateInput({ ...unbilled, workloads: [selected] }, lookups);
  const all = toEstimateInput(scenario, lookups);
  if (all.input === null) return all;
  const billed = all.input.workloads.find(({ id }) => id === selected.id);
  const requestsPerMonth = billed?.interactionsPerMonth ?? selected.requestsPerMonth;
  const one = toEstimateInput({ ...unbilled, workloads: [{ ...selected, requestsPerMonth }] }, lookups);
  return one.input === null ? one : { ...one, input: { ...one.input, bill: all.input.bill } };
}

/** Any scenario, with the prices and the hardware that the page has. */
function computedOf(scenario: Scenario, snapshot: PanelSnapshot): Computed {
  return estimated(toEstimateInput(scenario, lookupsOf(snapshot)));
}

function estimated({ input, problems }: EstimateInputResult): Computed {
  return { input, estimate: input === null ? null : estimate(input), problems };
}

export interface Evaluator {
  readonly evaluate: (state: PanelState) => Evaluation;
  /** Any scenario, with the prices and the hardware of a snapshot. */
  readonly compute: (scenario: Scenario, snapshot: PanelSnapshot) => Computed;
}

/** What it computes is kept until either the scenario or the snapshot is another one. */
export function createEvaluator(): Evaluator {
  let last: { readonly state: PanelState; readonly evaluation: Evaluation } | null = null;
  let known: { readonly snapshot: PanelSnapshot; readonly by: WeakMap<Scenario, Computed> } | null = null;
  return {
    evaluate(state) {
      const isSame = last?.state.scenario === state.scenario && last.state.snapshot === state.snapshot;
      if (last === null || !isSame) last = { state, evaluation: evaluate(state) };
      return last.evaluation;
    },
    compute(scenario, snapshot) {
      if (known?.snapshot !== snapshot) known = { snapshot, by: new WeakMap() };
      const computed = known.by.get(scenario) ?? computedOf(scenario, snapshot);
      known.by.set(scenario, computed);
      return computed;
    },
  };
}

function lookupsOf({ prices, gpus, openModels }: PanelSnapshot): ScenarioLookups {
  return {
    price: (id) => (Object.hasOwn(prices, id) ? (prices[id] ?? null) : null),
    gpu: (key) => gpus.find((gpu) => gpu.key === key) ?? null,
    openModel: (key) => openModels.find((model) => model.key === key) ?? null,
  };
}
