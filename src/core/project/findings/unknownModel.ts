import { closest } from '../closest';
import { modelRangeOf, type Remedy, type Rule } from './finding';

/** Deployments and one's own servers name models as they please; nobody can look their prices up. */
const OWN_NAMES = new Set(['azure', 'self-hosted']);

/** A call that costs, but nobody can say how much: no model is named, or none that the price catalog has. */
export const unknownModel: Rule = (item, context) => {
  if (item.unpriced === null || item.unpriced === 'not-priced-by-tokens' || item.source.type !== 'call')
    return null;
  const { call } = item.source;
  // A name that someone has given is marked where he gave it.
  if (call.provider === 'self-hosted' || item.modelSetIn !== null) return null;
  const set: Remedy = { kind: 'directive', title: 'Name the model in a comment', words: 'model=' };
  const range = modelRangeOf(item);
  if (call.model.id === null) {
    const where = call.model.expression === undefined ? 'The model' : `The model, ${call.model.expression},`;
    return {
      message: `${where} is not known from the code, so the call has no price.`,
      range,
      remedies: [set],
    };
  }
  const { id } = call.model;
  const meant = OWN_NAMES.has(call.provider) ? null : likely(id, call.provider, context);
  const replace: Remedy[] =
    meant === null || call.model.source !== 'literal' || call.model.range === undefined
      ? []
      : [
          {
            kind: 'replace',
            title: `Change to ${meant}`,
            range: call.model.range,
            text: JSON.stringify(meant),
          },
        ];
  const hint = meant === null ? '' : ` Did you mean ${meant}?`;
  return {
    message: `The price catalog has no ${id}, so the call has no price.${hint}`,
    range,
    remedies: [...replace, set],
  };
};

function likely(id: string, provider: string, { catalog, now }: Parameters<Rule>[1]): string | null {
  const [family = ''] = id.split(/[-.:/]/);
  const near = catalog.search(family, now).filter((entry) => entry.provider === provider);
  return closest(
    id,
    near.map(({ model }) => model),
  );
}
