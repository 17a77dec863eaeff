import assert from 'node:assert/strict';
import type { RentalTerms } from '../../../src/core/catalog/rental';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { DEFAULT_SCENARIO } from '../../../src/core/scenario/scenario';
import { hostingPlanOf } from '../../../src/core/scenario/toEstimateInput';
import { estimateOf, hardware, lookups, scenarioWith } from '../../support/hardware';

const renting = (gpu: string, rental: RentalTerms) => ({
  hosting: { ...DEFAULT_SCENARIO.hosting, gpu, rental },
});

describe('terms of rental in a scenario', () => {
  it('are those of a GPU cloud by the hour where none are said, as in files of before', () => {
    const { scenario, problems } = parseScenario({
      schemaVersion: 1,
      name: 'old',
      workloads: [],
      hosting: {},
    });
    assert.deepEqual(problems, []);
    assert.equal(scenario?.hosting.rental, 'gpu-cloud/on-demand');
  });

  it('set the price of a GPU, and are shown with their source and date', () => {
    const rentals = hardware.findGpu('H100-SXM')?.rental ?? [];
    for (const { class: name, kind, base, asOf } of rentals) {
      const { assumptions } = estimateOf(scenarioWith({}, renting('H100-SXM', `${name}/${kind}`)));
      const price = assumptions.find(({ key }) => key === 'usdPerGpuHour');
      assert.equal(price?.value, base);
      assert.ok(price?.source.startsWith(`${name}/${kind}: `) && price.source.endsWith(asOf), price?.source);
    }
    assert.ok(new Set(rentals.map(({ base }) => base)).size > 3);
  });

  it('say so when the price is that of another class', () => {
    const { assumptions } = estimateOf(scenarioWith({}, renting('A10G', 'gpu-cloud/on-demand')));
    const price = assumptions.find(({ key }) => key === 'usdPerGpuHour');
    assert.match(price?.source ?? '', /^hyperscaler\/on-demand, as no gpu-cloud\/on-demand offer is known: /);
  });

  it('have no figure where nobody offers the kind, and name what there is', () => {
    const { plan, problems } = hostingPlanOf(scenarioWith({}, renting('A10G', 'gpu-cloud/spot')), lookups);
    assert.equal(plan, null);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['hosting.usdPerGpuHour'],
    );
    assert.match(problems[0]?.message ?? '', /no gpu-cloud\/spot price .* take hyperscaler\/on-demand/);
  });

  it('do not touch a price that is given', () => {
    const { hosting } = renting('A10G', 'gpu-cloud/spot');
    const { plan } = hostingPlanOf(scenarioWith({}, { hosting: { ...hosting, usdPerGpuHour: 2 } }), lookups);
    assert.equal(plan?.usdPerGpuHour.base, 2);
  });
});
