import type { Sdk, SdkMethod } from './sdk';

const CONTENT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['contents'] } };

/** On an object that carries its model: `GenerativeModel("…").generate_content("…")`, a chat's `send_message("…")`. */
const BOUND: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client' };

/** Google's SDKs for Gemini in Python and JavaScript: the one for both its APIs, and the older ones for each. */
export const google: Sdk = {
  id: 'google',
  provider: 'google',
  modules:
    /^(?:google|google\.genai(?:\..*)?|google\.generativeai(?:\..*)?|vertexai(?:\..*)?|@google\/genai(?:\/.*)?|@google\/generative-ai|@google-cloud\/vertexai)$/,
  mention: /gen(?:erative)?[-_]?ai|vertexai|GenAI/,
  clients: [
    { name: /^Client$/, provider: 'google', onlyImported: true },
    { name: /^(?:GoogleGenAI|GoogleGenerativeAI|VertexAI)$/, provider: 'google' },
    {
      name: /^(?:Generative|TextEmbedding)Model$/,
      provider: 'google',
      onlyImported: true,
      positional: ['model_name'],
    },
  ],
  binders: /^(?:getGenerativeModel|startChat|start_chat|create|from_pretrained)$/,
  methods: [
    { ...CONTENT, path: 'models.generate_content' },
    { ...CONTENT, path: 'models.generate_content_stream', stream: true },
    { ...CONTENT, path: 'models.generateContent' },
    { ...CONTENT, path: 'models.generateContentStream', stream: true },
    { ...CONTENT, path: 'models.embed_content', kind: 'embedding' },
    { ...CONTENT, path: 'models.embedContent', kind: 'embedding' },
    { path: 'models.generate_images', kind: 'image', evidence: { any: ['prompt'] } },
    { path: 'models.generateImages', kind: 'image', evidence: { any: ['prompt'] } },
    { ...BOUND, path: 'generate_content', positional: ['contents'] },
    { ...BOUND, path: 'generate_content_async', positional: ['contents'] },
    { ...BOUND, path: 'generateContent', positional: ['contents'] },
    { ...BOUND, path: 'generateContentStream', stream: true, positional: ['contents'] },
    { ...BOUND, path: 'embed_content', kind: 'embedding', positional: ['model', 'content'] },
    { ...BOUND, path: 'get_embeddings', kind: 'embedding', positional: ['contents'] },
    { ...BOUND, path: 'send_message', positional: ['message'] },
    { ...BOUND, path: 'send_message_async', positional: ['message'] },
    { ...BOUND, path: 'send_message_stream', stream: true, positional: ['message'] },
    { ...BOUND, path: 'sendMessage', positional: ['message'] },
    { ...BOUND, path: 'sendMessageStream', stream: true, positional: ['message'] },
  ],
  not: /(?:^|\.)(?:files|caches|tunings|operations)\./,
  parameters: {
    model: ['model', 'model_name'],
    messages: ['history', 'contents'],
    input: ['message', 'content', 'prompt'],
    system: [
      'config.system_instruction',
      'config.systemInstruction',
      'system_instruction',
      'systemInstruction',
    ],
    maxOutputTokens: [
      'config.max_output_tokens',
      'config.maxOutputTokens',
      'generation_config.max_output_tokens',
      'generationConfig.maxOutputTokens',
    ],
    tools: ['config.tools', 'tools'],
    outputSchema: [
      'config.response_schema',
      'config.responseSchema',
      'generation_config.response_schema',
      'generationConfig.responseSchema',
    ],
  },
};
