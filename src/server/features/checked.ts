import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod/mini';

/** Parameters of a request that fit its schema. @throws an error that the editor is answered with. */
export function checked<T extends z.ZodMiniType>(schema: T, raw: unknown): z.infer<T> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new ResponseError(ErrorCodes.InvalidParams, parsed.error.message);
  return parsed.data as z.infer<T>;
}
