import assert from 'node:assert/strict';
import { waitForUpdate } from '@pydantic/genai-prices';
import { FALLBACK_FAMILY, familyOf } from '../../../src/core/tokens/families';

/**
 * Models of the price data whose tokenizer nobody has published, and models that read no text: the stated fallback.
 * By provider, as the price data names them.
 */
const WITHOUT_A_FAMILY: Readonly<Record<string, readonly string[]>> = {
  arcee: ['thinkingmachines/inkling-small', 'trinity-large-thinking'],
  aws: ['writer.palmyra-x4-v1:0', 'writer.palmyra-x5-v1:0'],
  baseten: ['thinkingmachines/inkling', 'thinkingmachines/inkling-small'],
  cloudflare: [
    '@cf/ai4bharat/indictrans2-en-indic-1B',
    '@cf/meta/m2m100-1.2b',
    '@cf/moondream/moondream3.1-9B-A2B',
    '@cf/pfnet/plamo-embedding-1b',
  ],
  cursor: ['composer-2.5', 'composer-2.5-fast'],
  fireworks: ['inkling'],
  'github-copilot': ['mai-code-1-flash-picker', 'mai-code-1.1-flash'],
  groq: ['whisper-large-v3', 'whisper-large-v3-turbo'],
  huggingface_publicai: ['utter-project/EuroLLM-22B-Instruct-2512'],
  huggingface_together: ['EssentialAI/rnj-1-instruct'],
  modal: ['thinkingmachines/Inkling-NVFP4'],
  openai: ['whisper-1'],
  openrouter: [
    'aion-labs/aion-1.0',
    'aion-labs/aion-1.0-mini',
    'aion-labs/aion-2.0',
    'arcee-ai/trinity-large-thinking',
    'arcee-ai/trinity-mini',
    'caller-large',
    'essentialai/rnj-1-instruct',
    'google/lyria-3-clip-preview',
    'google/lyria-3-pro-preview',
    'inception/mercury-2',
    'inflection/inflection-3-pi',
    'inflection/inflection-3-productivity',
    'kwaipilot/kat-coder-pro-v2',
    'mancer/weaver',
    'mercury-coder-small-beta',
    'morph/morph-v3-fast',
    'morph/morph-v3-large',
    'nex-agi/nex-n2-pro:free',
    'perceptron/perceptron-mk1',
    'poolside/laguna-m.1:free',
    'poolside/laguna-xs.2:free',
    'relace/relace-apply-3',
    'relace/relace-search',
    'switchpoint/router',
    'upstage/solar-pro-3',
    'writer/palmyra-x5',
  ],
  quicksilverpro: ['muse-glimmer-30b', 'muse-spark-1.2'],
  typesafe: ['jev-1.13.0'],
};

/** Words that makers put into the ids of a line of models, and the families that may not be missed for them. */
const LINES: readonly (readonly [word: RegExp, families: RegExp])[] = [
  [/claude/, /^claude/],
  [/gemini/, /^gemini$/],
  [/^(?:openai\/)?gpt-[3-9]/, /^openai-/],
  [/grok/, /^grok$/],
  [/command-(?:r|a)/, /^cohere$/],
  [/llama-?[34](?![\d]*b)/, /^llama-|^deepseek$|^nemotron$/],
  [/qwen-?[23]/, /^qwen|^deepseek$/],
  [/deepseek-v3/, /^deepseek$/],
];

interface Listed {
  readonly provider: string;
  readonly model: string;
}

describe('families of the price catalog', () => {
  let listed: readonly Listed[] = [];
  before(async () => {
    const providers = (await waitForUpdate()) ?? [];
    listed = providers.flatMap(({ id, models }) =>
      models.map((model) => ({ provider: id, model: model.id })),
    );
  });

  it('walk a whole catalog', () => {
    assert.ok(listed.length > 1500, String(listed.length));
  });

  it('are known for each model but the ones that are listed here', () => {
    const found: Record<string, string[]> = {};
    for (const { provider, model } of listed) {
      if (familyOf(model) !== FALLBACK_FAMILY) continue;
      found[provider] = [...(found[provider] ?? []), model];
    }
    assert.deepEqual(found, WITHOUT_A_FAMILY);
  });

  it('stay the same behind the routes and suffixes of gateways', () => {
    for (const { provider, model } of listed) {
      const family = familyOf(model).id;
      for (const id of [
        `openrouter/${model}`,
        `${provider}/${model}`,
        ` ${model.toUpperCase()} `,
        `${model}:beta`,
      ])
        assert.equal(familyOf(id).id, family, id);
    }
  });

  it('fit the maker that the id names', () => {
    for (const { model } of listed) {
      const id = model.toLowerCase();
      for (const [word, families] of LINES) {
        if (word.test(id)) assert.match(familyOf(id).id, families, id);
      }
    }
  });
});
