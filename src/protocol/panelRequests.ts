/** The requests of the scenario panel: apart from the others, as the extension needs none of them before a panel is opened. */

import * as z from 'zod/mini';
import { scenarioSchema } from '../core/scenario/scenario';
import { panelSnapshotSchema } from './panel';

/** Everything the panel draws, for a scenario the user has edited or, when null, for the workspace as it is. */
export const panelSnapshotParams = z.object({
  scenario: z.nullable(scenarioSchema),
  edited: z.array(z.string()),
  selectedWorkloadId: z.nullable(z.string()),
});
/** The same for a scenario as a file has it: nothing of the workspace but its prices and hardware. */
export const scenarioFileParams = z.object({
  scenario: scenarioSchema,
  /** Paths of the inputs that the file states. */
  given: z.array(z.string()),
  selectedWorkloadId: z.nullable(z.string()),
});
/** The rest is the panel host's own. */
export const panelContentSchema = z.omit(panelSnapshotSchema, {
  type: true,
  sequence: true,
  revision: true,
  saved: true,
  file: true,
  undo: true,
  redo: true,
});

/**
 * The same, to be handed on to the page, which checks all of it: to look at a thousand prices would hold the thread that
 * all extensions share.
 */
export const panelPassedOnSchema = z.custom<PanelContent>(
  (value) => typeof value === 'object' && value !== null && 'scenario' in value,
);

export type PanelContent = z.infer<typeof panelContentSchema>;
export type PanelSnapshotParams = z.infer<typeof panelSnapshotParams>;
