/** The model that people have named for a call, in place of what the code says or does not say. */

import type { PriceCatalog } from '../catalog/priceEntry';
import type { ModelReference, SourceProblem } from '../source/callSite';
import type { Directed } from './directives';
import type { CostedSource } from './documentEstimate';
import { type FolderConfig, unknownModel } from './folderConfig';
import type { UsageSource } from './usage';

export interface ModelChoice {
  readonly source: CostedSource;
  /** Who named the model; null when the code did. */
  readonly setIn: UsageSource | null;
  readonly problems: readonly SourceProblem[];
}

/** A call's own comment replaces any model. The file's comment and `breakeven.json` only tell what the code does not. */
export function withSetModel(
  source: CostedSource,
  { model: named, isOwnModel }: Directed,
  folder: FolderConfig | null,
  catalog: PriceCatalog,
  now: Date,
): ModelChoice {
  const written = source.type === 'call' ? source.call.model : source.prompt.model;
  const provider = source.type === 'call' ? source.call.provider : null;
  const isKnown = written.id !== null && catalog.find(written.id, provider, now) !== null;
  const problems: SourceProblem[] = [];
  const cell = source.type === 'call' && source.call.cell !== undefined ? { cell: source.call.cell } : {};

  if (named !== null && (isOwnModel || !isKnown)) {
    const id = folder?.modelBehind(named.id) ?? named.id;
    if (catalog.find(id, provider, now) === null) {
      problems.push({
        ...unknownModel(id, catalog, now),
        range: named.range,
        ...cell,
      });
    } else if (isKnown && written.id !== id) {
      const message = `The code names ${written.id}; the figure is for ${id}, as this comment says.`;
      problems.push({ code: 'overridden-model', message, range: named.range, ...cell });
    }
    return { source: withModel(source, id), setIn: 'comment', problems };
  }
  const behind = folder?.modelBehind(written.id ?? written.expression ?? '');
  return behind === undefined
    ? { source, setIn: null, problems }
    : { source: withModel(source, behind), setIn: 'file', problems };
}

/** @param provider Who serves it, where that is another than the code says. */
export function withModel(source: CostedSource, id: string, provider?: string): CostedSource {
  const set = (model: ModelReference): ModelReference => ({ ...model, id, source: 'config' });
  return source.type === 'call'
    ? {
        type: 'call',
        call: {
          ...source.call,
          provider: provider ?? source.call.provider,
          model: set(source.call.model),
        },
      }
    : { type: 'prompt', prompt: { ...source.prompt, model: set(source.prompt.model) } };
}
