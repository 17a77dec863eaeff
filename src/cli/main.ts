/** The `breakeven` command: the same core as the editor's, for terminals and CI. Exit 0 fine, 1 a finding to fail on, 2 bad input. */

import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import type { FullEstimate } from '../core/cost/fullEstimate';
import { oneLine } from '../core/present/shownName';
import type { Breakeven, EstimateContext } from '../core/project/breakeven';
import { tokenizerRules } from '../core/project/configFile';
import { countedItems } from '../core/project/countedItems';
import type { CostedItem } from '../core/project/documentEstimate';
import { budgetUse, overBudgetText } from '../core/project/findings/budgetExceeded';
import { configProblems, folderConfig } from '../core/project/folderConfig';
import { DEFAULT_SETTINGS, type Settings, scenarioOf } from '../core/project/settings';
import { PRESETS } from '../core/scenario/presets';
import type { Scenario } from '../core/scenario/scenario';
import { nearestConfigFile } from '../node/configFile';
import { loadBreakeven } from '../node/loadBreakeven';
import { loadModelFacts } from '../node/modelFacts';
import { pathInside } from '../node/projectFiles';
import {
  estimateJson,
  estimateScenario,
  estimateText,
  presetScenario,
  scenarioFile,
} from './commands/estimate';
import { gpusCommand } from './commands/gpus';
import { modelsCommand } from './commands/models';
import { pricesCommand } from './commands/prices';
import { scanJson, scanTable } from './commands/scan';
import { withItems } from './commands/scenarioOfItems';
import { THROUGHPUT_DEFAULTS, type ThroughputCliOptions, throughputCommand } from './commands/throughput';
import { type TokensOptions, tokensCommand } from './commands/tokens';
import { withTraffic } from './commands/trafficOption';
import { complain, print, printJson } from './output';
import { EXIT_BAD_INPUT, EXIT_FINDING, InputProblem } from './problem';
import { terminalProgress } from './progress';
import { type BasisOf, scanFolders } from './scanFolders';
import { renderTable } from './table';

interface Options {
  readonly json?: boolean;
  readonly requests?: number;
  readonly preset?: string;
  readonly scenario?: string;
  readonly traffic?: string;
  readonly bill?: number;
  readonly budget?: number;
}

function context(breakeven: Breakeven, options: Options): EstimateContext {
  return breakeven.contextFor(settingsOf(options), new Date());
}

function settingsOf({ requests }: Options): Settings {
  return requests === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, requestsPerMonth: requests };
}

/** What holds below a folder's `breakeven.json`: its prices and hardware, and its volumes except where `--requests` is given in place of its general one. */
function basisOf(breakeven: Breakeven, options: Options): BasisOf {
  const now = new Date();
  const settings = settingsOf(options);
  return (file) => {
    const { requestsPerMonth: _general, ...rest } = file?.reading.config ?? {};
    const config = file === null || options.requests === undefined ? file?.config : folderConfig(rest);
    const { prices, gpus, openModels } = rest;
    const tokenizers = file === null ? [] : tokenizerRules(file, pathInside);
    const beside = { prices, gpus, openModels, tokenizers };
    return { context: breakeven.contextFor(settings, now, beside), config: config ?? null };
  };
}

function volume(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new InputProblem(`--requests takes a number of requests a month, not "${text}"`);
  return value;
}

function billUsd(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1e15))
    throw new InputProblem(`--bill takes a sum in USD above 0, not "${text}"`);
  return value;
}

function budgetUsd(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1e15))
    throw new InputProblem(`--budget takes a sum in USD a month, not "${text}"`);
  return value;
}

function holdToBudget(budget: number, items: readonly CostedItem[]): void {
  const message = overBudgetText(budgetUse(budget, items));
  if (message === null) return;
  complain(message);
  process.exitCode = EXIT_FINDING;
}

