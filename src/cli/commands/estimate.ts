import { breakEvenSentence } from '../../core/cost/breakEvenSentence';
import type { Estimate } from '../../core/cost/estimate';
import { type FullEstimate, fullEstimate } from '../../core/cost/fullEstimate';
import { formatPercent, formatTokens, formatUsd } from '../../core/money/format';
import { isExact, type Range } from '../../core/money/range';
import { countText, usdSpan } from '../../core/present/figures';
import type { EstimateContext } from '../../core/project/breakeven';
import { PRESETS } from '../../core/scenario/presets';
import type { Scenario } from '../../core/scenario/scenario';
import { problemsText, readScenarioText } from '../../core/scenario/scenarioText';
import { type ScenarioLookups, toEstimateInput } from '../../core/scenario/toEstimateInput';
import { InputProblem } from '../problem';
import { readText } from '../readText';
import { renderTable } from '../table';
import { billText, engineeringText, factsText, hybridText, qualityText } from './comparisonText';
import { horizonText, latencyText } from './outlookText';
import { trafficText } from './trafficText';
import { uncertaintyText } from './uncertaintyText';

/** Of a preset by its id. @throws InputProblem when there is none. */
export function presetScenario(id: string): { scenario: Scenario; note: string } {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (preset === undefined)
    throw new InputProblem(`unknown preset "${id}"; \`breakeven presets\` lists them`);
  return { scenario: preset.scenario, note: preset.note };
}

/** @throws InputProblem naming the file, and where in it which fields are wrong. */
export async function scenarioFile(file: string): Promise<Scenario> {
  const { scenario, problems } = readScenarioText(await readText(file));
  if (scenario !== null) return scenario;
  throw new InputProblem(`${file}:${problemsText(problems)}`);
}

/** @throws InputProblem naming what the scenario asks for and the catalog lacks. */
export function estimateScenario(
  scenario: Scenario,
  { hardware }: Pick<EstimateContext, 'hardware'>,
  price: ScenarioLookups['price'],
): FullEstimate {
  const { input, problems } = toEstimateInput(scenario, {
    price,
    gpu: hardware.findGpu,
    openModel: hardware.findOpenModel,
  });
  if (input === null)
    throw new InputProblem(problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return fullEstimate(input);
}

/** The contract's form: a workload without a price has null in place of a month. */
export function estimateJson(result: FullEstimate, note: string | null) {
  const { workloads, ...rest } = result;
  return {
    schemaVersion: 1,
    ...(note === null ? {} : { note }),
    ...rest,
    workloads: workloads.map(({ apiMonthly, apiPerInteraction, ...workload }) => ({
      ...workload,
      apiPerInteraction: apiPerInteraction?.base ?? null,
      apiMonthly: apiMonthly?.base ?? null,
      apiMonthlyRange: apiMonthly,
    })),
  };
}

/** The same for people. */
export function estimateText(result: FullEstimate, note: string | null): string {
  const { api, selfHosted, verdict } = result;
  const isPriced = result.workloads.some(({ apiMonthly }) => apiMonthly !== null);
  const known = `API          ${api.incomplete ? 'at least ' : ''}${formatUsd(api.monthly.base)} a month${ends(api.monthly)}, ${formatUsd(api.blendedPerMillion)} per 1M tokens`;
  const apiLine = isPriced ? known : 'API          no price is known';
  const assumptions = result.assumptions.map(({ label, value, unit, source }) => [
    label,
    `${shortValue(value)} ${unit}`.trim(),
    source,
  ]);
  return [
    ...billText(result),
    apiLine,
    ...engineeringText(result),
    hostedText(result),
    ...trafficText(result),
    ...latencyText(result),
    ...qualityText(result),
    ...hybridText(result),
    ...(selfHosted.fits ? [breakEvenSentence(result.breakEven)] : []),
    ...horizonText(result),
    `Verdict: ${verdict.choice}`,
    ...verdict.reasons.map(({ text }) => `  - ${text}`),
    ...factsText(result),
    ...uncertaintyText(result.uncertainty),
    '',
    renderTable(
      ['assumption', 'value', 'source'].map((title) => ({ title, align: 'left' as const })),
      assumptions,
    ),
    ...(note === null ? [] : ['', note]),
  ].join('\n');
}

function hostedText({ selfHosted }: Estimate): string {
  if (!selfHosted.fits) return `Self-hosted  does not fit: ${selfHosted.fitProblem ?? ''}`;
  const lines = selfHosted.lines.map(({ label, monthly }) => `  ${label}: ${formatUsd(monthly)}`);
  const load = `${formatPercent(selfHosted.utilization)} of ${formatTokens(selfHosted.capacityTokensPerMonth)} tokens a month`;
  const total = `Self-hosted  ${formatUsd(selfHosted.monthly.base)} a month${ends(selfHosted.monthly)}, ${countText(selfHosted.gpus, 'GPU')}, ${load}`;
  return [total, ...lines].join('\n');
}

function shortValue(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 4 }) : value;
}

/** The ends of what is not exact. */
function ends(range: Range): string {
  return isExact(range) ? '' : ` (${usdSpan(range)})`;
}
