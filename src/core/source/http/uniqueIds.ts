import type { CallSite } from '../callSite';

/** Numbers the calls whose ids are alike: the second of `ask.POST /v1/messages` ends in `:2`. */
export function withUniqueIds(calls: readonly CallSite[]): CallSite[] {
  const ordinals = new Map<string, number>();
  return calls.map((call) => {
    const ordinal = (ordinals.get(call.id) ?? 0) + 1;
    ordinals.set(call.id, ordinal);
    return ordinal === 1 ? call : { ...call, id: `${call.id}:${ordinal}` };
  });
}
