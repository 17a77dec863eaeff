import { staleDays } from '../../core/catalog/priceAge';
import { formatUsd } from '../../core/money/format';
import {
  countText,
  leftOutText,
  modelName,
  pricesText,
  tokensText,
  unpricedText,
  usdText,
  volumeText,
} from '../../core/present/figures';
import { interactionTitle, whereText } from '../../core/present/interactionText';
import { oneLine } from '../../core/present/shownName';
import type { EstimateContext } from '../../core/project/breakeven';
import { countedItems } from '../../core/project/countedItems';
import { type CostedItem, placeOf, totalOf } from '../../core/project/documentEstimate';
import type { CostedInteraction } from '../../core/project/interactionCost';
import type { CallSite, PromptFile } from '../../core/source/callSite';
import type { CallJson, PromptJson, ScanJson, VolumeSource } from '../../protocol/cliJson';
import { interactionJson } from '../interactionJson';
import type { FolderScan } from '../scanFolders';
import { type Column, renderTable } from '../table';

/** What `scan` prints: every call and prompt with its tokens and cost. */
export function scanJson(scan: FolderScan, { catalog, now }: EstimateContext): ScanJson {
  return {
    schemaVersion: 1,
    prices: { asOf: catalog.asOf, source: catalog.source, staleDays: staleDays(catalog.asOf, now) },
    leftOut: scan.leftOut,
    files: { scanned: scan.scannedFiles, skipped: [...scan.skipped] },
    calls: scan.items.flatMap((item) =>
      item.source.type === 'call' ? [callJson(item, item.source.call)] : [],
    ),
    prompts: scan.items.flatMap((item) =>
      item.source.type === 'prompt' ? [promptJson(item, item.source.prompt)] : [],
    ),
    interactions: scan.interactions.map(interactionJson),
    warnings: scan.problems.map(({ path, problem }) => ({
      path,
      line: problem.range.start.line + 1,
      code: problem.code,
      message: problem.message,
    })),
  };
}

function callJson(item: CostedItem, call: CallSite): CallJson {
  const { output } = item.tokens;
  return {
    id: item.id,
    path: item.path,
    line: item.range.start.line + 1,
    endLine: item.range.end.line + 1,
    ...(call.cell === undefined ? {} : { cell: call.cell }),
    language: call.language,
    provider: call.provider,
    sdk: call.sdk,
    method: call.method,
    kind: call.kind,
    model: modelJson(item, call),
    input: inputJson(item),
    output: { ...output.tokens, basis: output.basis },
    maxOutputTokens: call.maxOutputTokens,
    inLoop: call.inLoop,
    stream: call.stream,
    batch: call.batch,
    cache: cacheJson(item, call),
    cost: costJson(item),
    requestsPerMonth: { value: item.requestsPerMonth.value, source: volumeSource(item) },
  };
}

function promptJson(item: CostedItem, prompt: PromptFile): PromptJson {
  return {
    path: item.path,
    line: item.range.start.line + 1,
    format: prompt.format,
    variables: [...prompt.variables],
    model: modelJson(item, prompt),
    input: inputJson(item),
    cost: costJson(item),
    requestsPerMonth: { value: item.requestsPerMonth.value, source: volumeSource(item) },
  };
}

function modelJson(item: CostedItem, { model }: CallSite | PromptFile) {
  return { id: model.id, source: model.source, catalogId: item.tokens.price?.catalogId ?? null };
}

function inputJson({ tokens }: CostedItem) {
  return {
    ...tokens.input,
    staticTokens: tokens.staticTokens,
    exact: tokens.exact,
    parts: tokens.parts.map((part) => ({
      kind: part.kind,
      role: part.role,
      name: part.name,
      tokens: part.tokens.base,
    })),
  };
}

function cacheJson({ tokens: { cache } }: CostedItem, call: CallSite): CallJson['cache'] {
  const { tokens, until, basis } = cache.cacheablePrefix;
  return {
    cacheablePrefixTokens: { ...tokens },
    until,
    basis,
    marks: cache.marked.map((mark) => ({ ...mark, variables: [...mark.variables] })),
    key: call.cache?.key ?? null,
    content: call.cache?.content ?? null,
  };
}

function volumeSource({ requestsPerMonth }: CostedItem): VolumeSource {
  return requestsPerMonth.setIn ?? 'assumed';
}

function costJson(item: CostedItem) {
  return { perCall: item.perCall?.base ?? null, perMonth: item.perMonth?.base ?? null };
}

const COLUMNS: readonly Column[] = [
  { title: 'call', align: 'left' },
  { title: 'model', align: 'left' },
  { title: 'input', align: 'right' },
  { title: 'output', align: 'right' },
  { title: 'a call', align: 'right' },
  { title: 'a month', align: 'right' },
];

/** Why rows are more than what the total counts. */
function apartText(count: number): string[] {
  return count === 0
    ? []
    : [
        `${countText(count, 'prompt', 'prompts')} listed but not counted: calls send them, or the program does not.`,
      ];
}

/** `src/ask.py:12 answer(): 3 calls · ~4.2k + ~1k tokens · ~$0.021 together`. */
function interactionLine(interaction: CostedInteraction): string {
  const { items } = interaction;
  const place = items[0] === undefined ? interaction.path : placeOf(items[0]);
  return oneLine(`${place} ${whereText(interaction)}: ${interactionTitle(interaction)}`);
}

/** The same for people. */
export function scanTable(scan: FolderScan, { catalog, now }: EstimateContext): string {
  const counted = countedItems(scan.items);
  const { apiUsdPerMonth, incomplete } = totalOf(counted);
  const rows = scan.items.map((item) => [
    placeOf(item),
    modelName(item),
    tokensText(item.tokens.input),
    tokensText(item.tokens.output.tokens),
    item.perCall === null ? unpricedText(item.unpriced ?? 'no-price') : usdText(item.perCall),
    item.perMonth === null ? '–' : usdText(item.perMonth),
  ]);
  const volume = volumeText(counted);
  const leftOut = leftOutText(scan.leftOut);
  const isPriced = counted.length === 0 || counted.some(({ perMonth }) => perMonth !== null);
  const total = isPriced
    ? `${incomplete ? 'at least ' : ''}${formatUsd(apiUsdPerMonth)} a month on the API`
    : 'none has a known price';
  return [
    renderTable(COLUMNS, rows),
    '',
    `${countText(counted.length, 'call or prompt', 'calls and prompts')} in ${countText(scan.scannedFiles, 'file')}: ${total}${volume === '' ? '' : `, at ${volume}`}.`,
    ...apartText(scan.items.length - counted.length),
    ...scan.interactions.map(interactionLine),
    ...(leftOut === '' ? [] : [leftOut]),
    `~ marks an estimate. ${pricesText(catalog, now)}`,
    ...scan.skipped.map(({ path, reason }) => oneLine(`skipped ${path}: ${reason}`)),
    ...scan.problems.map(({ path, problem }) =>
      oneLine(`${path}:${problem.range.start.line + 1}: ${problem.message}`),
    ),
  ].join('\n');
}