function createProgram(load: () => Promise<Breakeven>): Command {
  const program = new Command('breakeven')
    .description('What the LLM calls in your code cost a month, on the API and on your own GPU.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });

  program
    .command('scan')
    .description('list every call and prompt with its tokens and cost')
    .argument('<path...>', 'folders or files')
    .option('--requests <n>', 'requests a month of each call', volume)
    .option('--budget <usd>', 'exit with 1 when the calls cost more a month on the API', budgetUsd)
    .option('--json', 'print JSON')
    .action(async (paths: string[], options: Options) => {
      const breakeven = await load();
      const settings = context(breakeven, options);
      const scan = await scanFolders(
        paths,
        breakeven,
        basisOf(breakeven, options),
        terminalProgress(process.stderr),
      );
      if (options.json === true) printJson(scanJson(scan, settings));
      else print(scanTable(scan, settings));
      if (options.budget !== undefined) holdToBudget(options.budget, scan.items);
    });

  program
    .command('estimate')
    .description('compare the API with self-hosting, for code, a scenario file or a preset')
    .argument('[path...]', 'folders or files')
    .option('--preset <id>', 'a worked example; `breakeven presets` lists them')
    .option('--scenario <file>', 'a scenario file; with a path, the workloads come from the code')
    .option('--traffic <file>', 'requests by the hour as CSV, or a profile such as business-hours')
    .option('--bill <usd>', 'last month’s API bill in USD; the volumes are scaled to it', billUsd)
    .option('--requests <n>', 'requests a month of each call', volume)
    .option('--json', 'print JSON')
    .action((paths: string[], options: Options) => estimateAction(paths, options, load));

  program
    .command('tokens')
    .description('count the tokens of a file or of standard input')
    .argument('[file]', 'a file, or - for standard input', '-')
    .option('--model <id>', 'count for this model')
    .option('--encoding <name>', 'count in this encoding')
    .option('--tokenizer <file>', 'count with this tokenizer.json')
    .option('--ask-provider', 'SEND THE TEXT to the provider of --model, which counts it; needs its API key')
    .option('--json', 'print JSON')
    .action(async (file: string, options: TokensOptions) =>
      print(await tokensCommand(await load(), file, options)),
    );

  addThroughput(program, load);

  program
    .command('prices')
    .description('list model prices')
    .argument('[query...]', 'words that the provider or model contains')
    .option('--json', 'print JSON')
    .action(async (query: string[], options: Options) => {
      const { catalog, now } = context(await load(), options);
      print(pricesCommand(catalog, query.join(' '), now, options.json === true));
    });

  program
    .command('gpus')
    .description('list the GPUs with their memory, speed and rental prices')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { hardware } = await contextBeside('breakeven.json', await load());
      print(gpusCommand(hardware, options.json === true));
    });

  program
    .command('models')
    .description('list the open models with their size and where they are hosted')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { hardware } = await contextBeside('breakeven.json', await load());
      print(modelsCommand(hardware, loadModelFacts(), options.json === true));
    });

  program
    .command('presets')
    .description('list the worked examples')
    .option('--json', 'print JSON')
    .action((options: Options) => {
      if (options.json === true)
        return printJson(PRESETS.map(({ id, title, source }) => ({ id, title, source })));
      const columns = ['id', 'title', 'source'].map((name) => ({ title: name, align: 'left' as const }));
      print(
        renderTable(
          columns,
          PRESETS.map(({ id, title, source }) => [id, title, source]),
        ),
      );
    });

  return program;
}

function addThroughput(program: Command, load: () => Promise<Breakeven>): void {
  const { gpus, pp, precision, engine, concurrency } = THROUGHPUT_DEFAULTS;
  program
    .command('throughput')
    .description('model what one replica of an open model serves')
    .requiredOption('--model <id>', 'an open model, such as llama-3.1-8b')
    .requiredOption('--gpu <id>', 'a GPU, such as H100-SXM')
    .option('--gpus <n>', 'GPUs of the replica', gpus)
    .option('--pp <n>', 'pipeline stages among them', pp)
    .option('--precision <name>', 'precision of the weights', precision)
    .option('--input <tokens>', 'input tokens of a request')
    .option('--output <tokens>', 'output tokens of a request')
    .option('--engine <name>', 'serving engine', engine)
    .option('--concurrency <n>', 'requests at once, or max', concurrency)
    .option('--measured <file>', 'a result of vllm bench serve, trtllm-bench or AIPerf on this setup')
    .option('--json', 'print JSON')
    .action(async (options: ThroughputCliOptions) =>
      print(await throughputCommand((await load()).hardware, options)),
    );
}

