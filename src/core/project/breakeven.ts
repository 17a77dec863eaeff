/** Wires the rooms of the core into the one object that the server and the CLI hold. */

import type { HardwareCatalog } from '../catalog/hardware';
import { type OwnHardware, withOwnHardware } from '../catalog/ownHardware';
import type { PriceCatalog } from '../catalog/priceEntry';
import type { OverrideProblem, OwnPrices } from '../catalog/priceOverrides';
import type { HostingPlan } from '../cost/estimate';
import type { FullEstimate } from '../cost/fullEstimate';
import type { TokenizerLoader } from '../ports';
import { assumptionSources, hostingPlanOf } from '../scenario/toEstimateInput';
import type { SourceAnalysis, SourceDocument, SourceReader } from '../source/callSite';
import type { ProjectFiles } from '../source/modules/projectFiles';
import type { TokenCounter } from '../tokens/counter';
import {
  createOwnTokenizers,
  NO_OWN_TOKENIZERS,
  type OwnTokenizers,
  type TokenizerRule,
} from '../tokens/ownTokenizers';
import { type CostedItem, type DocumentEstimate, totalOf } from './documentEstimate';
import { readUsage } from './documentUsage';
import type { FolderConfig } from './folderConfig';
import { costInteractions } from './interactionCost';
import { costItem, estimateItems } from './itemEstimate';
import { type SettingProblem, type Settings, scenarioOf } from './settings';

export interface BreakevenInit {
  readonly reader: SourceReader;
  readonly counter: TokenCounter;
  /** Absent: tokenizers of the user's own are not used. */
  readonly loadTokenizer?: TokenizerLoader;
  readonly hardware: HardwareCatalog;
  /** Asked between the items of a document, for hosts that have other work to do meanwhile. */
  readonly pause?: () => Promise<void> | undefined;
  /** Prices with people's own laid over; called again whenever settings change. */
  readonly pricesWith: (own: OwnPrices) => {
    readonly catalog: PriceCatalog;
    readonly problems: readonly OverrideProblem[];
  };
}

/** What stands beside the settings: of the folder's `breakeven.json`, and tokenizers of either. */
export interface Beside extends OwnHardware {
  readonly prices?: Readonly<Record<string, unknown>> | undefined;
  /** By absolute path; the last that fits a model holds. */
  readonly tokenizers?: readonly TokenizerRule[];
}

/** What holds for every estimate until the user changes something. */
export interface EstimateContext {
  readonly settings: Settings;
  readonly catalog: PriceCatalog;
  readonly tokenizers: OwnTokenizers;
  /** GPUs and open models with the user's own. */
  readonly hardware: HardwareCatalog;
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
  /** GPUs and open models as shipped. */
  readonly hardware: HardwareCatalog;
  contextFor(settings: Settings, now: Date, beside?: Beside): EstimateContext;
  /** Why a tokenizer's file cannot be used; null when it can. */
  tokenizerFault(file: string): Promise<string | null>;
  /** Reads one document, with what it takes from the files around it; nothing of one that its folder ignores. */
  analyse(document: ProjectDocument): Promise<SourceAnalysis>;
  /** Reads, counts and prices one document. Never throws on its text. */
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
    contextFor: (settings: Settings, now: Date, beside: Beside = {}) =>
      contextFor(init, settings, now, beside),
    tokenizerFault: async (file: string) => {
      const loaded = await init.loadTokenizer?.(file);
      return loaded !== undefined && 'reason' in loaded ? loaded.reason : null;
    },
    analyse: (document: ProjectDocument) => analyse(init, document),
    estimateDocument: async (document: ProjectDocument, context: EstimateContext) =>
      estimateAnalysis(init, await analyse(init, document), document, context),
    estimateAnalysis: (analysis: SourceAnalysis, document: PlacedDocument, context: EstimateContext) =>
      estimateAnalysis(init, analysis, document, context),
    estimateTogether: estimateItems,
  });
}

function contextFor(
  init: BreakevenInit,
  settings: Settings,
  now: Date,
  { prices: folder = {}, tokenizers = [], ...hardwareBeside }: Beside,
): EstimateContext {
  const { catalog, problems: priceProblems } = init.pricesWith({ settings: settings.prices, folder });
  const own = { gpus: settings.gpus, openModels: settings.openModels };
  const { hardware: mine, problems: ownProblems } = withOwnHardware(init.hardware, own, dayOf(now));
  // What is wrong in a file is said at its place there.
  const { hardware } = withOwnHardware(mine, hardwareBeside, dayOf(now), 'breakeven.json');
  const { findGpu: gpu, findOpenModel: openModel } = hardware;
  const scenario = scenarioOf(settings);
  const { plan, problems: planProblems } = hostingPlanOf(scenario, { gpu, openModel });
  const problems = [
    ...priceProblems.map(({ message }) => ({
      setting: 'breakeven.prices',
      message: `breakeven.prices: ${message}`,
    })),
    ...ownProblems.map(({ group, message }) => ({
      setting: `breakeven.${group}`,
      message: `breakeven.${group}: ${message}`,
    })),
    ...planProblems.map(({ path, message }) => ({
      setting: `breakeven.${path}`,
      message: `breakeven.${path}: ${message}`,
    })),
  ];
  return {
    settings,
    catalog,
    tokenizers:
      init.loadTokenizer === undefined
        ? NO_OWN_TOKENIZERS
        : createOwnTokenizers(tokenizers, init.loadTokenizer, init.counter),
    hardware,
    plan,
    sources: assumptionSources(scenario, 'set in your settings'),
    problems,
    now,
  };
}

/** An ISO date. */
function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

async function analyse({ reader }: BreakevenInit, document: ProjectDocument): Promise<SourceAnalysis> {
  return isLeftOut(document) ? NOTHING : reader.analyse(document, document.files);
}

function isLeftOut({ home }: PlacedDocument): boolean {
  return home?.config.ignores(home.path) === true;
}

const NOTHING: SourceAnalysis = { calls: [], prompts: [], problems: [] };

async function estimateAnalysis(
  { counter, pause }: BreakevenInit,
  analysis: SourceAnalysis,
  document: PlacedDocument,
  context: EstimateContext,
): Promise<DocumentEstimate> {
  const { path, home } = document;
  const { dependencies = [] } = analysis;
  const { found, directives, problems: said, ignored } = readUsage(analysis, home ?? null, context);
  const items: CostedItem[] = [];
  let prompts = 0;
  for (const { source, ...usage } of found) {
    if (source.type === 'prompt') prompts += 1;
    const id = source.type === 'call' ? source.call.id : prompts === 1 ? 'prompt' : `prompt:${prompts}`;
    await pause?.();
    items.push(await costItem(source, { path, dependencies, id }, usage, counter, context));
  }
  const problems = [...analysis.problems, ...said];
  const interactions = costInteractions(items);
  const leftOut = { calls: ignored, files: isLeftOut(document) ? 1 : 0 };
  return { path, items, interactions, problems, directives, dependencies, leftOut, ...totalOf(items) };
}
