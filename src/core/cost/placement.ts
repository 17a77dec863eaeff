/** Where each workload costs least, as part of the cheapest whole: all on the API, all hosted, or the best split. */

import type { ApiEstimate, SelfHostedEstimate, Workload, WorkloadEstimate } from './estimate';
import type { Mix } from './hybrid';

type Place = WorkloadEstimate['best'];

/** Per workload, in order. One without a price stays where it is: what it would save is not known. */
export function placementOf(
  workloads: readonly Workload[],
  api: ApiEstimate,
  hosted: SelfHostedEstimate,
  mix: Mix | null,
): Place[] {
  const canHostAll = hosted.fits && !hosted.overloaded;
  const allHosted = canHostAll ? hosted.monthly.base : Number.POSITIVE_INFINITY;
  const split = mix?.totalUsd ?? Number.POSITIVE_INFINITY;
  const isForced = workloads.some(({ mustSelfHost }) => mustSelfHost === true);
  const isAllCheapest = (isForced || allHosted < api.fullyLoaded.base) && allHosted <= split;
  const ids = new Set(isAllCheapest ? workloads.map(({ id }) => id) : mix?.hosted);
  return workloads.map((workload) => {
    if (workload.mustSelfHost === true) return 'self-hosted';
    if (workload.price !== null && ids.has(workload.id)) return 'self-hosted';
    return workload.batchShare === 1 ? 'batch-api' : 'api';
  });
}
