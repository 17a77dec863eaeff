import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const WRITE_MS = 15_000;
const POLL_MS = 50;

/** The text of a file that is about to be written, once it is what it is waited for. */
export async function untilFile(file: string, isIt: (text: string) => boolean): Promise<string> {
  const end = Date.now() + WRITE_MS;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (isIt(text)) return text;
    if (Date.now() > end) throw new Error(`${file} holds ${text}`);
    await setTimeout(POLL_MS);
  }
}
