import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rememberedCalls } from '../../../src/client/rememberedCalls';
import { rememberedScenario } from '../../../src/client/rememberedScenario';
import { DEFAULT_SCENARIO } from '../../../src/core/scenario/scenario';
import { panelSnapshotParams } from '../../../src/protocol/panelRequests';
import { callsTreeParams } from '../../../src/protocol/requests';

const USUAL = { grouping: 'file', sorting: 'cost', filter: '' } as const;
/** As it comes out of storage. */
const KEPT = JSON.parse(JSON.stringify({ scenario: DEFAULT_SCENARIO, edited: ['hosting.gpu'] }));

describe('what was kept of an earlier session', () => {
  it('comes back as it was', () => {
    assert.deepEqual(rememberedScenario(KEPT), KEPT);
    assert.deepEqual(rememberedCalls({ grouping: 'model', filter: 'x' }, USUAL), {
      ...USUAL,
      grouping: 'model',
      filter: 'x',
    });
    assert.deepEqual(rememberedCalls(undefined, USUAL), USUAL);
    assert.equal(rememberedCalls({ grouping: 7, filter: 'x' }, USUAL).filter, 'x');
  });

  it('is forgotten when it is damaged: the server is never asked what it would refuse', () => {
    const damaged = [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { ...KEPT, edited: [7] },
      { ...KEPT, edited: null },
      { ...KEPT, scenario: null },
      { ...KEPT, scenario: { ...KEPT.scenario, hosting: { gpu: 'A100' } } },
    ];
    for (const stored of damaged) assert.equal(rememberedScenario(stored), null, JSON.stringify(stored));
    for (const stored of [
      null,
      7,
      [],
      { grouping: 'toString' },
      { sorting: 1 },
      { filter: 'x'.repeat(1001) },
    ])
      assert.deepEqual(rememberedCalls(stored, USUAL), USUAL, JSON.stringify(stored));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const edits = rememberedScenario({ ...KEPT, edited: one, scenario: other });
        const params = {
          scenario: edits?.scenario ?? null,
          edited: edits?.edited ?? [],
          selectedWorkloadId: null,
        };
        assert.ok(panelSnapshotParams.safeParse(params).success);
        assert.ok(
          callsTreeParams.safeParse(rememberedCalls({ grouping: one, filter: other }, USUAL)).success,
        );
      }),
    );
  });
});
