/** Which tokenizer a model has: OpenAI's, known exactly, or another's, estimated by content. */

import * as by from './coarseCoefficients';
import * as source from './coefficientSources';
import { DERIVED_RULES } from './derivedModels';
import { EMBEDDING_RULES } from './embeddingFamilies';
import type { EncodingName } from './encoding';
import { estimated, type FamilyRule, named, type TokenFamily } from './familyRule';
import { OPEN_RULES } from './openFamilies';
import { VENDOR_RULES } from './vendorFamilies';

export type { TokenFamily } from './familyRule';

function exact(id: string, label: string, encoding: EncodingName): TokenFamily {
  const publicList = 'encodings by model in tiktoken, read 2026-11-20';
  return { id, label, encoding, exact: true, coefficients: null, source: publicList };
}

/** For ids that no rule knows, and for models that the code does not name. */
export const FALLBACK_FAMILY = estimated(
  'unknown',
  'unknown model',
  by.UNKNOWN,
  'model not known: from the shortest to the longest of the known tokenizers',
);

const O200K = exact('openai-o200k', 'OpenAI, GPT-4o and later', 'o200k_base');
const CL100K = exact('openai-cl100k', 'OpenAI, GPT-4 and GPT-3.5', 'cl100k_base');
const OPENAI_UNLISTED = estimated(
  'openai-unlisted',
  'OpenAI, encoding not published',
  by.OPENAI_UNLISTED,
  'assumed to have o200k_base like each OpenAI model since GPT-4o; in no public list on 2026-11-20',
);
const P50K = exact('openai-p50k', 'OpenAI, text-davinci-002 and 003, Codex', 'p50k_base');
const R50K = exact('openai-r50k', 'OpenAI, GPT-3', 'r50k_base');
/** Variants of GPT-3 that tiktoken does not list. */
const OPENAI_LEGACY: TokenFamily = {
  ...estimated('openai-legacy', 'OpenAI before GPT-3.5 Turbo', by.LEGACY_OPENAI, source.LEGACY),
  encoding: 'cl100k_base',
};

/** First match wins. */
const RULES: readonly FamilyRule[] = [
  named('gpt-oss', O200K),
  named('(?:chat)?gpt-4o(?![a-z0-9])|gpt-4\\.[15](?!\\d)|gpt-5(?!\\d)', O200K),
  named('o[134](?![a-z0-9.])|codex-mini-latest|computer-use-preview', O200K),
  named('gpt-4(?![a-z0-9.])|gpt-3\\.5-turbo|gpt-35-turbo', CL100K),
  named('text-embedding-3-(?:small|large)|text-embedding-ada-002|(?:davinci|babbage)-002', CL100K),
  named(
    '(?:chat)?gpt-(?:\\d|realtime|audio|image|chat|latest|mini-latest|transcribe)|codex-mini|computer-use|(?:omni-)?moderation|o\\d(?![a-z0-9.])',
    OPENAI_UNLISTED,
  ),
  named('(?:text|code)-davinci-edit-001(?!\\d)|(?:davinci|cushman)-codex(?![a-z0-9])', P50K),
  named('text-davinci-00[23](?!\\d)|code-(?:davinci|cushman)-00[12](?!\\d)', P50K),
  named('text-(?:similarity-)?(?:davinci|curie|babbage|ada)-001(?!\\d)', R50K),
  named('(?:davinci|curie|babbage|ada)(?![-a-z0-9])', R50K),
  named('text-search-(?:davinci|curie|babbage|ada)-doc-001|code-search-(?:babbage|ada)-code-001', R50K),
  named(
    '(?:text-|code-)?(?:search-|similarity-)?(?:davinci|curie|babbage|ada|cushman)(?![a-z0-9])',
    OPENAI_LEGACY,
  ),
  ...EMBEDDING_RULES,
  ...VENDOR_RULES,
  ...OPEN_RULES,
  ...DERIVED_RULES,
];

/**
 * The family of a model id as code writes it: alone, behind its provider (`openai/gpt-4o`), as Bedrock
 * (`us.anthropic.claude-…-v2:0`), Vertex (`claude-…@date`) or a fine-tuned model (`ft:gpt-4o-mini:…`) names it.
 * A deployment's name, as on Azure, tells nothing and gets the fallback.
 */
export function familyOf(modelId: string | null): TokenFamily {
  if (modelId === null) return FALLBACK_FAMILY;
  const id = modelId.trim().toLowerCase().slice(0, MAX_ID_CHARS);
  return RULES.find(({ pattern }) => pattern.test(id))?.family ?? FALLBACK_FAMILY;
}

/** Longer than any id, short enough for every pattern. */
const MAX_ID_CHARS = 300;
