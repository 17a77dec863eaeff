/** Documents that are edited: a keystroke, and the memory of open prompts. */

import path from 'node:path';
import { type CountedDocument, createTokenCounter, type TokenCounter } from '../../src/core/tokens/counter';
import { ranksFrom } from '../../src/node/assets';
import { Random } from '../support/random';
import { median, percentile, type Row, timed } from './measure';
import { TOKENIZERS } from './tokenizers';
import type { Named } from './tokenTexts';

const MOST_MS_FOR_A_KEYSTROKE = 0.5;
const KEYSTROKES = 3000;
const OPEN_PROMPTS = 2000;
const PROMPT_UNITS = 4000;

/** Those that every tokenizer counts in less than minutes. */
const ALL_TOKENIZERS_TEXTS = ['English prose', 'source code'];
const RIVALS = ['gpt-tokenizer', 'tiktoken', 'js-tiktoken'] as const;
const RIVALS_KEYSTROKES = 5;

/** Counted between paragraphs, so only texts that have some. */
const ESTIMATED_TEXTS = ['English prose', 'source code'];

/** Typing at random places of a document, a word at a time, with the count of the whole after each keystroke. */
export async function benchTyping(texts: readonly Named[]): Promise<Row[]> {
  const counter = createTokenCounter(ranksFrom(path.resolve('dist')));
  const rows: Row[] = [];
  for (const model of ['gpt-4o', 'claude-opus-5']) {
    const loaded = await counter.load(counter.familyOf(model));
    const { exact } = loaded.family;
    for (const { name, text } of texts) {
      if (!exact && !ESTIMATED_TEXTS.includes(name)) continue;
      const start = performance.now();
      const document = loaded.open(text);
      rows.push({ name: `${model}, opening 1 MB of ${name}`, value: performance.now() - start, unit: 'ms' });
      const times = typingTimes(document);
      const limit = exact ? { limit: MOST_MS_FOR_A_KEYSTROKE } : {};
      const beside = exact && ALL_TOKENIZERS_TEXTS.includes(name) ? { beside: await countedAgain(text) } : {};
      const what = `${model}, a keystroke in 1 MB of ${name}`;
      rows.push({ name: `${what}, median`, value: median(times), unit: 'ms', ...beside });
      rows.push({ name: `${what}, 99th percentile`, value: percentile(times, 0.99), unit: 'ms', ...limit });
    }
  }
  return [...rows, await openPrompts(counter, texts[0]?.text ?? '')];
}

function typingTimes(document: CountedDocument): number[] {
  const random = new Random(3);
  const times: number[] = [];
  while (times.length < KEYSTROKES) {
    const at = random.below(document.length);
    for (const [index, key] of [...'word and\n'].entries()) {
      const start = performance.now();
      document.edit(at + index, 0, key);
      document.count();
      times.push(performance.now() - start);
    }
  }
  return times;
}

/** A keystroke of those that count all of the text again. */
async function countedAgain(text: string): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (const rival of RIVALS) {
    const count = await TOKENIZERS[rival]('o200k_base');
    const times: number[] = [];
    count(text);
    for (let key = 1; key <= RIVALS_KEYSTROKES; key += 1)
      times.push(await timed(() => count(text.slice(0, 500_000) + 'w'.repeat(key) + text.slice(500_000))));
    taken[rival] = median(times);
  }
  return taken;
}

async function openPrompts(counter: TokenCounter, text: string): Promise<Row> {
  const loaded = await counter.load(counter.familyOf('gpt-4o'));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const documents = Array.from({ length: OPEN_PROMPTS }, (_, index) =>
    loaded.open(text.slice(index * 100, index * 100 + PROMPT_UNITS)),
  );
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  if (documents.some((document) => document.length !== PROMPT_UNITS)) throw new Error('a prompt is shorter');
  return { name: `${OPEN_PROMPTS} open prompts of ${PROMPT_UNITS / 1000} kB`, value: megabytes, unit: 'MB' };
}
