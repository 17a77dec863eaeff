import * as z from 'zod/mini';
import { projectConfigSchema } from './config';

/** `breakeven.json` as a JSON schema, for editors to complete and check by. */
export function configJsonSchema(): object {
  return {
    ...z.toJSONSchema(projectConfigSchema, { target: 'draft-7', io: 'input' }),
    title: 'Breakeven',
    description: 'What a team knows of its calls to LLMs: volumes, sizes, models and prices.',
    // The file may hold comments and trailing commas.
    allowComments: true,
    allowTrailingCommas: true,
  };
}
