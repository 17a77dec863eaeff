/** The language server without an editor: what it takes of what the user waits for. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestServer } from '../../support/languageServer';
import { median, percentile, type Row } from '../measure';
import { CALLS, fileName } from './files';

const STARTS = 5;
const KEYSTROKES = 60;
const FIRST_MS = 800;
const KEYSTROKE_MS = 25;

export async function benchServer(workspace: string): Promise<Row[]> {
  const firsts: number[] = [];
  let keystrokes: readonly number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now();
    const server = new TestServer();
    try {
      await server.start(workspace);
      const file = path.join(workspace, fileName(0, 'py'));
      const uri = pathToFileURL(file).toString();
      const text = readFileSync(file, 'utf8');
      await server.open(uri, 'python', text);
      if ((await server.lenses(uri)).length !== CALLS) throw new Error('a lens is missing');
      firsts.push(performance.now() - began);
      keystrokes = await typed(server, uri, text);
    } finally {
      server.stop();
    }
  }
  return [
    {
      name: 'the server alone: from its start to the first lenses',
      value: median(firsts),
      unit: 'ms',
      limit: FIRST_MS,
    },
    {
      name: '  from a key to the lenses, median',
      value: median(keystrokes),
      unit: 'ms',
      limit: KEYSTROKE_MS,
    },
    { name: '  99th percentile', value: percentile(keystrokes, 0.99), unit: 'ms' },
  ];
}

async function typed(server: TestServer, uri: string, text: string): Promise<number[]> {
  const times: number[] = [];
  const at = text.indexOf('kind of question', text.length / 2);
  for (let length = 1; length <= KEYSTROKES; length += 1) {
    const words = 'word '.repeat(KEYSTROKES).slice(0, length);
    const start = performance.now();
    await server.replace(uri, length + 1, text.slice(0, at) + words + text.slice(at));
    await server.lenses(uri);
    times.push(performance.now() - start);
  }
  return times;
}