async function estimateAction(
  paths: readonly string[],
  options: Options,
  load: () => Promise<Breakeven>,
): Promise<void> {
  const given = [options.preset, options.scenario ?? paths[0]].filter((value) => value !== undefined);
  if (given.length !== 1) throw new InputProblem('give PATH, --scenario or both, or --preset');
  const breakeven = await load();
  const settings = context(breakeven, options);
  if (paths.length > 0) {
    const scan = await scanFolders(
      paths,
      breakeven,
      basisOf(breakeven, options),
      terminalProgress(process.stderr),
    );
    const items = countedItems(scan.items);
    if (items.length === 0)
      throw new InputProblem(`no calls to an LLM and no prompt files in ${paths.join(', ')}`);
    const result = await estimateItems(items, options, settings);
    if (options.json === true) return printJson(estimateJson(result, null));
    return print(`${scanTable(scan, settings)}\n\n${estimateText(result, null)}`);
  }
  const named =
    options.preset === undefined
      ? { scenario: await scenarioFile(options.scenario ?? ''), note: null }
      : presetScenario(options.preset);
  const besides =
    options.scenario === undefined ? settings : await contextBeside(options.scenario, breakeven);
  const scenario = await withOptions(named.scenario, options);
  const result = estimateScenario(scenario, besides, (model) =>
    besides.catalog.find(model, null, besides.now),
  );
  if (options.json === true) printJson(estimateJson(result, named.note));
  else print(estimateText(result, named.note));
}

/** What the `breakeven.json` beside a file, or around it, sets: a scenario may name GPUs and models of one's own. */
async function contextBeside(file: string, breakeven: Breakeven): Promise<EstimateContext> {
  const found = nearestConfigFile(path.dirname(path.resolve(file)), process.cwd());
  const { context } = basisOf(breakeven, {})(found);
  if (found !== null) {
    for (const { message, range } of configProblems(found.reading, context, null))
      complain(`${path.relative('', found.file)}:${range.start.line + 1}: ${message}`);
  }
  return context;
}

/** The calls of the code in the scenario of a file, or of the settings. */
async function estimateItems(
  items: readonly CostedItem[],
  options: Options,
  context: EstimateContext,
): Promise<FullEstimate> {
  const { settings, catalog, now } = context;
  const base = options.scenario === undefined ? scenarioOf(settings) : await scenarioFile(options.scenario);
  const scenario = await withOptions(withItems(base, items), options);
  // Folders may have prices of their own, so a call's price is found by the call.
  const prices = new Map(items.map(({ id, tokens }) => [id, tokens.price]));
  return estimateScenario(scenario, context, (id) => prices.get(id) ?? catalog.find(id, null, now));
}

/** What the command line says of a scenario, over what its file says. */
async function withOptions(scenario: Scenario, options: Options): Promise<Scenario> {
  const billed = options.bill === undefined ? scenario : { ...scenario, bill: { usdPerMonth: options.bill } };
  return withTraffic(billed, options.traffic);
}

/** A reader that went away (`| head`) is not a fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

async function main(): Promise<void> {
  try {
    await createProgram(() => loadBreakeven(__dirname)).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const isInput = error instanceof InputProblem || error instanceof CommanderError;
    const message = error instanceof Error ? error.message.replace(/^error: /, '') : String(error);
    if (isInput) complain(message.split('\n')[0] ?? '');
    else process.stderr.write(`breakeven: ${(error as Error).stack?.split('\n').map(oneLine).join('\n')}\n`);
    process.exitCode = EXIT_BAD_INPUT;
  }
}

void main();
