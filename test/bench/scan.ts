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

export async function benchScan(count: number, ripgrep: string | null): Promise<Row[]> {
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
    const scan = median(scans);
    const rows: Row[] = [];
    if (ripgrep !== null) {
      const listings: number[] = [];
      for (let run = 0; run < RUNS; run += 1)
        listings.push(
          await timed(() => spawnSync(ripgrep, ['-l', '-e', CANDIDATE, path.join(folder, 'workspace')])),
        );
      const listing = median(listings);
      rows.push({ name: `ripgrep lists the candidates of ${count} files`, value: listing, unit: 'ms' });
      rows.push({
        name: `scan of ${count} files`,
        value: scan,
        unit: 'ms',
        limit: MOST_TIMES_RIPGREP * listing + ON_TOP_MS,
      });
    } else
      rows.push({ name: `scan of ${count} files (no ripgrep to hold it against)`, value: scan, unit: 'ms' });
    rows.push({ name: `memory of a scan of ${count} files`, value: megabytes, unit: 'MB', limit: MOST_MB });
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
