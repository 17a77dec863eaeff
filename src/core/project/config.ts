/** `breakeven.json`: what a team knows of its calls, beside the code. `schemas/breakeven.schema.json` is made from this. */

import * as z from 'zod/mini';
import { ownGpuSchema, ownModelSchema } from '../catalog/ownHardware';
import { priceOverrideSchema } from '../catalog/priceOverrides';
import { atLeast, atMost } from '../lengths';
import { SETTING_SCHEMAS } from './settings';

const said = (description: string) => z.describe(description);

const requestsPerMonth = z.optional(
  SETTING_SCHEMAS.requestsPerMonth.check(said('Requests a month of each call or prompt.')),
);
const outputTokens = z.optional(
  z.number().check(z.gte(0), z.lte(1e12), said('Output tokens of each chat call.')),
);
const variables = z.optional(
  SETTING_SCHEMAS.variableTokens.check(said('Size in tokens of prompt variables, by name.')),
);
const monthlyBudgetUsd = z.optional(
  z
    .number()
    .check(
      z.gte(0),
      z.lte(1e9),
      said('What all calls of this folder together may cost a month on the API, in USD.'),
    ),
);
const glob = z.string().check(atLeast(1), atMost(500));

export const callConfigSchema = z.strictObject({
  path: z.optional(
    glob.check(said('Files whose calls are meant: a path or a glob from the folder of this file.')),
  ),
  function: z.optional(
    z.string().check(atLeast(1), said('Name of the function or method that contains the call.')),
  ),
  id: z.optional(
    z
      .string()
      .check(
        atLeast(1),
        said('Id of one call, as `breakeven scan --json` lists it, with or without its path.'),
      ),
  ),
  requestsPerMonth,
  outputTokens,
  variables,
  steps: z.optional(
    z
      .number()
      .check(
        z.gte(0),
        z.lte(1e6),
        said('Times that one run makes each of these calls: passes of its loop, steps of an agent.'),
      ),
  ),
  ignore: z.optional(z.boolean().check(said('Leave these calls out of all figures.'))),
});

export const projectConfigSchema = z.strictObject({
  $schema: z.optional(z.string()),
  requestsPerMonth,
  outputTokens,
  variables,
  monthlyBudgetUsd,
  models: z.optional(
    z
      .record(z.string(), z.string().check(atLeast(1)))
      .check(said('Models behind deployment names, or behind expressions in the code that name no model.')),
  ),
  ignore: z.optional(
    z.array(glob).check(atMost(1000), said('Files to leave out, as globs from the folder of this file.')),
  ),
  calls: z.optional(
    z.array(callConfigSchema).check(atMost(1000), said('What holds for some calls only. Later entries win.')),
  ),
  tokenizers: z.optional(
    z
      .record(z.string(), z.string().check(atLeast(1), atMost(1000)))
      .check(
        said(
          'Paths of a `tokenizer.json` from the folder of this file, by model id; `*` stands for anything. Counts of these models are then exact.',
        ),
      ),
  ),
  prices: z.optional(
    z
      .record(z.string(), priceOverrideSchema)
      .check(said('Your own prices, in USD per million tokens, by model id or `provider/model`.')),
  ),
  gpus: z.optional(
    z
      .record(z.string(), ownGpuSchema)
      .check(
        said('Your own GPUs by name, or what differs for one of the catalog (`breakeven gpus` lists them).'),
      ),
  ),
  openModels: z.optional(
    z
      .record(z.string(), ownModelSchema)
      .check(
        said(
          'Your own open models by name, or what differs for one of the catalog (`breakeven models` lists them).',
        ),
      ),
  ),
});

/** Which names a place in the file knows: those of the entries of its group, or else of the file. */
export function namesAt(path: readonly PropertyKey[]): readonly string[] {
  const schemas = { calls: callConfigSchema, gpus: ownGpuSchema, openModels: ownModelSchema } as const;
  const group = String(path[0] ?? '');
  const schema = Object.hasOwn(schemas, group) ? schemas[group as keyof typeof schemas] : projectConfigSchema;
  return Object.keys(schema.def.shape);
}

export type CallConfig = z.infer<typeof callConfigSchema>;
export type ProjectConfig = z.infer<typeof projectConfigSchema>;

/** Names under which a folder's configuration is found; the first that is there is read. */
export const CONFIG_NAMES = ['breakeven.json', '.breakeven.json'] as const;

/** Which calls an entry means; one without any of these means none. */
export const SELECTORS = ['path', 'function', 'id'] as const satisfies readonly (keyof CallConfig)[];
