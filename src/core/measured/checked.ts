/** What result files share: a schema's complaint in words, and the checks that every rate has to pass. */

import type * as z from 'zod/mini';
import { type MeasuredPoint, type MeasuredReading, problem } from './measuredPoint';

/** A record with these members, whatever they hold. */
export function hasMembers(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => Object.hasOwn(value, name));
}

/** The schema's value as a reading, or its first complaint with the path to it. */
export function readAs<T>(
  tool: string,
  schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> },
  json: unknown,
  toPoint: (value: T) => Omit<MeasuredPoint, 'tool'>,
): MeasuredReading {
  const result = schema.safeParse(json);
  if (result.success) return checkedPoint({ tool, ...toPoint(result.data) });
  const issue = result.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
  return problem(`${tool}: ${place}: ${issue?.message ?? 'not readable'}`);
}

/** A rate and a shape are needed; zero requests or none that came back say nothing. */
export function checkedPoint(point: MeasuredPoint): MeasuredReading {
  const { tool, inputTokens, outputTokens, outputTokensPerSecond } = point;
  if (!isPositive(outputTokensPerSecond))
    return problem(`${tool}: output tokens a second are ${outputTokensPerSecond}`);
  if (!isPositive(outputTokens)) return problem(`${tool}: output tokens of a request are ${outputTokens}`);
  if (!(Number.isFinite(inputTokens) && inputTokens >= 0))
    return problem(`${tool}: input tokens of a request are ${inputTokens}`);
  return { point, problem: null };
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
