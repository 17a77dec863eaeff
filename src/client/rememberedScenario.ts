import * as z from 'zod/mini';
import { scenarioSchema } from '../core/scenario/scenario';

const editedScenarioSchema = z.object({ scenario: scenarioSchema, edited: z.array(z.string()) });

/** The user's edits of the scenario, and which of its inputs they are. */
export type EditedScenario = z.infer<typeof editedScenarioSchema>;

/** What was kept from an earlier session. Null without edits and when they cannot be read: damaged memory costs itself, nothing else. */
export function rememberedScenario(stored: unknown): EditedScenario | null {
  return editedScenarioSchema.safeParse(stored).data ?? null;
}
