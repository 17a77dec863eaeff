/** What one document costs: every call and prompt with tokens, price, and the month on both sides. */

import type { CostLine, Estimate } from '../cost/estimate';
import type { Range } from '../money/range';
import type { CallKind, CallSite, PromptFile, SourceProblem, TextRange } from '../source/callSite';
import type { Directive } from '../source/directives';
import type { TokenEstimate } from './callEstimate';
import type { CostedInteraction } from './interactionCost';
import type { SkippedFile } from './sourceWalk';
import type { Given, UsageLayers, UsageSource } from './usage';

/** A call in code or a prompt file: the two things that have a cost. */
export type CostedSource =
  | { readonly type: 'call'; readonly call: CallSite }
  | { readonly type: 'prompt'; readonly prompt: PromptFile };

/** Why an item has no dollar figure. Each surface words it in its own space. */
export type Unpriced = 'unknown-model' | 'no-price' | 'not-priced-by-tokens';

export interface CostedItem {
  /** Unique in the workspace and stable across edits elsewhere in the file: `path#id`. */
  readonly id: string;
  readonly path: string;
  /** Other files that its document takes names and texts from. */
  readonly dependencies: readonly string[];
  readonly label: string;
  readonly source: CostedSource;
  readonly range: TextRange;
  readonly kind: CallKind;
  readonly tokens: TokenEstimate;
  /** What people have said of it, nearest first. */
  readonly usage: UsageLayers;
  readonly requestsPerMonth: {
    readonly value: number;
    readonly assumed: boolean;
    /** Null when it is assumed. */
    readonly setIn: UsageSource | null;
    readonly source: string;
  };
  /** Who named the model in place of the code; null when the code did. */
  readonly modelSetIn: UsageSource | null;
  /** Of this call alone, 0 to 1; null: the share of all. */
  readonly cachedInputShare: number | null;
  readonly batchShare: number | null;
  /** Times that someone has said one run makes the call; null: as the code says. */
  readonly steps: Given<number> | null;
  /** Null with a reason in `unpriced`. */
  readonly perCall: Range | null;
  readonly perMonth: Range | null;
  readonly unpriced: Unpriced | null;
  /** Parts of `perCall.base`. */
  readonly lines: readonly CostLine[];
  /** This item alone, self-hosted; null when the settings' hosting plan is not valid. */
  readonly hosted: Pick<Estimate, 'selfHosted' | 'breakEven' | 'verdict'> | null;
}

export interface PlacedDirective {
  readonly directive: Directive;
  readonly variables: ReadonlySet<string>;
}

/** What someone has taken out of all figures: calls and prompts by a comment or an entry of `breakeven.json`, files whole by its globs. */
export interface LeftOut {
  readonly calls: number;
  readonly files: number;
}

/** What of a workspace is in none of its figures. */
export interface NotCounted {
  readonly leftOut: LeftOut;
  /** Files and folders that could not be read. */
  readonly unread: readonly SkippedFile[];
}

export interface DocumentEstimate {
  readonly path: string;
  readonly items: readonly CostedItem[];
  readonly problems: readonly SourceProblem[];
  /** Other files that the figures rest on. */
  readonly dependencies: readonly string[];
  /** Several calls that one run of a function makes. They cost what their items cost, and nothing beside. */
  readonly interactions: readonly CostedInteraction[];
  /** Comments that speak for calls, each with the prompt variables that it may size. */
  readonly directives: readonly PlacedDirective[];
  readonly leftOut: LeftOut;
  /** Base case of the items that have a price. */
  readonly apiUsdPerMonth: number;
  /** True when an item has no figure: the sum is then less than the truth. */
  readonly incomplete: boolean;
}

/** The one roll-up of items: every total on every surface comes from here, so that none counts a thing twice. */
export function totalOf(items: readonly CostedItem[]): { apiUsdPerMonth: number; incomplete: boolean } {
  return {
    apiUsdPerMonth: items.reduce((sum, item) => sum + (item.perMonth?.base ?? 0), 0),
    incomplete: items.some((item) => item.perMonth === null),
  };
}

/** Whether figures rest on a file, or on one of a folder. */
export function restsOn({ dependencies }: Pick<DocumentEstimate, 'dependencies'>, path: string): boolean {
  return dependencies.some((file) => file === path || file.startsWith(`${path}/`));
}

const UNREAD: ReadonlySet<SourceProblem['code']> = new Set(['binary', 'too-large', 'unreadable']);

/** Why nothing could be read of a document; null where it was read. */
export function unreadReason({
  items,
  problems,
}: Pick<DocumentEstimate, 'items' | 'problems'>): string | null {
  if (items.length > 0) return null;
  return problems.find(({ code }) => UNREAD.has(code))?.message ?? null;
}

/** Of several documents. */
export function leftOutOf(estimates: Iterable<Pick<DocumentEstimate, 'leftOut'>>): LeftOut {
  let [calls, files] = [0, 0];
  for (const { leftOut } of estimates) {
    calls += leftOut.calls;
    files += leftOut.files;
  }
  return { calls, files };
}

/** `src/ask.py:12`, and `ask.ipynb [3]:2` for the third code or text cell of a notebook, both from 1. */
export function placeOf({ path, range, source }: Pick<CostedItem, 'path' | 'range' | 'source'>): string {
  const cell = source.type === 'call' ? source.call.cell : undefined;
  return `${path}${cell === undefined ? '' : ` [${cell + 1}]`}:${range.start.line + 1}`;
}

/** Share of this call's requests that go through the batch API, as a comment says or the code itself; null: the share of all. */
export function ownBatchShare({
  source,
  batchShare,
}: Pick<CostedItem, 'source' | 'batchShare'>): number | null {
  return batchShare ?? (source.type === 'call' && source.call.batch ? 1 : null);
}

/** Name, place and type of an item for people: `answer() · chat.completions.create`. */
export function labelOf(source: CostedSource, path: string): string {
  if (source.type === 'prompt') return path.split('/').at(-1) ?? path;
  const { enclosingFunction, method } = source.call;
  return enclosingFunction === null ? method : `${enclosingFunction} · ${method}`;
}
