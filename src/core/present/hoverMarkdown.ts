/** The hover of a call, the answer first: every figure with its parts, its source and its date, and the way to change it. */

import { formatPercent, formatTokens, formatUsd } from '../money/format';
import { exactly, type Range } from '../money/range';
import type { EstimateContext } from '../project/breakeven';
import type { InputPart } from '../project/callEstimate';
import type { CostedItem } from '../project/documentEstimate';
import type { CostedInteraction } from '../project/interactionCost';
import { sourceWords } from '../project/usage';
import { cacheMarkdown } from './cacheText';
import {
  isInstructions,
  modelName,
  stalePricesText,
  tokenSpan,
  tokensText,
  unpricedText,
  usdSpan,
  usdText,
} from './figures';
import { interactionMarkdown } from './interactionText';
import { commandLink, escapeMarkdown, markdownTable } from './markdown';

/**
 * @param interaction What the call is a part of.
 * @param hasCommands Links run commands of the extension and icons show; other editors would print both as text.
 */
export function hoverMarkdown(
  item: CostedItem,
  context: EstimateContext,
  interaction?: CostedInteraction,
  hasCommands = true,
): string {
  return [
    titleText(item),
    ...(isInstructions(item) ? [INSTRUCTIONS] : [monthTable(item, context), breakEvenText(item)]),
    priceText(item, hasCommands),
    staleText(item, context, hasCommands),
    interaction === undefined ? '' : interactionMarkdown(item, interaction),
    tokenTable(item, hasCommands),
    cacheText(item),
    windowText(item),
    hasCommands ? links(item) : '',
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

const INSTRUCTIONS =
  'Sent with each request of an agent’s session: mostly read from the cache after the first, and in the context window all the time.';

function titleText(item: CostedItem): string {
  const setIn = item.modelSetIn === null ? '' : ` (${sourceWords(item.modelSetIn)})`;
  return `**${escapeMarkdown(modelName(item))}**${escapeMarkdown(setIn)} · ${escapeMarkdown(item.label)}`;
}

function tokenTable(item: CostedItem, hasCommands: boolean): string {
  const { parts, input, output } = item.tokens;
  const rows = parts.map((part) => [
    escapeMarkdown(partName(part)),
    tokensText(part.tokens),
    `${escapeMarkdown(part.basis)}${hasCommands ? sizeLink(item, part) : ''}`,
  ]);
  const outputRow = [
    'Output',
    tokensText(output.tokens),
    escapeMarkdown(`${output.reason} (${tokenSpan(output.tokens)})`),
  ];
  const inputRow = ['**Input**', `**${tokensText(input)}**`, tokenSpan(input)];
  return markdownTable(['', 'Tokens', 'Basis'], [...rows, inputRow, outputRow], 1);
}

/** The sizes of variables are what is known least. */
function sizeLink({ id }: CostedItem, { kind, name }: InputPart): string {
  return kind !== 'variable' || name === null
    ? ''
    : ` ${commandLink('Set', 'breakeven.setVariableTokens', [id, name])}`;
}

const PART_NAMES: Readonly<Record<InputPart['kind'], string>> = {
  static: 'text',
  variable: 'variable',
  framing: 'Framing',
  tools: 'Schema',
  image: 'image',
  history: 'history',
};

function partName({ kind, role, name }: InputPart): string {
  const label = [role, PART_NAMES[kind]].filter((word) => word !== null).join(' ');
  const capital = label.charAt(0).toUpperCase() + label.slice(1);
  return name === null ? capital : `${capital} ${name}`;
}

/** The price of a call and where it comes from, or why there is none. */
export function priceText(item: CostedItem, hasIcons: boolean): string {
  const { price } = item.tokens;
  if (price === null || item.perCall === null) {
    const reason = item.unpriced === null ? '' : unpricedText(item.unpriced);
    return `${hasIcons ? '$(info) ' : ''}${escapeMarkdown(reason.charAt(0).toUpperCase() + reason.slice(1))}.`;
  }
  const { inputPerMillion, outputPerMillion } = price.rates;
  const rates = `${formatUsd(inputPerMillion)} in, ${formatUsd(outputPerMillion)} out per 1M tokens`;
  const status = price.status === 'current' ? '' : ` (${price.status})`;
  const origin = `${price.catalogId}${status}, as of ${price.asOf}, ${price.source}`;
  const calls = `**${usdText(item.perCall)}** a call (${usdSpan(item.perCall)})`;
  return `${calls}: ${rates} — ${escapeMarkdown(origin)}${linesText(item)}`;
}

/** Of a price of the catalog; a price of the user's own is the user's to date. */
function staleText(
  { tokens: { price } }: CostedItem,
  { now }: EstimateContext,
  hasCommands: boolean,
): string {
  if (price === null || price.status === 'override') return '';
  const stale = escapeMarkdown(stalePricesText(price.asOf, now));
  if (stale === '' || !hasCommands) return stale;
  return `$(history) ${stale} ${commandLink('Refresh Prices', 'breakeven.refreshPrices', [])}`;
}

/** The parts whose sum is the figure above. */
function linesText(item: CostedItem): string {
  const worked = item.lines
    .filter((line) => line.usd !== 0)
    .map((line) => `${escapeMarkdown(line.label)} ${formatUsd(line.usd)}`);
  return worked.length < 2 ? '' : `  \n${worked.join(' + ')}`;
}

function cacheText({ tokens, source }: CostedItem): string {
  return cacheMarkdown(tokens.cache, source.type === 'call' ? (source.call.cache ?? null) : null);
}

function windowText(item: CostedItem): string {
  const window = item.tokens.price?.contextWindow ?? null;
  if (window === null || window === 0) return '';
  const used = item.tokens.input.base + item.tokens.output.tokens.base;
  return `Context window: ${formatPercent(used / window)} of ${formatTokens(window)} tokens`;
}

function monthTable(item: CostedItem, context: EstimateContext): string {
  const hosted = item.hosted?.selfHosted;
  const { value, assumed, source } = item.requestsPerMonth;
  const volume = `${formatTokens(value)} requests a month (${assumed ? 'assumed' : escapeMarkdown(source)})`;
  const rows = [['API', figure(item.perMonth), item.perMonth === null ? 'no price' : usdSpan(item.perMonth)]];
  if (hosted?.fits === true) rows.push(['Self-hosted', figure(hosted.monthly), usdSpan(hosted.monthly)]);
  return `${markdownTable([volume, 'Per month', 'Range'], rows)}\n\n${hostingText(item, context)}`;
}

function figure(range: Range | null): string {
  return range === null ? '–' : `**${usdText(range)}**`;
}

function hostingText(item: CostedItem, { plan, settings }: EstimateContext): string {
  const hosted = item.hosted?.selfHosted;
  if (hosted === undefined || plan === null) return '';
  if (!hosted.fits) return `Self-hosted: ${escapeMarkdown(hosted.fitProblem ?? 'does not fit')}`;
  const fleet = `${hosted.gpus} × ${plan.gpu.name} at ${formatUsd(plan.usdPerGpuHour.base)} an hour, ${plan.model.name} ${plan.precision}`;
  const load = `${formatPercent(hosted.utilization)} used (sized for ${formatPercent(settings['hosting.targetUtilization'])})`;
  return escapeMarkdown(`Self-hosted for this call alone: ${fleet}, ${load}, operations included.`);
}

function breakEvenText(item: CostedItem): string {
  const breakEven = item.hosted?.breakEven;
  if (breakEven === undefined || item.perMonth === null) return '';
  const perRequest = item.tokens.input.base + item.tokens.output.tokens.base;
  const { firstTokensPerMonth: first, durableTokensPerMonth: durable, note } = breakEven;
  if (first === null)
    return escapeMarkdown(`No break-even: ${note ?? 'the API stays cheaper at every volume'}`);
  const requests = formatTokens(Math.ceil(first / Math.max(1, perRequest)));
  const lasting = durable === null ? ', though not for good' : '';
  return escapeMarkdown(
    `Break-even from ${requests} requests (${tokensText(exactly(first))} tokens) a month${lasting}.`,
  );
}

function links(item: CostedItem): string {
  const settingsLink = (label: string, query: string) =>
    commandLink(label, 'workbench.action.openSettings', [query]);
  return [
    commandLink('Open scenario', 'breakeven.showItem', [item.id]),
    ...(item.source.type === 'call'
      ? [commandLink('Compare models', 'breakeven.compareModels', [item.id])]
      : []),
    ...(isInstructions(item)
      ? []
      : [
          commandLink('Set volume', 'breakeven.setRequestVolume', [item.id]),
          ...(item.tokens.output.tokens.high === 0
            ? []
            : [commandLink('Set output', 'breakeven.setOutputTokens', [item.id])]),
        ]),
    settingsLink('Set GPU', 'breakeven.hosting'),
  ].join(' · ');
}
