/** What one call would cost with other models: the same text in their tokenizers, at their prices. */

import type { PriceEntry } from '../catalog/priceEntry';
import type { LoadedCounter, TokenCounter } from '../tokens/counter';
import type { TokenCount } from '../tokens/tokenCount';
import type { EstimateContext } from './breakeven';
import type { CostedItem } from './documentEstimate';
import { costItem } from './itemEstimate';
import { withModel } from './setModel';

/** Makers, and three who host open models: other resellers have the same ones again. */
const COMPARED_PROVIDERS: ReadonlySet<string> = new Set([
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'deepseek',
  'x-ai',
  'moonshotai',
  'zai',
  'groq',
  'together',
  'fireworks',
]);

/** A model in place of the call's own. */
export interface ComparedModel {
  readonly price: PriceEntry;
  readonly item: CostedItem;
}

/** Cheapest first, by the month. Of models that do not take the call's input or answer in tokens, none. */
export async function compareModels(
  item: CostedItem,
  counter: TokenCounter,
  context: EstimateContext,
): Promise<ComparedModel[]> {
  const compared: ComparedModel[] = [];
  const counting = countingOnce(counter);
  for (const price of candidates(item, context)) {
    const source = withModel(item.source, price.model, price.provider);
    const other = await costItem(source, item, { usage: item.usage, modelSetIn: null }, counting, context);
    if (other.perMonth === null || !fitsWindow(other)) continue;
    compared.push({ price, item: other });
  }
  return compared.sort((a, b) => monthOf(a) - monthOf(b));
}

/** Many models have one tokenizer, and each text of the call is counted once in it. */
function countingOnce(counter: TokenCounter): TokenCounter {
  const loaded = new Map<string, LoadedCounter>();
  return {
    ...counter,
    load: async (family) => {
      const known = loaded.get(family.id) ?? remembering(await counter.load(family));
      loaded.set(family.id, known);
      return known;
    },
  };
}

function remembering({ family, count, open }: LoadedCounter): LoadedCounter {
  const counts = new Map<string, TokenCount>();
  return {
    family,
    open,
    count: (text) => {
      const known = counts.get(text) ?? count(text);
      counts.set(text, known);
      return known;
    },
  };
}

function monthOf({ item }: ComparedModel): number {
  return item.perMonth?.base ?? 0;
}

function candidates(item: CostedItem, { catalog, now }: EstimateContext): PriceEntry[] {
  const isEmbedding = item.kind === 'embedding';
  const fitting = catalog
    .search('', now)
    .filter(
      ({ provider, status, rates, model }) =>
        COMPARED_PROVIDERS.has(provider) &&
        status === 'current' &&
        (isEmbedding ? /embed/i.test(model) : rates.outputPerMillion > 0 && !NOT_CHAT.test(model)),
    );
  return [...new Map(fitting.map((price) => [price.catalogId, price])).values()];
}

/** Models for sound, pictures and searching, which are priced by tokens too. */
const NOT_CHAT =
  /audio|realtime|image|tts|whisper|transcribe|embed|moderation|live|computer-use|rerank|search|speech/i;

function fitsWindow({ tokens }: CostedItem): boolean {
  const window = tokens.price?.contextWindow ?? null;
  return window === null || tokens.input.base + tokens.output.tokens.base <= window;
}
