import type { LoadedCounter } from '../../core/tokens/counter';
import type { Session } from '../session';

/** Counts for a model of a document: with a tokenizer of the user's own, or else with that of its family. */
export async function counterFor(
  session: Session,
  uri: string,
  model: string | null,
): Promise<LoadedCounter> {
  const { tokenizers } = await session.currentContext(uri);
  const { counter } = session.breakeven;
  return (await tokenizers.counterFor(model)) ?? (await counter.load(counter.familyOf(model)));
}
