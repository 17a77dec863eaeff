import type { Sdk } from './sdk';

/** Azure AI Inference in Python: one client for the models of Azure AI and GitHub Models. */
export const azureInference: Sdk = {
  id: 'azure-inference',
  provider: 'azure',
  modules: /^azure\.ai\.inference(?:\..*)?$/,
  mention: /azure\.ai\.inference/,
  clients: [{ name: /^(?:ChatCompletions|Embeddings)Client$/, provider: 'azure' }],
  methods: [
    { path: 'complete', kind: 'chat', evidence: 'client' },
    { path: 'embed', kind: 'embedding', evidence: 'client' },
  ],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['input'],
    system: [],
    maxOutputTokens: ['max_tokens'],
    tools: ['tools'],
    outputSchema: ['response_format'],
  },
};
