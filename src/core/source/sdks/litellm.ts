import type { Sdk, SdkMethod } from './sdk';

const CHAT: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: 'client',
  positional: ['model', 'messages'],
};
const EMBEDDING: Omit<SdkMethod, 'path'> = { ...CHAT, kind: 'embedding', positional: ['model', 'input'] };

const FUNCTIONS: readonly SdkMethod[] = [
  { ...CHAT, path: 'completion' },
  { ...CHAT, path: 'acompletion' },
  { ...CHAT, path: 'responses', positional: ['input', 'model'] },
  { ...CHAT, path: 'aresponses', positional: ['input', 'model'] },
  { ...CHAT, path: 'text_completion', kind: 'completion', positional: ['prompt', 'model'] },
  { ...EMBEDDING, path: 'embedding' },
  { ...EMBEDDING, path: 'aembedding' },
];

/** LiteLLM: one function for every provider, which the model's id names. */
export const litellm: Sdk = {
  id: 'litellm',
  provider: 'router',
  modules: /^litellm(?:\..*)?$/,
  mention: /litellm/,
  clients: [{ name: /^Router$/, provider: 'router', onlyImported: true }],
  methods: FUNCTIONS,
  functions: FUNCTIONS,
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['input', 'prompt'],
    system: [],
    maxOutputTokens: ['max_completion_tokens', 'max_tokens', 'max_output_tokens'],
    tools: ['tools', 'functions'],
    outputSchema: ['response_format'],
  },
};
