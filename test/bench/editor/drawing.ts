/** How long the user waits for figures, and whether anything flickers meanwhile. */

import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { median, percentile, type Row } from '../measure';
import { endOfPrompt, fileName, type Suffix, WARM_FILES } from './files';
import { LEAST_SUFFIX } from './leastLanguage';
import { opening, panelTimes, STYLES, type Style, type Typing, typing } from './measures';
import type { BenchWindow } from './window';

const LEAST = '  the least that any extension takes here';

const COLD_RUNS = 4;
const COLD_MS = 1500;
const WARM_MS = 150;
const TYPED_MS = 100;
/** What ours may take on top of what the editor itself takes with the least of all providers. */
const ON_TOP_MS = 40;
const PANEL_MS = 1500;
const SLIDER_MS = 50;
const SLIDER_STEPS = 20;

/** VS Code asks for lenses a quarter of a second after the last key, and draws them a quarter later. */
const SETTLE_MS = 1500;
const WORDS = [' so', ' that', ' word', ' by', ' word', ' the', ' count', ' is', ' another', ' one'];
/** Each key is a token more or less. */
const DIGITS = [' 1 2', ' 3 4', ' 5 6', ' 7 8', ' 9 0', ' 2 1'];
/** Also what breaks the code for a moment. */
const LINES = ['\n', 'and\nso on', '\n\n'];
const BROKEN = ['"""', ' + f"', '{', 'name', '}"', ' + """'];

export async function benchDrawing(
  openWindow: () => Promise<BenchWindow>,
  workspace: string,
): Promise<Row[]> {
  const cold = async (suffix: Suffix, restMs = 0): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < COLD_RUNS; run += 1) {
      const window = await openWindow();
      await setTimeout(restMs);
      times.push((await opening(window, path.join(workspace, fileName(0, suffix)), STYLES.lenses)).figures);
      await window.close();
    }
    return median(times);
  };
  const coldRows = [
    row('opening a file of 20 calls, cold, to all lenses', await cold('py'), 'ms', COLD_MS),
    row(LEAST, await cold(LEAST_SUFFIX), 'ms'),
    row('  where the window has come to rest', await cold('py', SETTLE_MS), 'ms', COLD_MS),
    row(LEAST, await cold(LEAST_SUFFIX, SETTLE_MS), 'ms'),
  ];
  const window = await openWindow();
  const user = new User(window, workspace);
  // Only the extension is warm: VS Code remembers the lenses of files that were open, and draws those at once.
  await opening(window, path.join(workspace, fileName(0, 'py')), STYLES.lenses);
  const rows = [
    ...coldRows,
    ...(await warmLenses(user)),
    ...(await typedLenses(user)),
    ...(await panelRows(window)),
    ...(await hintRows(user)),
  ];
  await window.close();
  return rows;
}

/** Opens files and types into them. */
class User {
  constructor(
    readonly window: BenchWindow,
    private readonly workspace: string,
  ) {}

  /** @returns the median of the milliseconds from the frame that shows the text to the one that shows all figures */
  async opens(suffix: Suffix, style: Style): Promise<number> {
    const times: number[] = [];
    for (let index = 1; index < WARM_FILES; index += 1) {
      const { figures, text } = await opening(this.window, this.file(index, suffix), style);
      times.push(figures - text);
    }
    await this.window.closeEditors();
    return median(times);
  }

  async types(suffix: Suffix, style: Style, bursts: readonly string[]): Promise<Typing> {
    const file = this.file(0, suffix);
    await this.window.ask('open', { file, ...endOfPrompt(file) });
    await this.window.focus();
    return typing(this.window, bursts, SETTLE_MS, style);
  }

  private file(index: number, suffix: Suffix): string {
    return path.join(this.workspace, fileName(index, suffix));
  }
}

async function warmLenses(user: User): Promise<Row[]> {
  const floor = await user.opens(LEAST_SUFFIX, STYLES.lenses);
  const warm = await user.opens('py', STYLES.lenses);
  return [
    row('from the text of a file of 20 calls to all lenses, warm', warm, 'ms'),
    row(LEAST, floor, 'ms'),
    row('  beyond that', warm - floor, 'ms', ON_TOP_MS),
  ];
}

async function typedLenses(user: User): Promise<Row[]> {
  const least = await user.types(LEAST_SUFFIX, STYLES.lenses, WORDS);
  const ours = await user.types('py', STYLES.lenses, WORDS);
  const lines = await user.types('py', STYLES.lenses, LINES);
  const broken = await user.types('py', STYLES.lenses, BROKEN);
  return [
    row('from the last key in a prompt to its lens', median(ours.delays), 'ms'),
    row('  99th percentile', percentile(ours.delays, 0.99), 'ms'),
    row(LEAST, median(least.delays), 'ms'),
    row('  beyond that', median(ours.delays) - median(least.delays), 'ms', ON_TOP_MS),
    flickers('frames that flicker or jump: words typed', ours),
    flickers('  new lines typed', lines),
    flickers('  code that is broken for a moment', broken),
  ];
}

async function panelRows(window: BenchWindow): Promise<Row[]> {
  const { opening: opened, edits } = await panelTimes(window, SLIDER_STEPS);
  await window.closeEditors();
  return [
    row('opening the Scenario view, to its figure', opened, 'ms', PANEL_MS),
    row('from a step of a slider to the next frame, median', median(edits), 'ms', SLIDER_MS),
    row('  99th percentile', percentile(edits, 0.99), 'ms'),
  ];
}

/** At the ends of lines, where the editor itself waits for next to nothing. */
async function hintRows(user: User): Promise<Row[]> {
  const { window } = user;
  await window.ask('set', { name: 'breakeven.inlineStyle', value: '"inlayHint"' });
  // So many that a single token is seen in the month.
  await window.ask('set', { name: 'breakeven.requestsPerMonth', value: '100000000' });
  const opened = await user.opens('py', STYLES.hints);
  const typed = await user.types('py', STYLES.hints, DIGITS);
  await window.ask('set', { name: 'breakeven.inlineStyle', value: 'null' });
  await window.ask('set', { name: 'breakeven.requestsPerMonth', value: 'null' });
  return [
    row('from the text to all figures at the ends of lines, warm', opened, 'ms', WARM_MS),
    row('from the last key in a prompt to the end of its line', median(typed.delays), 'ms', TYPED_MS),
    row('  99th percentile', percentile(typed.delays, 0.99), 'ms'),
  ];
}

function row(name: string, value: number, unit: Row['unit'], limit?: number): Row {
  return { name, value, unit, ...(limit === undefined ? {} : { limit }) };
}

function flickers(name: string, { flickers: value, frames }: Typing): Row {
  return { name: `${name} (of ${frames})`, value, unit: 'frames', limit: 0 };
}
