/** Reading a document again after each keystroke, as the editor asks. */

import path from 'node:path';
import { createSourceReader } from '../../src/core/source/sourceReader';
import { grammarsFrom } from '../../src/node/assets';
import { median, percentile, type Row, timed } from './measure';

const KEYSTROKES = 200;
const MOST_MS = 50;

export async function benchEdits(): Promise<Row[]> {
  const reader = createSourceReader({
    loadWasm: grammarsFrom(path.resolve('dist')),
    clock: () => performance.now(),
  });
  const files = { has: async () => false, read: async () => null };
  const rows: Row[] = [];
  for (const lines of [300, 3000]) {
    const [before, after] = halves(lines);
    const read = (typed: string) =>
      reader.analyse({ path: 'app/ask.py', languageId: 'python', text: before + typed + after }, files);
    await read('');
    const times: number[] = [];
    for (let length = 1; length <= KEYSTROKES; length += 1)
      times.push(await timed(() => read('word '.repeat(KEYSTROKES).slice(0, length))));
    rows.push({
      name: `a keystroke in ${lines} lines with ${lines / 30} calls, median`,
      value: median(times),
      unit: 'ms',
      limit: MOST_MS,
    });
    rows.push({
      name: `the same, 99th percentile`,
      value: percentile(times, 0.99),
      unit: 'ms',
      limit: MOST_MS,
    });
  }
  reader.dispose();
  return rows;
}

/** A file that is typed into in the middle of a prompt. */
function halves(lines: number): [string, string] {
  const block = (index: number) =>
    [
      `def ask_${index}(question, context):`,
      ...Array.from(
        { length: 24 },
        (_, line) => `    value_${line} = transform(context, ${line}, name="${line}")`,
      ),
      '    return client.chat.completions.create(model=MODEL, messages=[',
      `        {"role": "system", "content": "You answer question ${index}. "},`,
      '        {"role": "user", "content": f"{question}"},',
      '    ])',
      '',
    ].join('\n');
  const start = 'from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4o"\n';
  const blocks = Array.from({ length: lines / 30 }, (_, index) => block(index));
  const text = start + blocks.join('\n');
  const at = text.indexOf('You answer', text.length / 2);
  return [text.slice(0, at), text.slice(at)];
}
