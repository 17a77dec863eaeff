import type { Sdk, SdkMethod } from './sdk';

const GENERATE: Omit<SdkMethod, 'path'> = { kind: 'completion', evidence: 'client', positional: ['prompts'] };

/** vLLM in the same process: the user's own GPU, so no API is paid. */
export const vllm: Sdk = {
  id: 'vllm',
  provider: 'self-hosted',
  modules: /^vllm(?:\..*)?$/,
  mention: /\bvllm\b/,
  clients: [{ name: /^LLM$/, provider: 'self-hosted', onlyImported: true, positional: ['model'] }],
  methods: [
    { ...GENERATE, path: 'generate' },
    { ...GENERATE, path: 'chat', kind: 'chat', positional: ['messages'] },
    { ...GENERATE, path: 'embed', kind: 'embedding' },
  ],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompts'],
    system: [],
    maxOutputTokens: ['sampling_params.max_tokens'],
    tools: ['tools'],
    outputSchema: [],
  },
};
