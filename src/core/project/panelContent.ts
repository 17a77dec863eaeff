/** What the scenario panel is given: the scenario of the workspace, or the user's edits of it, with all that it needs to compute. */

import type { HardwareCatalog } from '../catalog/hardware';
import type { PriceEntry } from '../catalog/priceEntry';
import { editScenario } from '../scenario/editScenario';
import { fieldAt } from '../scenario/fieldAt';
import type { Scenario, WorkloadInput } from '../scenario/scenario';
import type { EstimateContext } from './breakeven';
import { type CostedItem, ownBatchShare, placeOf } from './documentEstimate';
import { DEFAULT_SETTINGS, type SettingName, scenarioOf } from './settings';

export interface PanelParams {
  readonly scenario: Scenario | null;
  /** Paths of the inputs that the user edited, such as `hosting.gpu` or `workloads.<id>.requestsPerMonth`. */
  readonly edited: readonly string[];
  readonly selectedWorkloadId: string | null;
}

type Origin = 'code' | 'setting' | 'default' | 'edited' | 'file';

export interface FileParams {
  readonly scenario: Scenario;
  /** Paths of the inputs that the file states itself. */
  readonly given: readonly string[];
  readonly selectedWorkloadId: string | null;
}

/** Workloads and settings of today, with the user's edits laid over those paths alone: an edited GPU never freezes the code's tokens. */
export function panelContent(items: readonly CostedItem[], context: EstimateContext, params: PanelParams) {
  const { hardware } = context;
  const current: Scenario = { ...scenarioOf(context.settings), workloads: items.map(workloadInput) };
  const merged = params.scenario === null ? current : withEdits(current, params.scenario, params.edited);
  return {
    ...contentOf({ ...merged, hosting: withKeys(merged.hosting, hardware) }, context),
    origins: originsOf(items, context, params.edited),
    selectedWorkloadId: params.selectedWorkloadId,
    notice: context.problems.map((problem) => problem.message).join(' '),
  };
}

/** Settings that a scenario of its own uses too; what else is wrong with the settings is none of its business. */
const SHARED_SETTINGS: readonly string[] = ['breakeven.prices', 'breakeven.gpus', 'breakeven.openModels'];

/** A scenario as a file has it: of the workspace it takes prices and hardware alone. */
export function fileContent(context: EstimateContext, { scenario, given, selectedWorkloadId }: FileParams) {
  const problems = context.problems.filter(({ setting }) => SHARED_SETTINGS.includes(setting));
  return {
    ...contentOf({ ...scenario, hosting: withKeys(scenario.hosting, context.hardware) }, context),
    origins: Object.fromEntries(given.map((path): [string, Origin] => [path, 'file'])),
    selectedWorkloadId,
    notice: problems.map(({ message }) => message).join(' '),
  };
}

/** With all that the page needs to compute it. */
function contentOf(scenario: Scenario, context: EstimateContext) {
  const { hardware } = context;
  const models = new Set(scenario.workloads.flatMap(({ apiModel }) => (apiModel === null ? [] : [apiModel])));
  const choices = context.catalog.search('', context.now).filter((entry) => entry.status === 'current');
  return {
    scenario,
    prices: pricesOf([...models, ...choices.map((entry) => entry.catalogId)], context),
    apiModelChoices: choices.map((entry) => ({ id: entry.catalogId, label: entry.catalogId })),
    gpus: [...hardware.gpus],
    openModels: [...hardware.openModels],
    locale: 'en',
    pricesAsOf: context.catalog.asOf,
  };
}

/** Settings may name hardware by an alias; the panel's lists hold keys. A name that is not known stays, to be reported. */
function withKeys(hosting: Scenario['hosting'], hardware: HardwareCatalog): Scenario['hosting'] {
  const { gpu, openModel } = hosting;
  return {
    ...hosting,
    gpu: hardware.findGpu(gpu)?.key ?? gpu,
    openModel: hardware.findOpenModel(openModel)?.key ?? openModel,
  };
}

/** An item as the panel's starting point. */
export function workloadInput(item: CostedItem): WorkloadInput {
  const batchShare = ownBatchShare(item);
  return {
    id: item.id,
    label: `${item.label} (${placeOf(item)})`,
    requestsPerMonth: item.requestsPerMonth.value,
    inputTokens: item.tokens.input.base,
    outputTokens: item.tokens.output.tokens.base,
    inputTokensRange: item.tokens.input,
    outputTokensRange: item.tokens.output.tokens,
    ...(item.cachedInputShare === null ? {} : { cachedInputShare: item.cachedInputShare }),
    ...(batchShare === null ? {} : { batchShare }),
    apiModel: item.tokens.price?.catalogId ?? null,
  };
}

function pricesOf(ids: readonly string[], context: EstimateContext): Record<string, PriceEntry> {
  const prices: Record<string, PriceEntry> = {};
  for (const id of ids) {
    const price = context.catalog.find(id, null, context.now);
    if (price !== null) prices[id] = price;
  }
  return prices;
}

/** Takes the edited paths from the user's scenario and everything else from the workspace as it is now. */
function withEdits(current: Scenario, user: Scenario, edited: readonly string[]): Scenario {
  const workloads = current.workloads.map((workload) => editedWorkload(workload, user, edited));
  const paths = edited.filter((path) => !path.startsWith('workloads.'));
  return paths.reduce<Scenario>((scenario, path) => copyPath(scenario, user, path), {
    ...current,
    workloads,
  });
}

function editedWorkload(workload: WorkloadInput, user: Scenario, edited: readonly string[]): WorkloadInput {
  const own = user.workloads.find((candidate) => candidate.id === workload.id);
  if (own === undefined) return workload;
  const fields = Object.keys(workload) as (keyof WorkloadInput)[];
  const changed = fields.filter((field) => edited.includes(`workloads.${workload.id}.${field}`));
  return { ...workload, ...Object.fromEntries(changed.map((field) => [field, own[field]])) };
}

/** Copies one field of a scenario, or its absence; what would not fit here changes nothing. */
function copyPath(target: Scenario, source: Scenario, path: string): Scenario {
  return editScenario(target, path, fieldAt(source, path)).scenario;
}

const VOLUME_ORIGINS = { comment: 'code', file: 'file', setting: 'setting' } as const;

function volumeOrigin({ id, requestsPerMonth: { setIn } }: CostedItem): [string, Origin] {
  return [`workloads.${id}.requestsPerMonth`, setIn === null ? 'default' : VOLUME_ORIGINS[setIn]];
}

function originsOf(
  items: readonly CostedItem[],
  context: EstimateContext,
  edited: readonly string[],
): Record<string, Origin> {
  const fromSettings = (Object.keys(DEFAULT_SETTINGS) as SettingName[])
    .filter((name) => name.includes('.'))
    .map((name): [string, Origin] => [
      name,
      context.settings[name] === DEFAULT_SETTINGS[name] ? 'default' : 'setting',
    ]);
  const volume: Origin =
    context.settings.requestsPerMonth === DEFAULT_SETTINGS.requestsPerMonth ? 'default' : 'setting';
  return Object.fromEntries([
    ['workloads', 'code'],
    ['workloads.requestsPerMonth', volume],
    ...items.map(volumeOrigin),
    ...fromSettings,
    ...edited.map((path): [string, Origin] => [path, 'edited']),
  ]);
}
