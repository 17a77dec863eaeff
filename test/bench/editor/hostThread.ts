/** How long the extension holds the thread that it shares with all other extensions, and what it does when nobody does anything. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { median, type Row } from '../measure';
import { endOfPrompt, fileName } from './files';
import { opening, STYLES, typing } from './measures';
import { childrenOf } from './processes';
import { type Held, heldBy, type Trace } from './trace';
import type { BenchWindow } from './window';

const EXTENSION = 'breakeven.breakeven';
const ACTIVATING = 'activating';
const RUNS = 3;
const ACTIVATION_MS = 30;
const HELD_MS = 10;
const IDLE_SECONDS = 5;
/** The system counts no finer. */
const JIFFY_MS = 10;
const SETTLE_MS = 1500;
/** Some eight seconds after its last work, the engine collects once what is left of it. */
const TIDIED_MS = 12_000;

type Step = (window: BenchWindow) => Promise<unknown>;

export async function benchHost(openWindow: () => Promise<BenchWindow>, workspace: string): Promise<Row[]> {
  const steps = stepsIn(workspace);
  const runs: { readonly held: ReadonlyMap<string, Held>; readonly idle: Idle }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const window = await openWindow();
    const held = new Map<string, Held>();
    for (const [name, step] of steps) held.set(name, heldBy(await traced(window, step), isOurs));
    runs.push({ held, idle: await idleTimes(window) });
    await window.close();
  }
  const medianOf = (figure: (run: (typeof runs)[number]) => number) => median(runs.map(figure));
  const longest = (name: string) => medianOf(({ held }) => held.get(name)?.longest ?? Number.NaN);
  return [
    {
      name: 'activation, time of the thread',
      value: medianOf(({ held }) => held.get(ACTIVATING)?.total ?? Number.NaN),
      unit: 'ms',
      limit: ACTIVATION_MS,
    },
    ...steps.map(
      ([name]): Row => ({
        name: `  held at a stretch: ${name}`,
        value: longest(name),
        unit: 'ms',
        limit: HELD_MS,
      }),
    ),
    {
      name: `idle for ${IDLE_SECONDS} s: the extension`,
      value: medianOf(({ idle }) => idle.extension),
      unit: 'ms',
      limit: 1,
    },
    {
      name: '  the language server',
      value: medianOf(({ idle }) => idle.server),
      unit: 'ms',
      limit: JIFFY_MS,
    },
  ];
}

/** What a user does in a window, in order; the extension is not active before. */
function stepsIn(workspace: string): readonly (readonly [string, Step])[] {
  const file = (index: number) => path.join(workspace, fileName(index, 'py'));
  const command =
    (id: string): Step =>
    async (window) => {
      await window.ask('run', { command: id });
      await setTimeout(SETTLE_MS);
    };
  return [
    [ACTIVATING, (window) => window.ask('activate', { id: EXTENSION })],
    ['the first file', (window) => opening(window, file(0), STYLES.lenses)],
    ['another file', (window) => opening(window, file(1), STYLES.lenses)],
    [
      'typing',
      async (window) => {
        await window.ask('open', { file: file(0), ...endOfPrompt(file(0)) });
        await window.focus();
        await typing(window, [' word by word', '\n'], SETTLE_MS, STYLES.lenses);
      },
    ],
    ['the Calls view', command('breakeven.scanWorkspace')],
    ['the Scenario view', command('breakeven.openScenario')],
  ];
}

async function traced(window: BenchWindow, step: Step): Promise<Trace> {
  await window.ask('startTrace');
  await step(window);
  return window.ask<Trace>('stopTrace');
}

function isOurs(url: string): boolean {
  return url.includes(`/${EXTENSION}-`);
}

interface Idle {
  readonly extension: number;
  readonly server: number;
}

async function idleTimes(window: BenchWindow): Promise<Idle> {
  await setTimeout(TIDIED_MS);
  const server = childrenOf(window.extensionHost).find(({ command }) => /dist\/server\.js/.test(command));
  if (server === undefined) throw new Error('no language server runs');
  const before = processorMs(server.pid);
  const profile = await traced(window, () => setTimeout(IDLE_SECONDS * 1000));
  return { extension: heldBy(profile, isOurs).total, server: processorMs(server.pid) - before };
}

/** Of a process, by user and system. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * JIFFY_MS;
}
