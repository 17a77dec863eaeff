import type { Sdk, SdkMethod } from './sdk';

const CHAT: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: { any: ['messages'] },
  positional: ['messages'],
};
const TEXT: Omit<SdkMethod, 'path'> = {
  kind: 'completion',
  evidence: 'client',
  positional: ['prompt'],
};

/** Hugging Face's inference clients for Python and JavaScript. The model may be the client's. */
export const huggingFace: Sdk = {
  id: 'huggingface',
  provider: 'huggingface',
  modules: /^(?:huggingface_hub(?:\..*)?|@huggingface\/inference)$/,
  mention: /huggingface|InferenceClient|HfInference/i,
  clients: [
    { name: /^(?:Async)?InferenceClient$/, provider: 'huggingface', positional: ['model'] },
    { name: /^HfInference$/, provider: 'huggingface' },
  ],
  methods: [
    { ...CHAT, path: 'chat_completion' },
    { ...CHAT, path: 'chatCompletion' },
    { ...CHAT, path: 'chatCompletionStream', stream: true },
    { ...CHAT, path: 'chat.completions.create', evidence: 'client' },
    { ...TEXT, path: 'text_generation' },
    { ...TEXT, path: 'textGeneration' },
    { ...TEXT, path: 'textGenerationStream', stream: true },
    { ...TEXT, path: 'feature_extraction', kind: 'embedding' },
    { ...TEXT, path: 'featureExtraction', kind: 'embedding' },
  ],
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompt', 'inputs', 'text'],
    system: [],
    maxOutputTokens: ['max_tokens', 'max_new_tokens', 'parameters.max_new_tokens'],
    tools: ['tools'],
    outputSchema: ['response_format'],
  },
};
