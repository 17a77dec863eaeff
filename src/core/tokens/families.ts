/** Which tokenizer a model has: OpenAI's, known exactly, or another's, estimated by content. */

import * as by from './coefficients';
import type { EncodingName } from './encoding';

export interface TokenFamily {
  /** Such as `openai-o200k` or `claude-4.7`. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** The encoding that is counted. */
  readonly encoding: EncodingName;
  /** True when the encoding is the model's own. */
  readonly exact: boolean;
  /** Null when exact. */
  readonly coefficients: by.Coefficients | null;
  /** Where the rule comes from, with its date. */
  readonly source: string;
}

function exact(id: string, label: string, encoding: EncodingName): TokenFamily {
  const source = 'encodings by model in tiktoken, read 2026-11-20';
  return { id, label, encoding, exact: true, coefficients: null, source };
}

function estimated(id: string, label: string, coefficients: by.Coefficients, source: string): TokenFamily {
  return { id, label, encoding: 'o200k_base', exact: false, coefficients, source };
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
  ...estimated('openai-legacy', 'OpenAI before GPT-3.5 Turbo', by.LEGACY_OPENAI, by.SOURCE_LEGACY),
  encoding: 'cl100k_base',
};

const CLAUDE_2 = estimated('claude-2', 'Claude up to 2.1', by.CLAUDE_2, by.SOURCE_VOCABULARY);
const CLAUDE = estimated('claude', 'Claude 3 to 4.6', by.CLAUDE, by.SOURCE_MEASURED);
const CLAUDE_4_7 = estimated('claude-4.7', 'Claude Opus 4.7 and later', by.CLAUDE_4_7, by.SOURCE_MEASURED);
const CLAUDE_ANY = estimated('claude-any', 'Claude of unknown version', by.CLAUDE_ANY, by.SOURCE_MEASURED);
const GEMINI = estimated('gemini', 'Gemini and Gemma', by.GEMINI, by.SOURCE_MEASURED);
const DEEPSEEK = estimated('deepseek', 'DeepSeek', by.DEEPSEEK, by.SOURCE_VOCABULARY);
const QWEN = estimated('qwen', 'Qwen', by.QWEN, by.SOURCE_VOCABULARY);
const LLAMA_2 = estimated('llama-2', 'Llama 2', by.VOCABULARY_32K, by.SOURCE_UNCOMPARED);
const LLAMA_3 = estimated('llama-3', 'Llama 3', by.LLAMA_3, by.SOURCE_VOCABULARY);
const LLAMA_4 = estimated('llama-4', 'Llama 4', by.UNCOMPARED, by.SOURCE_UNCOMPARED);
const MISTRAL_V1 = estimated('mistral-v1', 'first Mistral models', by.VOCABULARY_32K, by.SOURCE_UNCOMPARED);
const MISTRAL = estimated('mistral-tekken', 'Mistral (tekken)', by.MISTRAL_TEKKEN, by.SOURCE_VOCABULARY);
const COHERE = estimated('cohere', 'Cohere', by.COHERE, by.SOURCE_VOCABULARY);
const GROK = estimated('grok', 'Grok', by.UNCOMPARED, by.SOURCE_UNCOMPARED);
const NOVA = estimated('nova', 'Amazon Nova', by.UNCOMPARED, by.SOURCE_UNCOMPARED);

interface FamilyRule {
  /** Against the id in lower case. */
  readonly pattern: RegExp;
  readonly family: TokenFamily;
}

/** The model's own name begins the id or follows a provider, route or path: `openai/`, `us.anthropic.`, `ft:`. */
function named(source: string, family: TokenFamily): FamilyRule {
  return { pattern: new RegExp(`(?:^|[/:.])(?:${source})`), family };
}

/** The name may stand anywhere: derived models keep it, as in `hermes-3-llama-3.1-8b`. */
function containing(source: string, family: TokenFamily): FamilyRule {
  return { pattern: new RegExp(source), family };
}

/** First match wins. */
const RULES: readonly FamilyRule[] = [
  named('gpt-oss', O200K),
  named('(?:chat)?gpt-4o(?![a-z0-9])|gpt-4\\.[15](?!\\d)|gpt-5(?!\\d)', O200K),
  named('o[134](?![a-z0-9.])|codex-mini-latest|computer-use-preview', O200K),
  named('gpt-4(?![a-z0-9.])|gpt-3\\.5-turbo|gpt-35-turbo', CL100K),
  named('text-embedding-3-(?:small|large)|text-embedding-ada-002|(?:davinci|babbage)-002', CL100K),
  named('(?:chat)?gpt-(?:\\d|realtime|audio)', OPENAI_UNLISTED),
  named('(?:text|code)-davinci-edit-001(?!\\d)|(?:davinci|cushman)-codex(?![a-z0-9])', P50K),
  named('text-davinci-00[23](?!\\d)|code-(?:davinci|cushman)-00[12](?!\\d)', P50K),
  named('text-(?:similarity-)?(?:davinci|curie|babbage|ada)-001(?!\\d)', R50K),
  named('(?:davinci|curie|babbage|ada)(?![-a-z0-9])', R50K),
  named('text-search-(?:davinci|curie|babbage|ada)-doc-001|code-search-(?:babbage|ada)-code-001', R50K),
  named(
    '(?:text-|code-)?(?:search-|similarity-)?(?:davinci|curie|babbage|ada|cushman)(?![a-z0-9])',
    OPENAI_LEGACY,
  ),
  containing('claude-(?:instant|v?[12](?!\\d))', CLAUDE_2),
  containing(
    'claude-(?:[a-z]+-)*(?:4[-.](?:[7-9]|[1-9]\\d)|(?:[5-9]|[1-9]\\d)(?:[-.]\\d{1,2})?)(?!\\d)',
    CLAUDE_4_7,
  ),
  containing('claude-(?:[a-z]+-)*v?[34](?!\\d)', CLAUDE),
  containing('claude', CLAUDE_ANY),
  named('gemini', GEMINI),
  containing('gemma', GEMINI),
  containing('deepseek.*distill-llama|llama[-_]?v?3(?!\\d)', LLAMA_3),
  containing('deepseek.*distill-qwen', QWEN),
  containing('deepseek', DEEPSEEK),
  containing('llama[-_]?v?4(?!\\d)', LLAMA_4),
  containing('llama[-_]?v?2(?!\\d)|code-?llama|tinyllama|vicuna', LLAMA_2),
  containing('qwen|qwq', QWEN),
  named('(?:open-)?mi[sx]tral-(?:7b|8x7b|8x22b)|mi[sx]tral:(?:\\d|v0|latest|instruct|text)', MISTRAL_V1),
  named(
    'mistral-tiny|mistral-(?:small|medium|large)-(?:23\\d\\d|240\\d)|mathstral|codestral-2405',
    MISTRAL_V1,
  ),
  containing('mistral|mixtral|ministral|codestral|pixtral|magistral|devstral', MISTRAL),
  named('command|c4ai|aya-|embed-(?:english|multilingual|v\\d)|rerank-', COHERE),
  named('grok-', GROK),
  named('nova-', NOVA),
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
