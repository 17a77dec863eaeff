/** How loaded the fleet is over the week, for people. */

import type { Estimate } from '../../core/cost/estimate';
import { formatPercent } from '../../core/money/format';

/** Nothing where only the peak is known: the load is in the line of the fleet already. */
export function trafficText({ traffic }: Estimate): string[] {
  if (traffic === null || traffic.hourly === null) return [];
  const { meanUtilization, peakUtilization, peakToAverage, replicas, replicasIfScaled } = traffic;
  const idle = traffic.hourly.filter((load) => load < 0.01).length;
  const ratio = Math.round(peakToAverage * 10) / 10;
  const scaled =
    replicasIfScaled === null || replicasIfScaled >= replicas
      ? ''
      : ` Followed by the hour, ${Math.round(replicasIfScaled * 10) / 10} of the ${replicas} replicas would do on average.`;
  return [
    `Week         ${formatPercent(meanUtilization)} load on average, ${formatPercent(peakUtilization)} in the busiest hour (${ratio} × the mean), ${idle} of 168 hours idle.${scaled}`,
  ];
}
