import type { CostedItem } from '../../core/project/documentEstimate';
import { workloadInput } from '../../core/project/panelContent';
import type { Scenario } from '../../core/scenario/scenario';

/** The scenario with the calls of code as its workloads. A model that the scenario prices goes by its name, any other by its call. */
export function withItems(scenario: Scenario, items: readonly CostedItem[]): Scenario {
  const workloads = items.map((item) => {
    const workload = workloadInput(item);
    const isOwn = Object.hasOwn(scenario.prices ?? {}, workload.apiModel ?? '');
    const byCall = item.unpriced === null ? item.id : null;
    return { ...workload, apiModel: isOwn ? workload.apiModel : byCall };
  });
  return { ...scenario, workloads };
}
