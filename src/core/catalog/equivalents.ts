/**
 * What may be compared with what: the same open model as others host it, and, for closed models, an open one that somebody
 * found as good at something. A substitute is a suggestion with its reason; nothing takes it by itself.
 */

import * as z from 'zod/mini';
import { atLeast } from '../lengths';
import type { Provenance } from './hardware';

/** An open model on a hosted API. */
export interface HostedModel {
  /** `provider/model` in the price catalog. */
  readonly catalogId: string;
  /** Of the weights, where the offer's name tells. Fewer bits than what would be hosted make the comparison unequal. */
  readonly precision?: 'bf16' | 'fp8' | undefined;
}

/** `source` and `asOf` are those of the comparison that found the two alike, not of today's models. */
export interface Substitute extends Provenance {
  /** Key of the open model. */
  readonly openModel: string;
  readonly reason: string;
}

const text = z.string().check(atLeast(1));
const catalogId = z.string().check(z.regex(/^[\w-]+\/\S+$/));

const equivalentsSchema = z.object({
  equivalents: z.array(
    z.object({
      openModel: text,
      hosted: z
        .array(z.object({ catalogId, precision: z.optional(z.enum(['bf16', 'fp8'])) }))
        .check(atLeast(1)),
    }),
  ),
  substitutes: z.array(
    z.object({
      closedModels: z.array(catalogId).check(atLeast(1)),
      openModel: text,
      reason: text,
      source: text,
      asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
    }),
  ),
});

export interface Equivalents {
  /** The open model, by its key, on hosted APIs; empty when none is known. */
  equivalentsOf(openModel: string): readonly HostedModel[];
  /**
   * Open models that are named in place of a closed one, best grounds first; empty for models that no comparison at hand names.
   * @param closedModelId `provider/model` of the price catalog, or the model alone; resold models count as their maker's.
   */
  substitutesFor(closedModelId: string): readonly Substitute[];
}

/** @throws ZodError naming the entry and field when the data file does not fit its schema. */
export function parseEquivalents(json: unknown): Equivalents {
  const { equivalents, substitutes } = equivalentsSchema.parse(json);
  const hosted = new Map(equivalents.map((entry) => [entry.openModel, entry.hosted]));
  const byClosedModel = new Map<string, Substitute[]>();
  for (const { closedModels, ...substitute } of substitutes) {
    for (const id of closedModels.map(modelOf))
      byClosedModel.set(id, [...(byClosedModel.get(id) ?? []), substitute]);
  }
  return Object.freeze({
    equivalentsOf: (openModel: string) => hosted.get(openModel) ?? [],
    substitutesFor: (closedModelId: string) => byClosedModel.get(modelOf(closedModelId)) ?? [],
  });
}

function modelOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}
