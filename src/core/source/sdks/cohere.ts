import type { Sdk, SdkMethod } from './sdk';

/** Its methods have everyday names, so only a traced client is believed. */
const CERTAIN: Pick<SdkMethod, 'evidence'> = { evidence: 'client' };

/** Cohere's SDKs for Python and JavaScript, versions 1 and 2 of its API. */
export const cohere: Sdk = {
  id: 'cohere',
  provider: 'cohere',
  modules: /^(?:cohere|cohere-ai)$/,
  mention: /cohere/i,
  clients: [
    { name: /^(?:Async)?Client(?:V2)?$/, provider: 'cohere', onlyImported: true },
    { name: /^Cohere(?:Client)?(?:V2)?$/, provider: 'cohere' },
  ],
  methods: [
    { ...CERTAIN, path: 'chat', kind: 'chat' },
    { ...CERTAIN, path: 'chat_stream', kind: 'chat', stream: true },
    { ...CERTAIN, path: 'chatStream', kind: 'chat', stream: true },
    { ...CERTAIN, path: 'generate', kind: 'completion' },
    { ...CERTAIN, path: 'summarize', kind: 'completion' },
    { ...CERTAIN, path: 'embed', kind: 'embedding', positional: ['texts'] },
    { ...CERTAIN, path: 'rerank', kind: 'rerank' },
  ],
  not: /(?:^|\.)(?:connectors|datasets|finetuning)\./,
  parameters: {
    model: ['model'],
    messages: ['chat_history', 'chatHistory', 'messages'],
    input: ['message', 'prompt', 'texts', 'query', 'text'],
    system: ['preamble'],
    maxOutputTokens: ['max_tokens', 'maxTokens'],
    tools: ['tools'],
    outputSchema: ['response_format', 'responseFormat'],
  },
};
