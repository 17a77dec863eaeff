import type { Sdk, SdkMethod } from './sdk';

/** Its methods have everyday names, so only a traced client or the module itself is believed. */
const CERTAIN: Pick<SdkMethod, 'evidence'> = { evidence: 'client' };

/** Ollama's SDKs for Python and JavaScript: models that are hosted already, without a price for a token. */
export const ollama: Sdk = {
  id: 'ollama',
  provider: 'self-hosted',
  modules: /^ollama(?:\/browser)?$/,
  mention: /ollama/i,
  clients: [
    { name: /^(?:Async)?Client$/, provider: 'self-hosted', onlyImported: true },
    { name: /^Ollama$/, provider: 'self-hosted', onlyImported: true },
  ],
  methods: [
    { ...CERTAIN, path: 'chat', kind: 'chat', positional: ['model', 'messages'] },
    { ...CERTAIN, path: 'generate', kind: 'completion', positional: ['model', 'prompt'] },
    { ...CERTAIN, path: 'embed', kind: 'embedding', positional: ['model', 'input'] },
    { ...CERTAIN, path: 'embeddings', kind: 'embedding', positional: ['model', 'prompt'] },
  ],
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompt', 'input'],
    system: ['system'],
    maxOutputTokens: ['options.num_predict'],
    tools: ['tools'],
    outputSchema: ['format'],
  },
};
