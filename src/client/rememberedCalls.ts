import * as z from 'zod/mini';
import { type CallsTreeParams, callsTreeParams } from '../protocol/requests';

/**
 * How calls were grouped, sorted and filtered in an earlier session; `usual` for each of these that cannot be read: damaged
 * memory costs itself, nothing else.
 */
export function rememberedCalls(stored: unknown, usual: CallsTreeParams): CallsTreeParams {
  const { grouping, sorting, filter } = callsTreeParams.shape;
  const known = z.object({
    grouping: z.catch(grouping, usual.grouping),
    sorting: z.catch(sorting, usual.sorting),
    filter: z.catch(filter, usual.filter),
  });
  return known.safeParse(stored).data ?? usual;
}
