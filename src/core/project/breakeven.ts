/** Wires the rooms of the core into the one object that the server and the CLI hold. */

import type { HardwareCatalog } from '../catalog/hardware';
import type { PriceCatalog } from '../catalog/priceEntry';
import type { OverrideProblem } from '../catalog/priceOverrides';
import type { HostingPlan } from '../cost/estimate';
import type { FullEstimate } from '../cost/fullEstimate';
import { assumptionSources, hostingPlanOf } from '../scenario/toEstimateInput';
import type { SourceAnalysis, SourceDocument, SourceReader } from '../source/callSite';
import type { ProjectFiles } from '../source/modules/projectFiles';
import type { TokenCounter } from '../tokens/counter';
import { type CostedItem, type DocumentEstimate, totalOf } from './documentEstimate';
import { readUsage } from './documentUsage';
import type { FolderConfig } from './folderConfig';
import { costItem, estimateItems } from './itemEstimate';
import { type SettingProblem, type Settings, scenarioOf } from './settings';

export interface BreakevenInit {
  readonly reader: SourceReader;
  readonly counter: TokenCounter;
  readonly hardware: HardwareCatalog;
  /** Prices with the user's overrides laid over; called again whenever settings change. */
  readonly pricesWith: (overrides: Settings['prices']) => {
    readonly catalog: PriceCatalog;
    readonly problems: readonly OverrideProblem[];
  };
}

/** What holds for every estimate until the user changes something. */
export interface EstimateContext {
  readonly settings: Settings;
  readonly catalog: PriceCatalog;
  /** Null when the settings describe no valid plan; `problems` says why. */
  readonly plan: HostingPlan | null;
  /** Where each assumption of an estimate comes from, by its key. */
  readonly sources: Readonly<Record<string, string>>;
  /** Settings that fit their type but name something unknown. */
  readonly problems: readonly SettingProblem[];
  readonly now: Date;
}

/** A document, the files around it, and the `breakeven.json` that holds for it. */
export interface ProjectDocument extends SourceDocument {
  /** Absent for a document on its own. */
  readonly files?: ProjectFiles | undefined;
  /** `path` is the document's own, POSIX, relative to the folder of that file. */
  readonly home?: { readonly config: FolderConfig; readonly path: string };
}

/** Where a document stands, without its text. */
export type PlacedDocument = Pick<ProjectDocument, 'path' | 'home'>;

export interface Breakeven {
  readonly reader: SourceReader;
  readonly counter: TokenCounter;
  readonly hardware: HardwareCatalog;
  contextFor(settings: Settings, now: Date): EstimateContext;
  /** Reads, counts and prices one document, with what it takes from the files around it. Never throws on its text. */
  estimateDocument(document: ProjectDocument, context: EstimateContext): Promise<DocumentEstimate>;
  /** Counts and prices what was read of a document. */
  estimateAnalysis(
    analysis: SourceAnalysis,
    document: PlacedDocument,
    context: EstimateContext,
  ): Promise<DocumentEstimate>;
  /** All items together on one self-hosted fleet. Null without a valid plan or without items. */
  estimateTogether(items: readonly CostedItem[], context: EstimateContext): FullEstimate | null;
}

export function createBreakeven(init: BreakevenInit): Breakeven {
  return Object.freeze({
    reader: init.reader,
    counter: init.counter,
    hardware: init.hardware,
    contextFor: (settings: Settings, now: Date) => contextFor(init, settings, now),
    estimateDocument: (document: ProjectDocument, context: EstimateContext) =>
      estimateDocument(init, document, context),
    estimateAnalysis: (analysis: SourceAnalysis, document: PlacedDocument, context: EstimateContext) =>
      estimateAnalysis(init, analysis, document, context),
    estimateTogether: estimateItems,
  });
}

function contextFor(init: BreakevenInit, settings: Settings, now: Date): EstimateContext {
  const { catalog, problems: priceProblems } = init.pricesWith(settings.prices);
  const { findGpu: gpu, findOpenModel: openModel } = init.hardware;
  const scenario = scenarioOf(settings);
  const { plan, problems: planProblems } = hostingPlanOf(scenario, { gpu, openModel });
  const problems = [
    ...priceProblems.map(({ message }) => ({
      setting: 'breakeven.prices',
      message: `breakeven.prices: ${message}`,
    })),
    ...planProblems.map(({ path, message }) => ({
      setting: `breakeven.${path}`,
      message: `breakeven.${path}: ${message}`,
    })),
  ];
  return {
    settings,
    catalog,
    plan,
    sources: assumptionSources(scenario, 'set in your settings'),
    problems,
    now,
  };
}

async function estimateDocument(
  init: BreakevenInit,
  document: ProjectDocument,
  context: EstimateContext,
): Promise<DocumentEstimate> {
  const { home } = document;
  const analysis =
    home?.config.ignores(home.path) === true ? NOTHING : await init.reader.analyse(document, document.files);
  return estimateAnalysis(init, analysis, document, context);
}

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

async function estimateAnalysis(
  { counter }: BreakevenInit,
  analysis: SourceAnalysis,
  { path, home }: PlacedDocument,
  context: EstimateContext,
): Promise<DocumentEstimate> {
  const { dependencies = [] } = analysis;
  const { found, directives, problems: said } = readUsage(analysis, home ?? null, context);
  const items: CostedItem[] = [];
  let prompts = 0;
  for (const { source, ...usage } of found) {
    if (source.type === 'prompt') prompts += 1;
    const id = source.type === 'call' ? source.call.id : prompts === 1 ? 'prompt' : `prompt:${prompts}`;
    items.push(await costItem(source, { path, dependencies, id }, usage, counter, context));
  }
  const problems = [...analysis.problems, ...said];
  return { path, items, problems, directives, dependencies, ...totalOf(items) };
}
