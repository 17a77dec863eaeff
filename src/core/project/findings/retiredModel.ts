import { modelRangeOf, type Rule } from './finding';

/** A model that its provider has switched off, or will. */
export const retiredModel: Rule = (item) => {
  const { price, modelId } = item.tokens;
  if (price === null || modelId === null) return null;
  if (price.status !== 'retired' && price.status !== 'deprecated') return null;
  const what =
    price.status === 'retired'
      ? `${modelId} has been retired by ${price.providerName}: calls fail, and its price is of the past.`
      : `${modelId} is deprecated by ${price.providerName} and will be switched off.`;
  return { message: `${what} (${price.source}, ${price.asOf})`, range: modelRangeOf(item), remedies: [] };
};
