/** How long the user waits for figures, and whether anything flickers meanwhile. */

import path from 'node:path';
import { median, percentile, type Row } from '../measure';
import { endOfPrompt, fileName, WARM_FILES } from './files';
import { type Opening, opening, panelTimes, STYLES, type Style, type Typing, typing } from './measures';
import type { BenchWindow } from './window';

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
/** Also what breaks the code for a moment. */
const LINES = ['\n', 'and\nso on', '\n\n'];
const BROKEN = ['"""', ' + f"', '{', 'name', '}"', ' + """'];

export async function benchDrawing(
  openWindow: () => Promise<BenchWindow>,
  workspace: string,
): Promise<Row[]> {
  const file = (index: number, suffix: 'py' | 'txt' = 'py') => path.join(workspace, fileName(index, suffix));
  const cold: number[] = [];
  for (let run = 1; run < COLD_RUNS; run += 1) {
    const window = await openWindow();
    cold.push((await opening(window, file(0), STYLES.lenses)).figures);
    await window.close();
  }
  const window = await openWindow();
  cold.push((await opening(window, file(0), STYLES.lenses)).figures);
  const warmOpening = async (suffix: 'py' | 'txt', style: Style) => {
    const times: Opening[] = [];
    for (let index = 1; index < WARM_FILES; index += 1)
      times.push(await opening(window, file(index, suffix), style));
    await window.ask('run', { command: 'workbench.action.closeAllEditors' });
    return median(times.map(({ figures, text }) => figures - text));
  };
  const typed = async (suffix: 'py' | 'txt', style: Style, bursts: readonly string[]) => {
    await window.ask('open', { file: file(0, suffix), ...endOfPrompt(file(0, suffix)) });
    await window.focus();
    return typing(window, bursts, SETTLE_MS, style);
  };
  const rows: Row[] = [row('opening a file of 20 calls, cold, all lenses', median(cold), 'ms', COLD_MS)];
  const floor = await warmOpening('txt', STYLES.lenses);
  const warm = await warmOpening('py', STYLES.lenses);
  rows.push(
    row('from the text of a file of 20 calls to all lenses, warm', warm, 'ms'),
    row('  the least that any provider of lenses takes here', floor, 'ms'),
    row('  beyond that', warm - floor, 'ms', ON_TOP_MS),
  );
  const least = await typed('txt', STYLES.lenses, WORDS);
  const ours = await typed('py', STYLES.lenses, WORDS);
  const lines = await typed('py', STYLES.lenses, LINES);
  const broken = await typed('py', STYLES.lenses, BROKEN);
  rows.push(
    row('from the last key in a prompt to its lens', median(ours.delays), 'ms'),
    row('  99th percentile', percentile(ours.delays, 0.99), 'ms'),
    row('  the least that any provider of lenses takes here', median(least.delays), 'ms'),
    row('  beyond that', median(ours.delays) - median(least.delays), 'ms', ON_TOP_MS),
    flickers('frames that flicker or jump: words typed', ours),
    flickers('  new lines typed', lines),
    flickers('  code that is broken for a moment', broken),
  );
  const panel = await panelTimes(window, SLIDER_STEPS);
  rows.push(
    row('opening the Scenario view, to its figure', panel.opening, 'ms', PANEL_MS),
    row('from a step of a slider to the next frame, median', median(panel.edits), 'ms', SLIDER_MS),
    row('  99th percentile', percentile(panel.edits, 0.99), 'ms'),
  );
  await window.ask('run', { command: 'workbench.action.closeAllEditors' });
  await window.ask('set', { name: 'breakeven.inlineStyle', value: '"inlayHint"' });
  const hints = await warmOpening('py', STYLES.hints);
  const hinted = await typed('py', STYLES.hints, WORDS);
  rows.push(
    row('from the text to all figures at the ends of lines, warm', hints, 'ms', WARM_MS),
    row('from the last key in a prompt to the end of its line', median(hinted.delays), 'ms', TYPED_MS),
    row('  99th percentile', percentile(hinted.delays, 0.99), 'ms'),
  );
  await window.ask('set', { name: 'breakeven.inlineStyle', value: 'null' });
  await window.close();
  return rows;
}

function row(name: string, value: number, unit: Row['unit'], limit?: number): Row {
  return { name, value, unit, ...(limit === undefined ? {} : { limit }) };
}

function flickers(name: string, { flickers: value, frames }: Typing): Row {
  return { name: `${name} (of ${frames})`, value, unit: 'frames', limit: 0 };
}
