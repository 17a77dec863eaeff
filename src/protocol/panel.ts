/** Messages between the extension and the scenario panel. Whole snapshots go in, the user's wishes come out. */

import * as z from 'zod/mini';
import { DEFAULT_LOCALE, isLocale } from '../core/money/format';
import { savedScenarioSchema } from '../core/scenario/savedScenario';
import { scenarioSchema } from '../core/scenario/scenario';
import { gpuSchema, openModelSchema, priceEntrySchema } from './panelData';

/** Where an input's value comes from, by its path in the scenario, such as `hosting.gpu`. */
export const inputOriginSchema = z.enum(['code', 'setting', 'default', 'edited', 'file']);

/** What was done to the scenario, so that the page can name what undo takes back: an input by its path, a saved scenario by its name. */
export const stepSchema = z.object({
  kind: z.enum(['edit', 'reset', 'load', 'save', 'delete', 'import']),
  subject: z.string(),
});

/** Everything the panel draws. Complete each time: a view that was hidden misses nothing. */
export const panelSnapshotSchema = z.object({
  type: z.literal('snapshot'),
  /** Grows by one with each snapshot, so that a late one can be dropped. */
  sequence: z.int(),
  /** The page's last edit that is in this snapshot; 0: none yet. An older one must not undo what was typed since. */
  revision: z.int(),
  scenario: scenarioSchema,
  /** What the user keeps under names, in the workspace's state. */
  saved: z.array(savedScenarioSchema),
  /** The file whose scenario this is, by its name; null: that of the workspace. */
  file: z.nullable(z.string()),
  /** What undo and redo would take; null: nothing. Of a file, VS Code keeps both. */
  undo: z.nullable(stepSchema),
  redo: z.nullable(stepSchema),
  /** By the `apiModel` of the workloads and of `apiModelChoices`; absent: unknown. */
  prices: z.record(z.string(), priceEntrySchema),
  apiModelChoices: z.array(z.object({ id: z.string(), label: z.string() })),
  gpus: z.array(gpuSchema),
  openModels: z.array(openModelSchema),
  origins: z.record(z.string(), inputOriginSchema),
  /** Workload to show first, set by a click on a lens; null: all together. */
  selectedWorkloadId: z.nullable(z.string()),
  /** BCP 47 tag of the editor's display language; one that nothing can be formatted by gives way to English. */
  locale: z.catch(z.string().check(z.refine(isLocale)), DEFAULT_LOCALE),
  pricesAsOf: z.string(),
  /** What the extension is doing or could not do, for the status line; empty when there is nothing to say. */
  notice: z.string(),
});

/** The figures could not be computed; what was drawn before stays. */
export const panelFailureSchema = z.object({ type: z.literal('failure'), message: z.string() });

/** The file holds no scenario as it is now; what was drawn before is not what it says. */
export const panelBrokenSchema = z.object({
  type: z.literal('broken'),
  file: z.string(),
  /** Places count from 1. */
  problems: z.array(z.object({ message: z.string(), line: z.int(), column: z.int() })),
});

/** What the page remembers of itself, which VS Code keeps while it is away. */
export const pageMemorySchema = z.object({
  openSections: z.array(z.string()),
  scrollTop: z.number(),
});
export type PageMemory = z.infer<typeof pageMemorySchema>;

/** What the extension tells the panel. */
export const panelMessageSchema = z.discriminatedUnion('type', [
  panelSnapshotSchema,
  panelFailureSchema,
  panelBrokenSchema,
]);

export const panelRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The user edited an input; the extension stores it and answers with a snapshot. */
  z.object({
    type: z.literal('scenarioEdited'),
    scenario: scenarioSchema,
    edited: z.array(z.string()),
    /** Path of the input that was edited last. */
    changed: z.string(),
    /** Counts the edits of this page from 1. */
    revision: z.int(),
  }),
  z.object({ type: z.literal('selectWorkload'), id: z.nullable(z.string()) }),
  /** Show the call in the code. */
  z.object({ type: z.literal('revealWorkload'), id: z.string() }),
  /** Forget the edits: values from the code and the settings again. */
  z.object({ type: z.literal('resetScenario') }),
  /** Keep it under its name; one of the same name is replaced. */
  z.object({ type: z.literal('saveScenario'), saved: savedScenarioSchema }),
  /** Lay its edits over the code and the settings of today. */
  z.object({ type: z.literal('loadScenario'), name: z.string() }),
  z.object({ type: z.literal('deleteScenario'), name: z.string() }),
  z.object({ type: z.literal('exportScenario'), scenario: scenarioSchema }),
  z.object({ type: z.literal('importScenario') }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  z.object({ type: z.literal('openSettings'), query: z.string() }),
  /** The workspace's `breakeven.json`. */
  z.object({ type: z.literal('openConfigFile') }),
  /** Of a file: take an input out of it, so that its default holds. */
  z.object({ type: z.literal('resetField'), path: z.string() }),
  /** Of a file: a call more, to be filled in. */
  z.object({ type: z.literal('addCall') }),
  /** Of a file: its text, at the place of an input or at a place that counts from 1. */
  z.object({
    type: z.literal('openAsText'),
    at: z.optional(z.union([z.string(), z.object({ line: z.int(), column: z.int() })])),
  }),
  z.object({ type: z.literal('exportReport') }),
]);

export type PanelSnapshot = z.infer<typeof panelSnapshotSchema>;
export type PanelMessage = z.infer<typeof panelMessageSchema>;
export type PanelRequest = z.infer<typeof panelRequestSchema>;
export type PanelBroken = z.infer<typeof panelBrokenSchema>;
export type PanelStep = z.infer<typeof stepSchema>;
export type InputOrigin = z.infer<typeof inputOriginSchema>;
