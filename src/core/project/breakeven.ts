/** Wires the rooms of the core into the one object that the server and the CLI hold. */

import type { HardwareCatalog } from '../catalog/hardware';
import type { PriceCatalog, PriceEntry } from '../catalog/priceEntry';
import type { Estimate, HostingPlan, Workload } from '../cost/estimate';
import { estimate } from '../cost/estimateAll';
import type { Range } from '../money/range';
import type { Scenario } from '../scenario/scenario';
import { toEstimateInput } from '../scenario/toEstimateInput';
import type { CallKind, SourceDocument, SourceReader } from '../source/callSite';
import type { TokenCounter } from '../tokens/counter';
import {
  estimateTokens,
  type Promptlike,
  promptlikeOfCall,
  promptlikeOfFile,
  type TokenEstimate,
} from './callEstimate';
import {
  type CostedItem,
  type CostedSource,
  type DocumentEstimate,
  labelOf,
  totalOf,
  type Unpriced,
} from './documentEstimate';
import { DEFAULT_SETTINGS, type Settings, scenarioOf } from './settings';

export interface BreakevenInit {
  readonly reader: SourceReader;
  readonly counter: TokenCounter;
  readonly hardware: HardwareCatalog;
  /** Prices with the user's overrides laid over; called again whenever settings change. */
  readonly pricesWith: (overrides: Settings['prices']) => PriceCatalog;
}

/** What holds for every estimate until the user changes something. */
export interface EstimateContext {
  readonly settings: Settings;
  readonly catalog: PriceCatalog;
  /** Null when the settings describe no valid plan; `planProblems` says why. */
  readonly plan: HostingPlan | null;
  readonly planProblems: readonly string[];
  readonly now: Date;
}

export interface Breakeven {
  readonly reader: SourceReader;
  readonly counter: TokenCounter;
  readonly hardware: HardwareCatalog;
  contextFor(settings: Settings, now: Date): EstimateContext;
  /** Reads, counts and prices one document. Never throws on its text. */
  estimateDocument(document: SourceDocument, context: EstimateContext): Promise<DocumentEstimate>;
  /** All items together on one self-hosted fleet. Null without a valid plan or without items. */
  estimateTogether(items: readonly CostedItem[], context: EstimateContext): Estimate | null;
}

export function createBreakeven(init: BreakevenInit): Breakeven {
  const { reader, counter, hardware } = init;
  return Object.freeze({
    reader,
    counter,
    hardware,
    contextFor: (settings: Settings, now: Date) => contextFor(init, settings, now),
    estimateDocument: (document: SourceDocument, context: EstimateContext) =>
      estimateDocument(init, document, context),
    estimateTogether: (items: readonly CostedItem[], context: EstimateContext) =>
      estimateTogether(items.map(workloadOf), context.plan),
  });
}

function contextFor(init: BreakevenInit, settings: Settings, now: Date): EstimateContext {
  const catalog = init.pricesWith(settings.prices);
  const { plan, problems } = planOf(scenarioOf(settings), init.hardware, catalog, now);
  return { settings, catalog, plan, planProblems: problems, now };
}
