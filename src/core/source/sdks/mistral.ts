import type { Sdk, SdkMethod } from './sdk';

const CHAT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['messages'] } };

/** Mistral's SDKs for Python and JavaScript. */
export const mistral: Sdk = {
  id: 'mistral',
  provider: 'mistral',
  modules: /^(?:mistralai(?:\..*)?|@mistralai\/mistralai(?:\/.*)?)$/,
  mention: /mistral/i,
  clients: [{ name: /^(?:Mistral|MistralClient|MistralAsyncClient)$/, provider: 'mistral' }],
  methods: [
    { ...CHAT, path: 'chat.complete' },
    { ...CHAT, path: 'chat.complete_async' },
    { ...CHAT, path: 'chat.parse' },
    { ...CHAT, path: 'chat.parse_async' },
    { ...CHAT, path: 'chat.stream', stream: true },
    { ...CHAT, path: 'chat.stream_async', stream: true },
    { ...CHAT, path: 'chat', evidence: 'client' },
    { path: 'fim.complete', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'fim.complete_async', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'embeddings.create', kind: 'embedding', evidence: { any: ['inputs'] } },
    { path: 'embeddings.create_async', kind: 'embedding', evidence: { any: ['inputs'] } },
  ],
  not: /(?:^|\.)(?:agents|conversations|files)\./,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['inputs', 'input', 'prompt'],
    system: [],
    maxOutputTokens: ['max_tokens', 'maxTokens'],
    tools: ['tools'],
    outputSchema: ['response_format', 'responseFormat'],
  },
};
