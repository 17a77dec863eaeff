import type { Sdk, SdkMethod } from './sdk';

const CHAT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'path' };
const RESPONSE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['input', 'instructions'] } };

/** OpenAI's SDKs for Python and JavaScript, and the clients of other providers that have the same methods. */
export const openai: Sdk = {
  id: 'openai',
  provider: 'openai',
  modules:
    /^(?:openai(?:[./].*)?|groq|groq-sdk|together|together-ai|fireworks(?:\.client(?:\..*)?)?|@azure\/openai|langfuse\.openai|portkey[-_]ai|cerebras\.cloud\.sdk|@cerebras\/cerebras_cloud_sdk|langsmith\/wrappers|@langfuse\/openai|guardrails|@openai\/guardrails)$/,
  clients: [
    { name: /^(?:Guardrails)?(?:Async)?Azure(?:Async)?OpenAI$/, provider: 'azure' },
    { name: /^(?:Guardrails)?(?:Async)?OpenAI(?:Api)?$/, provider: 'openai' },
    { name: /^(?:Async)?Groq$/, provider: 'groq' },
    { name: /^(?:Async)?Together$/, provider: 'together' },
    { name: /^(?:Async)?Cerebras$/, provider: 'cerebras' },
    { name: /^(?:Async)?Fireworks$/, provider: 'fireworks', onlyImported: true },
  ],
  methods: [
    { ...CHAT, path: 'chat.completions.create' },
    { ...CHAT, path: 'chat.completions.parse' },
    { ...CHAT, path: 'chat.completions.stream', stream: true },
    { ...CHAT, path: 'chat.completions.runTools' },
    { ...CHAT, path: 'chat.completions.runFunctions' },
    { ...CHAT, path: 'chat.completions.create_with_completion' },
    { ...CHAT, path: 'chat.completions.create_iterable', stream: true },
    { ...CHAT, path: 'chat.completions.create_partial', stream: true },
    { ...CHAT, path: 'createChatCompletion' },
    { ...CHAT, path: 'ChatCompletion.create' },
    { ...CHAT, path: 'ChatCompletion.acreate' },
    { ...RESPONSE, path: 'responses.create' },
    { ...RESPONSE, path: 'responses.parse' },
    { ...RESPONSE, path: 'responses.stream', stream: true },
    { path: 'embeddings.create', kind: 'embedding', evidence: { any: ['input'] } },
    { path: 'Embedding.create', kind: 'embedding', evidence: { any: ['input'] } },
    { path: 'Embedding.acreate', kind: 'embedding', evidence: { any: ['input'] } },
    { path: 'completions.create', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'Completion.create', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'Completion.acreate', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'createEmbedding', kind: 'embedding', evidence: { any: ['input'] } },
    { path: 'createCompletion', kind: 'completion', evidence: { any: ['prompt'] } },
    { path: 'batches.create', kind: 'chat', batch: true, evidence: { all: ['input_file_id', 'endpoint'] } },
    { path: 'Image.create', kind: 'image', evidence: { all: ['prompt', 'n'] } },
    { path: 'createImage', kind: 'image', evidence: { all: ['prompt', 'n'] } },
    { path: 'images.generate', kind: 'image', evidence: { any: ['prompt'] } },
    { path: 'images.edit', kind: 'image', evidence: { any: ['prompt'] } },
    { path: 'images.create_variation', kind: 'image', evidence: { any: ['image'] } },
    { path: 'images.createVariation', kind: 'image', evidence: { any: ['image'] } },
    { path: 'audio.transcriptions.create', kind: 'audio', evidence: 'path' },
    { path: 'audio.translations.create', kind: 'audio', evidence: 'path' },
    { path: 'audio.speech.create', kind: 'audio', evidence: 'path' },
  ],
  not: /(?:^|\.)(?:threads|assistants|fine_tuning|fineTuning|evals|files|vector_stores|vectorStores|realtime|conversations)\./,
  parameters: {
    model: ['model', 'engine', 'deployment_id'],
    messages: ['messages'],
    input: ['input', 'prompt'],
    system: ['instructions'],
    maxOutputTokens: ['max_completion_tokens', 'max_output_tokens', 'max_tokens', 'maxTokens'],
    tools: ['tools', 'functions'],
    outputSchema: ['response_format', 'text_format', 'text', 'response_model'],
  },
};
