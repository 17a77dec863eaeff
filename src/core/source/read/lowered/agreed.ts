/** A client that is one of several: the model it was made with is known where all of them were made with that one. */

import { plainText, unknown } from '../../value';
import type { Traced } from './trace';

type KnownClient = Extract<Traced, { kind: 'client' }>;

/** The model that a client gives to the calls that name none; null when it has none or it is not known. */
export function modelOfClient({ package: { parameters }, bound }: KnownClient): string | null {
  const named = parameters.model.map((name) => bound.get(name));
  return plainText(named.find((value) => value !== undefined));
}

/** The client, whose model depends where the others have another. Nobody knows which of them a call is made on. */
export function agreed(client: KnownClient, others: readonly Traced[]): Traced {
  const model = modelOfClient(client);
  const isOneProvider = others.every(
    (other) => other.kind === 'client' && other.provider === client.provider,
  );
  const isSame = others.every((other) => other.kind === 'client' && modelOfClient(other) === model);
  if (isSame && isOneProvider) return client;
  const bound = new Map(client.bound);
  for (const name of client.package.parameters.model) if (bound.has(name)) bound.set(name, unknown(name));
  return { ...client, bound, provider: isOneProvider ? client.provider : client.package.provider };
}
