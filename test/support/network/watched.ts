/** Processes that write down what they reach for beyond themselves. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const TRAP = path.resolve('test/support/network/trap.cjs');

export interface Reached {
  /** `loaded`, or what was called, such as `net.connect`. */
  readonly what: string;
  readonly to: string;
  readonly stack: readonly string[];
  readonly pid: number;
  /** 0 in the main thread. */
  readonly threadId: number;
  readonly main: string;
}

export class Watch {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'breakeven-network-'));
  private readonly file = path.join(this.folder, 'reached.jsonl');

  /** For the environment of the processes to be watched. */
  readonly env = { NODE_OPTIONS: `--require ${JSON.stringify(TRAP)}`, BREAKEVEN_NETWORK_LOG: this.file };

  /** Of all processes and threads, where there are any. */
  reached(): Reached[] {
    return existsSync(this.file) ? reachedIn(this.file) : [];
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function reachedIn(file: string): Reached[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reached);
}
