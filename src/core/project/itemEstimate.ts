/** Money for one call or prompt, alone and all of them together. */

import { interactionCost, interactionLines } from '../cost/apiCost';
import type { Estimate, EstimateInput, Workload } from '../cost/estimate';
import { estimate, estimateFleet } from '../cost/estimateAll';
import { type FullEstimate, fullEstimate } from '../cost/fullEstimate';
import { scaleRange } from '../money/range';
import type { CallKind } from '../source/callSite';
import type { TokenCounter } from '../tokens/counter';
import type { EstimateContext } from './breakeven';
import { estimateTokens, promptlikeOfCall, promptlikeOfFile, type TokenEstimate } from './callEstimate';
import {
  type CostedItem,
  type CostedSource,
  labelOf,
  ownBatchShare,
  type Unpriced,
} from './documentEstimate';
import type { Settings } from './settings';
import { given, sourceWords, type UsageLayers } from './usage';

/** Kinds whose price is per token. Images and speech have prices of their own units. */
const PRICED_BY_TOKENS: ReadonlySet<CallKind> = new Set(['chat', 'completion', 'embedding']);

/** Kinds that a hosted chat model could take over. */
const HOSTABLE: ReadonlySet<CallKind> = new Set(['chat', 'completion']);

/** Where an item stands; `id` is unique in its document. */
export interface ItemPlace extends Pick<CostedItem, 'path' | 'dependencies'> {
  readonly id: string;
}

/** @param said What people have said of it. */
export async function costItem(
  source: CostedSource,
  { path, dependencies, id }: ItemPlace,
  said: { readonly usage: UsageLayers; readonly modelSetIn: CostedItem['modelSetIn'] },
  counter: TokenCounter,
  context: EstimateContext,
): Promise<CostedItem> {
  const { usage, modelSetIn } = said;
  const prompt = source.type === 'call' ? promptlikeOfCall(source.call) : promptlikeOfFile(source.prompt);
  const { id: modelId } = prompt.model;
  const own = await context.tokenizers.counterFor(modelId);
  const loaded = own ?? (await counter.load(counter.familyOf(modelId)));
  const tokens = estimateTokens(prompt, { counter: loaded, usage, ...context });
  const unpriced = unpricedReason(prompt.kind, tokens);
  const item = {
    id: `${path}#${id}`,
    path,
    dependencies,
    label: labelOf(source, path),
    source,
    range: source.type === 'call' ? source.call.range : source.prompt.range,
    kind: prompt.kind,
    tokens,
    usage,
    modelSetIn,
    requestsPerMonth: volumeOf(usage, context.settings),
    cachedInputShare: given(usage, 'cachedInputShare')?.value ?? null,
    batchShare: given(usage, 'batchShare')?.value ?? null,
    steps: given(usage, 'steps'),
    unpriced,
  };
  return new HostedWhenAsked({ ...item, ...moneyOf(item, context) }, context) as unknown as CostedItem;
}

function unpricedReason(kind: CallKind, { modelId, price }: TokenEstimate): Unpriced | null {
  if (modelId === null) return 'unknown-model';
  if (!PRICED_BY_TOKENS.has(kind)) return 'not-priced-by-tokens';
  return price === null ? 'no-price' : null;
}

function volumeOf(usage: UsageLayers, settings: Settings): CostedItem['requestsPerMonth'] {
  const set = given(usage, 'requestsPerMonth');
  if (set === null)
    return { value: settings.requestsPerMonth, assumed: true, setIn: null, source: 'assumed' };
  const source = set.source === 'setting' ? 'your setting' : sourceWords(set.source);
  return { value: set.value, assumed: false, setIn: set.source, source };
}

/** A fleet is computed when someone asks for it, and once: of a scan nobody does. One shape for all, of which there may be many. */
class HostedWhenAsked {
  readonly #context: EstimateContext;
  #hosted: CostedItem['hosted'] | undefined;

  constructor(item: Omit<CostedItem, 'hosted'>, context: EstimateContext) {
    Object.assign(this, item);
    this.#context = context;
  }

  get hosted(): CostedItem['hosted'] {
    this.#hosted ??= hostedAlone(this as unknown as Unmoneyed, this.#context);
    return this.#hosted;
  }
}

function hostedAlone(item: Unmoneyed, context: EstimateContext): CostedItem['hosted'] {
  const input = HOSTABLE.has(item.kind) ? inputOf([item], context) : null;
  return input === null ? null : inParts(input);
}

/** The fleet of each call is shown, its break-even only when someone points at it, which takes ten times as long. */
function inParts(input: EstimateInput): NonNullable<CostedItem['hosted']> {
  let fleet: Estimate['selfHosted'] | undefined;
  let whole: Estimate | undefined;
  const all = () => {
    whole ??= estimate(input);
    return whole;
  };
  return {
    get selfHosted() {
      fleet ??= estimateFleet(input);
      return fleet;
    },
    get breakEven() {
      return all().breakEven;
    },
    get verdict() {
      return all().verdict;
    },
  };
}

type Unmoneyed = Omit<CostedItem, 'perCall' | 'perMonth' | 'lines' | 'hosted'>;

/** The API side needs no valid hosting plan, and the hosted side no price. */
function moneyOf(
  item: Unmoneyed,
  context: EstimateContext,
): Pick<CostedItem, 'perCall' | 'perMonth' | 'lines'> {
  const workload = workloadOf(item, context.settings);
  const perCall = interactionCost(workload);
  return {
    perCall,
    perMonth: perCall === null ? null : scaleRange(perCall, workload.interactionsPerMonth),
    lines: interactionLines(workload, workload.inputTokens.base, workload.outputTokens.base) ?? [],
  };
}

/** All items on one fleet. Null without a valid plan or without items. */
export function estimateItems(items: readonly Unmoneyed[], context: EstimateContext): FullEstimate | null {
  const input = inputOf(items, context);
  return input === null ? null : fullEstimate(input);
}

function inputOf(
  items: readonly Unmoneyed[],
  { plan, sources, settings }: EstimateContext,
): EstimateInput | null {
  if (plan === null || items.length === 0) return null;
  return { workloads: items.map((item) => workloadOf(item, settings)), hosting: plan, sources };
}

function workloadOf(item: Unmoneyed, settings: Settings): Workload {
  const { tokens } = item;
  return {
    id: item.id,
    label: item.label,
    interactionsPerMonth: item.requestsPerMonth.value,
    inputTokens: tokens.input,
    outputTokens: tokens.output.tokens,
    cachedInputShare: item.cachedInputShare ?? settings['api.cachedInputShare'],
    batchShare: ownBatchShare(item) ?? settings['api.batchShare'],
    retryShare: settings['api.retryShare'],
    price: item.unpriced === null ? tokens.price : null,
  };
}
