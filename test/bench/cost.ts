/** The comparison as the panel asks for it at each input, and its uncertainty as a report asks for it. */

import { prepareComparison } from '../../src/core/cost/drawModel';
import type { EstimateInput } from '../../src/core/cost/estimate';
import { estimate } from '../../src/core/cost/estimateAll';
import { UNCERTAIN_INPUTS } from '../../src/core/cost/uncertainInputs';
import { DRAWS, uncertaintyOf } from '../../src/core/cost/uncertainty';
import { inputOf, scenarioWith } from '../support/hardware';
import { median, type Row, timed } from './measure';

const ROUNDS = 31;
const EVALUATIONS = 10_000;
const WORKLOADS = 20;

export async function benchCost(): Promise<Row[]> {
  const input = manyWorkloads();
  const draw = prepareComparison(input);
  if (draw === null) throw new Error('the model fits');
  const positions = new Float64Array(UNCERTAIN_INPUTS.length);
  const outcome = { apiUsd: 0, hostedUsd: 0, canServe: true };
  const repeated = (work: () => void) => () => {
    for (let index = 0; index < EVALUATIONS; index += 1) work();
  };
  const one = repeated(() => draw.model(positions, outcome));
  return [
    {
      name: `one draw over ${WORKLOADS} workloads`,
      value: (await medianOf(one)) / EVALUATIONS,
      unit: 'ms',
      limit: 0.1,
    },
    {
      name: `${DRAWS} draws, prepared and sorted`,
      value: await medianOf(() => uncertaintyOf(input)),
      unit: 'ms',
      limit: 50,
    },
    {
      name: 'the comparison, its chart and its verdict',
      value: await medianOf(() => estimate(input)),
      unit: 'ms',
      limit: 16,
    },
  ];
}

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(work));
  return median(times);
}

/** The throughput model, catalog prices and ranges around everything. */
function manyWorkloads(): EstimateInput {
  const scenario = scenarioWith({}, { ranges: { volume: { low: 0.5, base: 1, high: 2 } } });
  const [workload] = scenario.workloads;
  if (workload === undefined) throw new Error('one workload');
  const workloads = Array.from({ length: WORKLOADS }, (_, index) => ({
    ...workload,
    id: `${index}`,
    inputTokensRange: { low: 500, base: 1000, high: 3000 },
    outputTokensRange: { low: 100, base: 300, high: 900 },
  }));
  return inputOf({ ...scenario, workloads });
}
