import type { Sdk, SdkMethod } from './sdk';

const GENERATE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['prompt'] };

/** Genkit in JavaScript: what `genkit()` gives generates, with the model of the call or its own. */
export const genkit: Sdk = {
  id: 'genkit',
  provider: 'router',
  modules: /^(?:genkit(?:\/.*)?|@genkit-ai\/(?:ai|core|flow)(?:\/.*)?)$/,
  mention: /genkit/,
  clients: [{ name: /^genkit$/, provider: 'router', onlyImported: true }],
  methods: [
    { ...GENERATE, path: 'generate' },
    { ...GENERATE, path: 'generateStream', stream: true },
    { ...GENERATE, path: 'definePrompt' },
    { ...GENERATE, path: 'embed', kind: 'embedding', positional: [] },
    { ...GENERATE, path: 'embedMany', kind: 'embedding', positional: [] },
  ],
  functions: [{ ...GENERATE, path: 'generate' }],
  exportsOthers: true,
  modelFactories: /^(?:@genkit-ai\/([\w-]+)|genkitx-(\w+))(?:\/.*)?$/,
  not: /(?!)/,
  parameters: {
    model: ['model', 'embedder'],
    messages: ['messages'],
    input: ['prompt', 'content'],
    system: ['system'],
    maxOutputTokens: ['config.maxOutputTokens'],
    tools: ['tools'],
    outputSchema: ['output.schema'],
  },
};
