/** What was kept from an earlier session, where it is still what it should be: damaged memory costs itself, nothing else. */

import * as z from 'zod/mini';
import { scenarioSchema } from '../core/scenario/scenario';
import { type CallsTreeParams, callsTreeParams } from '../protocol/requests';

const editedScenarioSchema = z.object({ scenario: scenarioSchema, edited: z.array(z.string()) });

/** The user's edits of the scenario, and which of its inputs they are. */
export type EditedScenario = z.infer<typeof editedScenarioSchema>;

/** Null without edits and when they cannot be read. */
export function rememberedScenario(stored: unknown): EditedScenario | null {
  return editedScenarioSchema.safeParse(stored).data ?? null;
}

/** How calls are grouped, sorted and filtered; `usual` for each of these that cannot be read. */
export function rememberedCalls(stored: unknown, usual: CallsTreeParams): CallsTreeParams {
  const { grouping, sorting, filter } = callsTreeParams.shape;
  const known = z.object({
    grouping: z.catch(grouping, usual.grouping),
    sorting: z.catch(sorting, usual.sorting),
    filter: z.catch(filter, usual.filter),
  });
  return known.safeParse(stored).data ?? usual;
}
