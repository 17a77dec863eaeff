/** Scanning a repository with the CLI, beside ripgrep listing the files that could hold a call. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, type Row, timed } from './measure';
import { writeWorkspace } from './workspace';

const RUNS = 3;
/** A scan may take this many times what ripgrep takes, and a fixed time on top. */
const MOST_TIMES_RIPGREP = 3;
const ON_TOP_MS = 2000;
const MOST_MB = 600;

/** What a file that calls a model is likely to say. */
const CANDIDATE = 'openai|anthropic|langchain|genai|mistral|cohere|ollama|litellm|bedrock';

/** Twice as many files may take so many times as long, or as much memory. */
const MOST_TIMES_WHEN_DOUBLED = 2.5;

/** Scans of workspaces of so many files, and how each that is twice as large as the one before compares with it. */
export async function benchScans(counts: readonly number[], ripgrep: string | null): Promise<Row[]> {
  const rows: Row[] = [];
  let before: { count: number; time: Row; memory: Row } | null = null;
  for (const count of counts) {
    const [time, memory] = await benchScan(count, ripgrep);
    rows.push(time, memory);
    if (before !== null && count === 2 * before.count)
      rows.push(
        growth(`time of a scan, ${before.count} files to ${count}`, before.time, time),
        growth(`memory of a scan, ${before.count} files to ${count}`, before.memory, memory),
      );
    before = { count, time, memory };
  }
  return rows;
}

function growth(name: string, one: Row, two: Row): Row {
  return { name, value: two.value / one.value, unit: 'x', limit: MOST_TIMES_WHEN_DOUBLED };
}

async function benchScan(count: number, ripgrep: string | null): Promise<[time: Row, memory: Row]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-bench-'));
  try {
    writeWorkspace(path.join(folder, 'workspace'), count);
    const hook = path.join(folder, 'memory.cjs');
    writeFileSync(
      hook,
      "process.on('exit', () => process.stderr.write(`\\nmaxrss ${process.resourceUsage().maxRSS}`));",
    );
    const scans: number[] = [];
    let megabytes = 0;
    for (let run = 0; run < RUNS; run += 1) {
      scans.push(
        await timed(() => {
          const { stderr, status } = spawnSync(
            process.execPath,
            [
              '--require',
              hook,
              path.resolve('dist/cli.js'),
              'scan',
              path.join(folder, 'workspace'),
              '--json',
            ],
            { encoding: 'utf8', maxBuffer: 1 << 30 },
          );
          if (status !== 0) throw new Error(`the scan failed: ${stderr}`);
          megabytes = Math.max(megabytes, Number(/maxrss (\d+)/.exec(stderr)?.[1] ?? 0) / 1024);
        }),
      );
    }
    const value = median(scans);
    const time: Row = { name: `scan of ${count} files`, value, unit: 'ms' };
    const memory: Row = {
      name: `memory of a scan of ${count} files`,
      value: megabytes,
      unit: 'MB',
      limit: MOST_MB,
    };
    if (ripgrep === null) return [time, memory];
    const listings: number[] = [];
    for (let run = 0; run < RUNS; run += 1)
      listings.push(
        await timed(() => spawnSync(ripgrep, ['-l', '-e', CANDIDATE, path.join(folder, 'workspace')])),
      );
    const listing = median(listings);
    const limit = MOST_TIMES_RIPGREP * listing + ON_TOP_MS;
    return [{ ...time, limit, beside: { 'ripgrep lists the candidates': listing } }, memory];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
