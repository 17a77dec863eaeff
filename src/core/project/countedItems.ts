/** Which items make up the month of a program: each thing that is sent, once. */

import type { PromptFormat } from '../source/callSite';
import type { CostedItem } from './documentEstimate';

/** Sent by an editor, by a run of tests, or once: not by the program. */
const NOT_TRAFFIC: ReadonlySet<PromptFormat> = new Set(['instructions', 'promptfoo', 'jsonl']);

/** Without prompts that calls among the items read from their files, and prompts that the program does not send. */
export function countedItems<T extends Pick<CostedItem, 'path' | 'source' | 'dependencies'>>(
  items: readonly T[],
): readonly T[] {
  const read = new Set(
    items.flatMap(({ source, dependencies }) => (source.type === 'call' ? dependencies : [])),
  );
  return items.filter(
    ({ path, source }) =>
      source.type === 'call' || !(NOT_TRAFFIC.has(source.prompt.format) || read.has(path)),
  );
}
