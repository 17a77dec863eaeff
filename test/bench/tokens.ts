/** Counting tokens, beside the other tokenizers in the same run. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ENCODING_NAMES, type EncodingName } from '../../src/core/tokens/encoding';
import type { FirstCount } from './firstCount';
import { median, type Row } from './measure';
import { type Count, TOKENIZERS, type TokenizerName } from './tokenizers';
import { type Named, RUNS, TEXTS } from './tokenTexts';
import { benchTyping } from './typing';

const ENCODINGS: readonly EncodingName[] = ['o200k_base', 'cl100k_base'];
const RIVALS: readonly TokenizerName[] = ['gpt-tokenizer', 'tiktoken'];
/** js-tiktoken takes minutes for Chinese. */
const SLOW_RIVAL: TokenizerName = 'js-tiktoken';
const TEXTS_FOR_SLOW = ['English prose', 'source code', 'minified code'];

const LEAST_TIMES: Partial<Record<TokenizerName, number>> = { 'gpt-tokenizer': 1.5, tiktoken: 3 };
const WARM_RUNS = 7;
const FIRST_RUNS = 5;
const MOST_MS_FOR_A_RUN = 100;
const MOST_MEGABYTES = 20;

export async function benchTokens(): Promise<Row[]> {
  const texts = Object.entries(TEXTS).map(([name, write]) => ({ name, text: write() }));
  const rows: Row[] = [];
  for (const encoding of ENCODINGS) {
    rows.push(...firstCounts(encoding, texts));
    rows.push(...(await warmCounts(encoding, texts)));
  }
  for (const encoding of ENCODING_NAMES) rows.push(...(await longRuns(encoding)));
  return [...rows, ...(await benchTyping(texts))];
}

/** Fresh processes, one for each tokenizer and text, in turn. */
function firstCounts(encoding: EncodingName, texts: readonly Named[]): Row[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-bench-'));
  const rows: Row[] = [];
  const loads = new Map<TokenizerName, FirstCount[]>();
  try {
    for (const { name, text } of texts) {
      const file = path.join(folder, 'text.txt');
      writeFileSync(file, text);
      const firsts = new Map<TokenizerName, number[]>();
      for (let run = 0; run < FIRST_RUNS; run += 1)
        for (const tokenizer of ['ours', ...RIVALS] as const) {
          const figures = inFreshProcess(tokenizer, encoding, file);
          firsts.set(tokenizer, [...(firsts.get(tokenizer) ?? []), figures.firstMs]);
          loads.set(tokenizer, [...(loads.get(tokenizer) ?? []), figures]);
        }
      const ofRivals = RIVALS.map((rival) => median(firsts.get(rival) ?? []));
      rows.push({
        name: `${encoding}, first look at 1 MB of ${name}`,
        value: median(firsts.get('ours') ?? []),
        unit: 'ms',
        limit: Math.min(...ofRivals),
      });
      for (const [index, rival] of RIVALS.entries())
        rows.push({ name: `  ${rival}`, value: ofRivals[index] ?? Number.NaN, unit: 'ms' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [...loadRows(encoding, loads), ...rows];
}

function inFreshProcess(tokenizer: TokenizerName, encoding: EncodingName, file: string): FirstCount {
  const script = path.resolve('dist/test/bench/firstCount.js');
  return JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', script, tokenizer, encoding, file], { encoding: 'utf8' }),
  ) as FirstCount;
}

function loadRows(encoding: EncodingName, loads: ReadonlyMap<TokenizerName, readonly FirstCount[]>): Row[] {
  return [...loads].flatMap(([tokenizer, figures]): Row[] => {
    const isOurs = tokenizer === 'ours';
    const what = (figure: string) => (isOurs ? `${encoding}, ${figure}` : `  ${tokenizer}, ${figure}`);
    const kept = median(figures.map(({ keptMegabytes }) => keptMegabytes));
    return [
      { name: what('loading'), value: median(figures.map(({ loadMs }) => loadMs)), unit: 'ms' },
      {
        name: what('kept after loading'),
        value: kept,
        unit: 'MB',
        ...(isOurs ? { limit: MOST_MEGABYTES } : {}),
      },
    ];
  });
}

/** The same text again and again, the tokenizers in turn. */
async function warmCounts(encoding: EncodingName, texts: readonly Named[]): Promise<Row[]> {
  const counts = new Map<TokenizerName, Count>();
  for (const tokenizer of ['ours', ...RIVALS, SLOW_RIVAL] as const)
    counts.set(tokenizer, await TOKENIZERS[tokenizer](encoding));
  const rows: Row[] = [];
  for (const { name, text } of texts) {
    const speeds = new Map<TokenizerName, number>();
    const rivals = TEXTS_FOR_SLOW.includes(name) ? [...RIVALS, SLOW_RIVAL] : RIVALS;
    const taking = new Map([...counts].filter(([each]) => each === 'ours' || rivals.includes(each)));
    for (const [tokenizer, times] of timesInTurn(text, taking))
      speeds.set(tokenizer, Buffer.byteLength(text) / 1e6 / (median(times) / 1000));
    const atLeast = Math.max(...RIVALS.map((rival) => (speeds.get(rival) ?? 0) * (LEAST_TIMES[rival] ?? 1)));
    const beside = Object.fromEntries(rivals.map((rival) => [rival, speeds.get(rival) ?? Number.NaN]));
    const value = speeds.get('ours') ?? Number.NaN;
    rows.push({ name: `${encoding}, ${name} again`, value, unit: 'MB/s', atLeast, beside });
  }
  return rows;
}

/** All must agree, so that no figure is one of a wrong count. */
function timesInTurn(text: string, counts: ReadonlyMap<TokenizerName, Count>): Map<TokenizerName, number[]> {
  const times = new Map([...counts.keys()].map((tokenizer): [TokenizerName, number[]] => [tokenizer, []]));
  for (let run = -1; run < WARM_RUNS; run += 1) {
    const answers = new Map<TokenizerName, number>();
    for (const [tokenizer, count] of counts) {
      const start = performance.now();
      answers.set(tokenizer, count(text));
      if (run >= 0) times.get(tokenizer)?.push(performance.now() - start);
    }
    if (new Set(answers.values()).size > 1)
      throw new Error(`the tokenizers disagree: ${JSON.stringify([...answers])}`);
  }
  return times;
}

/** The first look at each, by counters that have looked at nothing like it. */
async function longRuns(encoding: EncodingName): Promise<Row[]> {
  const times = new Map(Object.keys(RUNS).map((name): [string, number[]] => [name, []]));
  for (let run = 0; run < FIRST_RUNS; run += 1) {
    const count = await TOKENIZERS.ours(encoding);
    for (const [name, write] of Object.entries(RUNS)) {
      const text = write();
      const start = performance.now();
      count(text);
      times.get(name)?.push(performance.now() - start);
    }
  }
  return [...times].map(([name, taken]) => ({
    name: `${encoding}, 50,000 ${name}`,
    value: median(taken),
    unit: 'ms',
    limit: MOST_MS_FOR_A_RUN,
  }));
}
