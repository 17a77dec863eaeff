/** The estimate of what the panel shows, computed in the page so that it follows an input at once. */

import type { Estimate } from '../core/cost/estimate';
import { estimate } from '../core/cost/estimateAll';
import type { ScenarioProblem } from '../core/scenario/parseScenario';
import type { WorkloadInput } from '../core/scenario/scenario';
import { type ScenarioLookups, toEstimateInput } from '../core/scenario/toEstimateInput';
import type { PanelSnapshot } from '../protocol/panel';
import type { PanelState } from './state';

export interface Evaluation {
  /** The one that is selected; null: all together. */
  readonly selected: WorkloadInput | null;
  /** Null when an input names nothing known; `problems` says which. */
  readonly estimate: Estimate | null;
  readonly problems: readonly ScenarioProblem[];
}

export function evaluate({ snapshot, scenario }: PanelState): Evaluation {
  const selected = scenario.workloads.find(({ id }) => id === snapshot.selectedWorkloadId) ?? null;
  const compared = selected === null ? scenario : { ...scenario, workloads: [selected] };
  const { input, problems } = toEstimateInput(compared, lookupsOf(snapshot));
  return { selected, estimate: input === null ? null : estimate(input), problems };
}

function lookupsOf({ prices, gpus, openModels }: PanelSnapshot): ScenarioLookups {
  return {
    price: (id) => (Object.hasOwn(prices, id) ? (prices[id] ?? null) : null),
    gpu: (key) => gpus.find((gpu) => gpu.key === key) ?? null,
    openModel: (key) => openModels.find((model) => model.key === key) ?? null,
  };
}
