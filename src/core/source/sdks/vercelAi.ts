import type { Sdk, SdkMethod, Steps } from './sdk';

const TEXT: Pick<SdkMethod, 'kind' | 'evidence'> = { kind: 'chat', evidence: 'path' };
/** A step is a request. An agent takes 20 of them where nothing says otherwise (documentation of version 6, read 2026-11). */
const STEPS: Steps = { through: ['tools'], bounds: ['stopWhen', 'maxSteps', 'experimental_maxSteps'] };
const LOOPED: Pick<SdkMethod, 'kind' | 'evidence' | 'steps'> = {
  ...TEXT,
  steps: { ...STEPS, onlyIfBounded: true },
};
const EMBEDDING: Pick<SdkMethod, 'kind' | 'evidence'> = { kind: 'embedding', evidence: 'path' };

/** The AI SDK: functions that take a model made by its provider's package, or the id of a gateway's model. */
export const vercelAi: Sdk = {
  id: 'vercel-ai',
  provider: 'router',
  modules: /^ai$/,
  mention: /['"]ai['"]/,
  clients: [
    { name: /^ToolLoopAgent$/, provider: 'router', onlyImported: true },
    // Of version 5, where an agent makes one step if nothing says otherwise.
    { name: /^(?:Experimental_)?Agent$/, provider: 'router', onlyImported: true, onlyIfBounded: true },
  ],
  methods: [
    { ...TEXT, path: 'generate', evidence: 'client', steps: STEPS },
    { ...TEXT, path: 'stream', evidence: 'client', stream: true, steps: STEPS },
  ],
  exportsOthers: true,
  functions: [
    { ...LOOPED, path: 'generateText' },
    { ...LOOPED, path: 'streamText', stream: true },
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
