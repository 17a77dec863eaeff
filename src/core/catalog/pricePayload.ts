/**
 * Price data as its project publishes it (`prices/new_data/v2/data.json` of github.com/pydantic/genai-prices, shape read on
 * 2026-11-21), checked before any of it is believed. What is not known here is left out; what does not fit rejects the whole,
 * since a catalog with holes would take figures away without a word.
 */

import type { Provider } from '@pydantic/genai-prices';
import * as z from 'zod/mini';
import { atLeast, atMost } from '../lengths';
import type { MatchRule } from './modelMatch';

const text = z.string().check(atLeast(1), atMost(2000));
/** USD for a million tokens or a thousand requests. The dearest of September 2026 is 600; 100,000 is no price. */
const usd = z.number().check(z.gte(0), z.lte(1e5));
const tier = z.object({ start: z.int().check(z.gte(0)), price: usd });
const price = z.union([usd, z.object({ base: usd, tiers: z.array(tier).check(atMost(20)) })]);
const prices = z.record(text, price);

/** The published file leaves out what kind of constraint it is. */
const constraint = z.union([
  z.pipe(
    z.object({ start_date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)) }),
    z.transform(({ start_date }) => ({ type: 'start_date' as const, start_date })),
  ),
  z.pipe(
    z.object({ start_time: text, end_time: text }),
    z.transform((times) => ({ type: 'time_of_date' as const, ...times })),
  ),
]);
const conditional = z.array(z.object({ constraint: z.optional(constraint), prices })).check(atLeast(1));

const pattern = z.string().check(atLeast(1), atMost(300));
const rule: z.ZodMiniType<MatchRule> = z.lazy(() =>
  z.union([
    z.object({ equals: pattern }),
    z.object({ starts_with: pattern }),
    z.object({ ends_with: pattern }),
    z.object({ contains: pattern }),
    z.object({ regex: pattern.check(z.refine(isTame)) }),
    z.object({ or: z.array(rule) }),
    z.object({ and: z.array(rule) }),
  ]),
);

/**
 * A pattern of someone else's runs over names in code: none that repeats a group or more than twice without bound can take
 * long, and none that is published (38 on 2026-11-28) does.
 */
function isTame(source: string): boolean {
  const unbounded = source.replace(/\\./g, '').match(/[*+]|\{\d+,\}/g) ?? [];
  return unbounded.length <= 2 && !/\)(?:[*+]|\{)/.test(source);
}

const model = z.object({
  id: text,
  match: rule,
  context_window: z.optional(z.int().check(z.gte(0))),
  deprecated: z.optional(z.boolean()),
  prices: z.union([conditional, prices]),
});

const provider = z.object({
  id: text,
  name: text,
  api_pattern: z.string(),
  pricing_urls: z.optional(z.array(z.string())),
  models: z.array(model),
});

const payload = z.array(provider).check(atMost(1000));

/** Fewer are another file, or a part of one: the shipped data has 1,694 (0.1.8). */
const FEWEST_MODELS = 100;

/** A larger share without any price is no price list: of the shipped models a few in a hundred have none. */
const MOST_FREE = 0.5;

/** The providers, or for people why the data cannot be used. Never throws. */
export function readPricePayload(
  raw: unknown,
): { readonly providers: readonly Provider[] } | { readonly reason: string } {
  const parsed = safely(raw);
  if (parsed === null) return { reason: 'the data are not prices in the known shape' };
  const models = parsed.reduce((sum, { models: own }) => sum + own.length, 0);
  if (models < FEWEST_MODELS) return { reason: `the data hold prices of ${models} models alone` };
  const free = parsed.flatMap((each) => each.models).filter(isFree).length;
  if (free > models * MOST_FREE)
    return { reason: `the data say that ${free} of ${models} models cost nothing` };
  return { providers: parsed as readonly Provider[] };
}

function isFree({ prices: known }: z.infer<typeof model>): boolean {
  const sets = Array.isArray(known) ? known.map((each) => each.prices) : [known];
  return sets.every((set) => Object.values(set).every((each) => each === 0));
}

/** Data that are nested without end exhaust the stack of any reader. */
function safely(raw: unknown): z.infer<typeof payload> | null {
  try {
    const parsed = payload.safeParse(raw);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
