import assert from 'node:assert/strict';
import { FALLBACK_FAMILY, familyOf } from '../../../src/core/tokens/families';
import { PIECE_KINDS } from '../../../src/core/tokens/pieceKind';
import { cpuMs } from '../../support/cpuTime';

/** Ids as code writes them, by the family they must get. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  'openai-o200k': [
    'gpt-4o',
    'GPT-4o',
    'gpt-4o-mini-2024-07-18',
    'gpt-4o-audio-preview',
    'openai/gpt-4o',
    'openai:gpt-4o',
    'openrouter/openai/gpt-4o-mini',
    'ft:gpt-4o-mini-2024-07-18:acme:support:AbC123',
    'chatgpt-4o-latest',
    'gpt-4.1-nano',
    'gpt-4.5-preview',
    'gpt-5',
    'gpt-5-mini',
    'gpt-5.1-codex',
    'gpt-5.6-sol',
    'o1',
    'o1-mini',
    'o3-pro-2025-06-10',
    'azure/o4-mini',
    'gpt-oss-120b',
    'openai.gpt-oss-20b-1:0',
  ],
  'openai-cl100k': [
    'gpt-4',
    'gpt-4-0613',
    'gpt-4-32k',
    'gpt-4-turbo-2024-04-09',
    'gpt-4-1106-preview',
    'gpt-3.5-turbo',
    'gpt-3.5-turbo-instruct',
    'gpt-35-turbo-16k',
    'ft:gpt-3.5-turbo-0613:acme::id',
    'text-embedding-3-small',
    'text-embedding-3-large',
    'text-embedding-ada-002',
    'davinci-002',
    'babbage-002',
  ],
  'openai-unlisted': [
    'gpt-6',
    'gpt-6-mini',
    'gpt-realtime',
    'gpt-4.2',
    'o5-mini',
    'gpt-image-1.5',
    'openai/gpt-latest',
  ],
  'openai-p50k': [
    'text-davinci-003',
    'text-davinci-002',
    'openai/text-davinci-003',
    'code-davinci-002',
    'code-cushman-001',
    'davinci-codex',
    'text-davinci-edit-001',
  ],
  'openai-r50k': [
    'davinci',
    'babbage',
    'curie:ft-acme-2022-11-01',
    'text-davinci-001',
    'text-ada-001',
    'text-curie-001',
    'text-similarity-ada-001',
    'text-search-davinci-doc-001',
    'code-search-ada-code-001',
  ],
  'openai-legacy': ['davinci-instruct-beta', 'text-search-ada-query-001', 'text-davinci-004'],
  'claude-2': ['claude-2.1', 'claude-instant-1.2', 'anthropic.claude-v2:1', 'anthropic.claude-instant-v1'],
  claude: [
    'claude-3-haiku-20240307',
    'claude-3-opus-latest',
    'claude-3-5-sonnet-20241022',
    'claude-3.5-sonnet',
    'anthropic.claude-3-5-sonnet-20241022-v2:0',
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
    'claude-3-5-haiku@20241022',
    'publishers/anthropic/models/claude-3-5-haiku@20241022',
    'claude-sonnet-4-20250514',
    'claude-4-sonnet-20250514',
    'claude-opus-4-1@20250805',
    'claude-sonnet-4-5-20250929',
    'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    'anthropic/claude-opus-4.6',
    'claude-opus-4-0',
  ],
  'claude-4.7': [
    'claude-opus-4-7',
    'claude-opus-4.8',
    'claude-opus-4-7-20260416',
    'us.anthropic.claude-opus-4-8-v1:0',
    'claude-opus-5',
    'claude-opus-5-5-20260901',
    'anthropic/claude-sonnet-5',
    'claude-haiku-5@20260801',
    'claude-fable-5.1',
    'us.anthropic.claude-haiku-5-20260801-v2:0',
    'claude-5-sonnet',
  ],
  'claude-any': ['claude', 'claude-sonnet-latest', 'claude-mythos-preview'],
  gemini: [
    'gemini-1.5-pro',
    'models/gemini-1.5-flash-002',
    'google/gemini-2.5-pro',
    'google_genai:gemini-3-pro-preview',
    'projects/p/locations/l/publishers/google/models/gemini-2.0-flash',
    'gemma3:27b',
    'gemini-4-pro',
    'gemini-embedding-001',
  ],
  deepseek: ['deepseek-chat', 'deepseek-ai/DeepSeek-V3', 'deepseek.r1-v1:0', 'deepseek-r1:70b'],
  qwen: ['qwen2.5:72b', 'Qwen/Qwen2.5-7B-Instruct', 'qwq-32b', 'deepseek-ai/DeepSeek-R1-Distill-Qwen-32B'],
  'llama-2': [
    'meta-llama/Llama-2-70b-chat-hf',
    'llama2:13b',
    'codellama-34b',
    'gryphe/mythomax-l2-13b',
    'phi-3-mini-128k-instruct',
  ],
  'llama-3': [
    'llama3.1:8b',
    'meta-llama/Meta-Llama-3.1-70B-Instruct',
    'us.meta.llama3-3-70b-instruct-v1:0',
    'llama-v3p1-405b-instruct',
    'groq/llama-3.3-70b-versatile',
    'NousResearch/Hermes-3-Llama-3.1-8B',
    'deepseek-r1-distill-llama-70b',
    'NousResearch/Hermes-4-405B',
    'sao10k/l3.3-euryale-70b',
    'groq/llama-guard-3-8b',
    '@cf/meta/llama-3.1-8b-instruct-fp8',
    'openrouter/meta-llama/llama-3.3-70b-instruct:free',
  ],
  'llama-4': ['meta-llama/Llama-4-Scout-17B-16E-Instruct', 'meta.llama4-maverick-17b-instruct-v1:0'],
  'mistral-v1': [
    'mistralai/Mistral-7B-Instruct-v0.3',
    'open-mixtral-8x7b',
    'mistral:7b',
    'mistral-large-2407',
    'microsoft/wizardlm-2-8x22b',
    'huggingfaceh4/zephyr-7b-beta',
  ],
  'mistral-tekken': [
    'mistral-large-latest',
    'mistral:mistral-large-2411',
    'open-mistral-nemo',
    'codestral-latest',
    'voxtral-small-24b-2507',
    'thedrummer/rocinante-12b',
  ],
  cohere: ['command-r-plus', 'cohere.command-r-v1:0', 'command-a-03-2025', 'c4ai-aya-expanse-32b'],
  'cohere-embed': ['embed-english-v3.0', 'cohere.embed-multilingual-v3', 'rerank-v3.5'],
  glm: [
    'glm-4.6',
    'zai-org/GLM-5.2',
    'cerebras/zai-glm-4.7',
    'accounts/fireworks/models/glm-4p7',
    'PrimeIntellect/INTELLECT-3',
  ],
  kimi: ['moonshotai/kimi-k2:free', 'kimi-k2-0905-preview', 'moonshot-v1-8k', '@cf/moonshotai/kimi-k2.6'],
  minimax: ['MiniMax-M2', 'minimax/minimax-01'],
  nemotron: ['nvidia/nemotron-3-nano-30b-a3b:free', 'nvidia.nemotron-nano-9b-v2:0'],
  'qwen-3.5': ['Qwen/Qwen3.5-397B-A17B', 'qwen3.8-max', 'accounts/fireworks/models/qwen3p6-plus'],
  'cl100k-open': ['phi-4', 'azure/phi-4-reasoning-plus', 'allenai/olmo-3-32b-think'],
  'o200k-open': ['phi-4-mini-instruct'],
  'gpt-neox': ['microsoft/phi-2', 'allenai/OLMo-7B', 'stabilityai/stablelm-base-alpha-7b'],
  yi: ['01-ai/yi-large', 'zero-one-ai/Yi-34B', 'NousResearch/Nous-Hermes-2-Yi-34B'],
  falcon: ['tiiuae/falcon-40b'],
  jamba: ['ai21/jamba-1.6-large', 'ai21.jamba-1-5-mini-v1:0'],
  granite: ['ibm-granite/granite-4.0-h-micro', 'ibm/granite-13b-chat-v2'],
  lfm: ['liquid/lfm-2-24b-a2b', 'lfm-3b'],
  ernie: ['baidu/ernie-4.5-300b-a47b'],
  hunyuan: ['tencent/hunyuan-a13b-instruct', 'hy3-preview'],
  seed: ['bytedance-seed/seed-1.6'],
  ling: ['inclusionai/ring-2.6-1t'],
  step: ['stepfun/step-3.5-flash'],
  reka: ['rekaai/reka-flash-3'],
  sonar: ['sonar-pro', 'perplexity/sonar'],
  titan: ['amazon.titan-text-express-v1'],
  'titan-embed': ['amazon.titan-embed-text-v2:0'],
  jurassic: ['ai21.j2-ultra-v1'],
  palm: ['text-bison-001', 'google/palm-2-chat-bison'],
  voyage: ['voyage-3-large', 'voyageai/voyage-code-3', 'rerank-2.5-lite'],
  'google-embed': ['text-embedding-004', 'models/text-embedding-005'],
  wordpiece: [
    'BAAI/bge-large-en-v1.5',
    'nomic-embed-text',
    'mxbai-embed-large',
    'intfloat/e5-base-v2',
    'all-MiniLM-L6-v2',
  ],
  'xlm-roberta': [
    'bge-m3',
    '@cf/baai/bge-reranker-base',
    'jina-embeddings-v3',
    'intfloat/multilingual-e5-large',
  ],
  grok: ['grok-4', 'x-ai/grok-3-mini'],
  nova: ['amazon.nova-pro-v1:0', 'us.amazon.nova-lite-v1:0'],
  unknown: ['', 'my-deployment', 'my-gpt-4o', 'prod-chat', 'gpt2', 'o1x', 'o200k'],
};

const EXACT = ['openai-o200k', 'openai-cl100k', 'openai-p50k', 'openai-r50k'];

describe('familyOf', () => {
  for (const [family, ids] of Object.entries(IDS)) {
    it(`gives ${family}`, () => {
      for (const id of ids) assert.equal(familyOf(id).id, family, id);
    });
  }

  it('is exact for published OpenAI encodings alone', () => {
    for (const [id, ids] of Object.entries(IDS)) {
      const family = familyOf(ids[0] ?? '');
      assert.equal(family.exact, EXACT.includes(id), id);
      assert.equal(family.coefficients === null, family.exact, id);
      assert.match(family.source, /\d{4}|model not known|not compared|a wide range/, id);
    }
  });

  it('falls back for no model at all', () => assert.equal(familyOf(null), FALLBACK_FAMILY));

  it('takes any string fast', async () => {
    const ids = [
      '-1'.repeat(1e5),
      'claude-'.repeat(1e5),
      `gpt-4${'-1'.repeat(1e5)}x`,
      '/'.repeat(1e6),
      '\ud800',
    ];
    assert.ok((await cpuMs(() => ids.map((id) => familyOf(id)))) < 500);
  });

  it('orders every range', () => {
    for (const ids of Object.values(IDS)) {
      const { id, coefficients } = familyOf(ids[0] ?? '');
      for (const kind of PIECE_KINDS) {
        const { low, base, high } = coefficients?.kinds[kind] ?? { low: 1, base: 1, high: 1 };
        assert.ok(0 < low && low <= base && base <= high, `${id} ${kind}`);
      }
    }
  });
});
