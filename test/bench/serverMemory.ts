/** What the language server holds of memory with a workspace read, as the system counts it: the process with all its threads. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS } from '../../src/protocol/requestNames';
import { overStdio, TestServer } from '../support/languageServer';
import { writeDenseWorkspace } from './denseWorkspace';
import type { Row } from './measure';
import { writeWorkspace } from './workspace';

const FILES = 10_000;
/** In the workspace of an editor window, whatever its kind. */
const MOST_MB = 250;
const MOST_TIMES_WHEN_DOUBLED = 2.2;

interface Held {
  readonly residentMegabytes: number;
  readonly peakMegabytes: number;
}

export async function benchServerMemory(): Promise<Row[]> {
  // Only Linux says of another process what it holds.
  if (process.platform !== 'linux') return [];
  const one = await heldWith(writeWorkspace, FILES);
  const two = await heldWith(writeWorkspace, 2 * FILES);
  const dense = await heldWith(writeDenseWorkspace, FILES);
  const row = (name: string, value: number): Row => ({ name, value, unit: 'MB' });
  return [
    { ...row(`the server with ${FILES} files`, one.residentMegabytes), limit: MOST_MB },
    { ...row('  at its peak', one.peakMegabytes), limit: MOST_MB },
    {
      name: `the server's memory, ${FILES} files to ${2 * FILES}`,
      value: two.residentMegabytes / one.residentMegabytes,
      unit: 'x',
      limit: MOST_TIMES_WHEN_DOUBLED,
    },
    {
      ...row(
        `the server with ${FILES} files in six languages, calls in three of ten`,
        dense.residentMegabytes,
      ),
      limit: MOST_MB,
    },
    row('  at its peak', dense.peakMegabytes),
  ];
}

async function heldWith(write: (folder: string, count: number) => void, count: number): Promise<Held> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-bench-'));
  const transport = overStdio();
  const server = new TestServer(transport);
  try {
    write(folder, count);
    await server.start(folder);
    const file = path.join(folder, 'prompts.py');
    const uri = pathToFileURL(file).toString();
    await server.open(uri, 'python', readFileSync(file, 'utf8'));
    const tree = { grouping: 'file', sorting: 'cost', filter: '' };
    await server.connection.sendRequest(REQUESTS.callsTree, tree);
    const panel = { scenario: null, edited: [], selectedWorkloadId: null };
    await server.connection.sendRequest(REQUESTS.panelSnapshot, panel);
    return heldBy(transport.pid);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function heldBy(pid: number): Held {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { residentMegabytes: megabytes('VmRSS'), peakMegabytes: megabytes('VmHWM') };
}
