/** A benchmark's result file as a measured rate: the tool is known by what the file holds, not by its name. */

import { aiperfCsv } from './aiperfCsv';
import { aiperfJson } from './aiperfJson';
import { type MeasuredReading, problem, type ResultFormat } from './measuredPoint';
import { trtllmJson } from './trtllmJson';
import { trtllmText } from './trtllmText';
import { vllmServe } from './vllmServe';

const FORMATS: readonly ResultFormat[] = [vllmServe, trtllmJson, aiperfJson, trtllmText, aiperfCsv];

export function readMeasured(text: string): MeasuredReading {
  const content = { text, json: jsonOf(text) };
  const format = FORMATS.find((candidate) => candidate.claims(content));
  if (format !== undefined) return withWaits(format.read(content));
  if (text.trim() === '') return problem('the file is empty');
  const tools = [...new Set(FORMATS.map(({ tool }) => tool))].join(', ');
  return problem(`not a result of ${tools}`);
}

/** Some tools write -1 for what they have not measured: no wait is shorter than none. */
function withWaits(reading: MeasuredReading): MeasuredReading {
  const { point } = reading;
  if (point === null) return reading;
  const wait = (ms: number | null) => (ms !== null && ms >= 0 ? ms : null);
  const waits = { firstTokenMs: wait(point.firstTokenMs), perTokenMs: wait(point.perTokenMs) };
  return { point: { ...point, ...waits }, problem: null };
}

/** SGLang appends a line to its file for each run: the last one counts. */
function jsonOf(text: string): unknown {
  return parsed(text) ?? parsed(text.trim().split('\n').at(-1) ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
