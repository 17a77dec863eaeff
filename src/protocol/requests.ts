/** Custom requests between the extension and the language server, beside the standard ones. Checked on arrival by the schemas. */

import * as z from 'zod/mini';
import { atLeast, atMost } from '../core/lengths';

const range = z.object({ low: z.number(), base: z.number(), high: z.number() });

/**
 * Given to the server at its start. Other editors give nothing, or what their user has written: without a word of trust
 * their folders are trusted, and with one that is not understood they are not.
 */
export const serverOptionsSchema = z.object({
  isTrusted: z.catch(z.optional(z.boolean()), false),
  /** The editor checks an open `breakeven.json` against its schema. */
  checksSchema: z.catch(z.optional(z.boolean()), false),
  /** Breakeven's own extension is there: its commands, its marks on settings, its watchers of files. */
  hasExtension: z.catch(z.optional(z.boolean()), false),
  /** The extension asks for lenses by itself, and is told when those that are drawn are not right any longer. */
  asksForLenses: z.catch(z.optional(z.boolean()), false),
  /** Absolute path of a folder for what is fetched; absent: nothing can be. */
  storageFolder: z.optional(z.string().check(atLeast(1))),
});

/** Answer of the standard request, which is checked like any other. */
export const lensesSchema = z.nullable(
  z.array(
    z.object({
      range: z.object({ start: position(), end: position() }),
      command: z.object({ title: z.string(), command: z.string(), arguments: z.array(z.string()) }),
    }),
  ),
);

/** Figures of one open document, for the status bar; of a notebook as a whole, or of the one cell. */
export const documentSummaryParams = z.object({ uri: z.string(), ofCell: z.optional(z.boolean()) });
export const documentSummarySchema = z.object({
  items: z.int(),
  /** Text of the status bar item and its Markdown tooltip, worded by the core so that surfaces agree. */
  text: z.string(),
  tooltip: z.string(),
  modelId: z.nullable(z.string()),
  /** Of the call that costs most. */
  itemId: z.nullable(z.string()),
});

/** Tokens of a text, or of ranges of an open document (the selections), in the document's model. */
export const countTokensParams = z.object({
  uri: z.string(),
  selections: z.array(z.object({ start: position(), end: position() })),
});
export const countTokensSchema = z.object({
  tokens: range,
  exact: z.boolean(),
  encoding: z.string(),
  text: z.string(),
});

/** The estimate of all calls and prompts of the workspace, as a report. */
export const workspaceReportParams = z.object({
  format: z.enum(['markdown', 'csv', 'json', 'html']),
});
export const workspaceReportSchema = z.object({
  /** One sentence for a message. */
  headline: z.string(),
  report: z.string(),
  items: z.int(),
  incomplete: z.boolean(),
});

export const locateItemParams = z.object({ id: z.string() });
export const locateItemSchema = z.nullable(
  z.object({ uri: z.string(), range: z.object({ start: position(), end: position() }) }),
);

/** Every call and prompt of the workspace, in groups. */
export const callsTreeParams = z.object({
  grouping: z.enum(['file', 'provider', 'model', 'placement']),
  sorting: z.enum(['cost', 'tokens', 'place']),
  filter: z.string().check(atMost(1000)),
});
export const callsTreeSchema = z.object({
  summary: z.string(),
  /** What someone has taken out of these figures, or could not be read, for people; empty where nothing is. */
  notCounted: z.string(),
  shown: z.int(),
  all: z.int(),
  groups: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      description: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          title: z.string(),
          description: z.string(),
          isCounted: z.boolean(),
          uri: z.string(),
          range: z.object({ start: position(), end: position() }),
        }),
      ),
    }),
  ),
});

/** A call by its id, or the call at a place in an open document. */
const callPlace = z.union([
  z.object({ id: z.string() }),
  z.object({ uri: z.string(), position: position() }),
]);

/** What a call would cost with other models. */
export const compareModelsParams = callPlace;
export const compareModelsSchema = z.nullable(
  z.object({
    label: z.string(),
    /** Its own cost, worded. */
    current: z.string(),
    uri: z.string(),
    /** Of the model's name, where the code writes it as a text. */
    modelRange: z.nullable(z.object({ start: position(), end: position() })),
    models: z.array(
      z.object({
        model: z.string(),
        provider: z.string(),
        cost: z.string(),
        detail: z.string(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
);

/** Where a volume or a size of a call can be written down. */
const usageTarget = z.union([
  z.enum(['requestsPerMonth', 'outputTokens']),
  z.object({ variable: z.string().check(atLeast(1), atMost(1000)) }),
]);
export const usagePlaceSchema = z.enum(['callComment', 'fileComment', 'callEntry', 'folderFile', 'setting']);
export const usagePlacesParams = z.object({ call: callPlace, target: usageTarget });
export const usagePlacesSchema = z.nullable(
  z.object({
    id: z.string(),
    label: z.string(),
    /** Its prompt variables that have a size, as the code and as people are told their names. */
    variables: z.array(z.object({ name: z.string(), label: z.string() })),
    /** What holds now, worded, and as a number. */
    current: z.string(),
    value: z.number(),
    uri: z.string(),
    /** Of the `breakeven.json` that is or would be written; null outside of folders. */
    configUri: z.nullable(z.string()),
    /** Nearest first. */
    places: z.array(usagePlaceSchema),
    /** The one that holds now. */
    holds: z.nullable(usagePlaceSchema),
  }),
);

/** The edits that write it there. */
export const usageEditParams = z.object({
  id: z.string(),
  target: usageTarget,
  place: z.enum(['callComment', 'fileComment', 'callEntry', 'folderFile']),
  /** As typed: `50k`, `2000/day`. */
  text: z.string().check(atMost(100)),
  /** Of the `breakeven.json` as the editor has it; empty without one. */
  configText: z.string(),
});
export const usageEditSchema = z.object({
  uri: z.string(),
  edits: z.array(z.object({ range: z.object({ start: position(), end: position() }), newText: z.string() })),
});

/** What has come of fetching the published prices. */
export const pricesRefreshedSchema = z.object({
  changed: z.boolean(),
  failed: z.boolean(),
  /** For people. */
  message: z.string(),
});

/** A setting that was not used, by its full name, and why. */
export const settingProblemSchema = z.object({ setting: z.string(), message: z.string() });
export const settingProblemsSchema = z.array(settingProblemSchema);

export type SettingProblem = z.infer<typeof settingProblemSchema>;

function position() {
  return z.object({ line: z.int().check(z.gte(0)), character: z.int().check(z.gte(0)) });
}

export type DocumentSummary = z.infer<typeof documentSummarySchema>;
export type TokenCountAnswer = z.infer<typeof countTokensSchema>;
export type WorkspaceReport = z.infer<typeof workspaceReportSchema>;
export type UsageTarget = z.infer<typeof usageTarget>;
export type UsagePlaces = z.infer<typeof usagePlacesSchema>;
export type UsageEdit = z.infer<typeof usageEditSchema>;
export type UsageEditParams = z.infer<typeof usageEditParams>;
export type ModelComparison = z.infer<typeof compareModelsSchema>;
export type PricesRefreshed = z.infer<typeof pricesRefreshedSchema>;
export type CallsTreeParams = z.infer<typeof callsTreeParams>;
export type CallsTreeAnswer = z.infer<typeof callsTreeSchema>;
export type ItemLocation = z.infer<typeof locateItemSchema>;
