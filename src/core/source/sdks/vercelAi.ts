import type { Sdk, SdkMethod } from './sdk';

const TEXT: Pick<SdkMethod, 'kind' | 'evidence'> = { kind: 'chat', evidence: 'path' };
const EMBEDDING: Pick<SdkMethod, 'kind' | 'evidence'> = { kind: 'embedding', evidence: 'path' };

/** The AI SDK: functions that take a model made by its provider's package, or the id of a gateway's model. */
export const vercelAi: Sdk = {
  id: 'vercel-ai',
  provider: 'router',
  modules: /^ai$/,
  mention: /['"]ai['"]/,
  clients: [{ name: /^(?:Experimental_)?Agent$|^ToolLoopAgent$/, provider: 'router', onlyImported: true }],
  methods: [
    { ...TEXT, path: 'generate', evidence: 'client' },
    { ...TEXT, path: 'stream', evidence: 'client', stream: true },
  ],
  exportsOthers: true,
  functions: [
    { ...TEXT, path: 'generateText' },
    { ...TEXT, path: 'streamText', stream: true },
    { ...TEXT, path: 'generateObject' },
    { ...TEXT, path: 'streamObject', stream: true },
    { ...EMBEDDING, path: 'embed' },
    { ...EMBEDDING, path: 'embedMany' },
    { path: 'generateImage', kind: 'image', evidence: 'path' },
    { path: 'experimental_generateImage', kind: 'image', evidence: 'path' },
    { path: 'transcribe', kind: 'audio', evidence: 'path' },
    { path: 'experimental_transcribe', kind: 'audio', evidence: 'path' },
    { path: 'generateSpeech', kind: 'audio', evidence: 'path' },
    { path: 'experimental_generateSpeech', kind: 'audio', evidence: 'path' },
    { path: 'rerank', kind: 'rerank', evidence: 'path' },
  ],
  modelFactories:
    /^(?:@ai-sdk\/([\w-]+)(?:\/.*)?|(ollama|openrouter)-ai-provider(?:-v2)?|@(openrouter)\/ai-sdk-provider)$/,
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompt', 'value', 'values'],
    system: ['system', 'instructions'],
    maxOutputTokens: ['maxOutputTokens', 'maxTokens'],
    tools: ['tools'],
    outputSchema: ['schema'],
  },
};
