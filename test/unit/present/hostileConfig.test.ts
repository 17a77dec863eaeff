import assert from 'node:assert/strict';
import path from 'node:path';
import type { PriceCatalog } from '../../../src/core/catalog/priceEntry';
import { documentSummary } from '../../../src/core/present/documentSummary';
import { hoverMarkdown } from '../../../src/core/present/hoverMarkdown';
import { buildReport, writeReport } from '../../../src/core/present/report';
import type { Breakeven, EstimateContext } from '../../../src/core/project/breakeven';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { OWN_GPU, OWN_MODEL } from '../../support/hardware';
import { HOSTILE_NAMES, programNamed } from '../../support/hostileNames';
import { assertPlainHtml } from '../../support/shownHtml';
import { assertPlainMarkdown } from '../../support/shownMarkdown';

const NOW = new Date('2026-10-01T00:00:00Z');

/** A GPU that the model fits, and one that it does not. */
const FITTING = [
  { fits: true, memoryGib: 96, gpusPerReplica: 0 },
  { fits: false, memoryGib: 4, gpusPerReplica: 1 },
] as const;

describe('hostile names in breakeven.json', () => {
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  /** All that a file may name: a GPU, an open model, and the model of a price. */
  const contextOf = (name: string, { memoryGib, gpusPerReplica }: (typeof FITTING)[number]) => {
    const shown = name.slice(0, 200);
    const hosting = { gpu: 'Ours', openModel: 'Own', gpusPerReplica };
    const context = breakeven.contextFor(parseSettings({ hosting }).settings, NOW, {
      gpus: { Ours: { ...OWN_GPU, memoryGib, usdPerHour: 2, name: shown } },
      openModels: { Own: { ...OWN_MODEL, name: shown } },
      prices: { [name]: { inputPerMillion: 3, outputPerMillion: 5 } },
    });
    assert.equal(context.plan?.gpu.name, shown);
    assert.equal(context.plan.model.name, shown);
    return context;
  };

  const reportOf = async (name: string, context: EstimateContext) => {
    const file = { path: `${name.replaceAll('/', '_')}.ts`, languageId: 'typescript' };
    const found = await breakeven.estimateDocument({ ...file, text: programNamed(name) }, context);
    const unread = [{ path: name, reason: 'binary' }];
    const notCounted = { leftOut: { calls: 1, files: 1 }, unread };
    const together = breakeven.estimateTogether(found.items, context);
    return { found, report: buildReport(found.items, together, context, notCounted) };
  };

  for (const hardware of FITTING)
    it(`are text in hovers and reports where the model ${hardware.fits ? 'fits' : 'does not fit'}`, async () => {
      for (const name of HOSTILE_NAMES) {
        const context = contextOf(name, hardware);
        const { found, report } = await reportOf(name, context);
        assert.notEqual(found.items[0]?.perCall, null, 'no price of its own');
        assert.equal(report.estimate?.selfHosted.fits, hardware.fits);
        for (const item of found.items) assertPlainMarkdown(hoverMarkdown(item, context));
        assertPlainMarkdown(writeReport(report, 'markdown'));
        assertPlainHtml(writeReport(report, 'html'));
      }
    });

  it('are text in the notes below a summary and a report', async () => {
    for (const name of HOSTILE_NAMES) {
      const plain = contextOf(name, FITTING[0]);
      // Prices that were fetched say themselves whose they are.
      const whose = { asOf: name, source: name };
      const find: PriceCatalog['find'] = (...asked) => {
        const entry = plain.catalog.find(...asked);
        return entry === null ? null : { ...entry, ...whose };
      };
      const context = { ...plain, catalog: { ...plain.catalog, ...whose, find } };
      const { found, report } = await reportOf(name, context);
      assertPlainMarkdown(documentSummary(found, context, name).tooltip);
      assertPlainMarkdown(writeReport(report, 'markdown'));
      assertPlainHtml(writeReport(report, 'html'));
    }
  });
});
