/** SDKs in C#: OpenAI's with Azure's clients, and Anthropic's. */

import { ANTHROPIC_PARAMETERS, NOT_ANTHROPIC, OPENAI_PARAMETERS } from './parameters';
import type { PackageMethod, SdkPackage } from './sdkPackage';

const CHAT: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = {
  takes: ['messages...'],
  evidence: 'import',
  kind: 'chat',
};
const RESPONSE: Omit<PackageMethod, 'path'> = {
  ...CHAT,
  takes: ['input', '*'],
  takesWithModel: ['model', 'input'],
};
const EMBEDDING: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = {
  takes: ['input', '*'],
  evidence: 'import',
  kind: 'embedding',
};
const IMAGE: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = { ...EMBEDDING, kind: 'image' };

const openai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^(?:OpenAI|Azure\.AI\.OpenAI)(?:\.|$)/,
  clients: [
    {
      type: /^(?:Chat|Embedding|Image|Audio|OpenAIResponse|Response)Client$/,
      provider: 'openai',
      takes: ['model'],
    },
    // Each request names its model, since the client has the plural.
    { type: /^ResponsesClient$/, provider: 'openai', takes: ['model'], takesKeyAlone: true },
    { type: /^OpenAIClient$/, provider: 'openai' },
    { type: /^AzureOpenAIClient$/, provider: 'azure' },
  ],
  binders: { name: /^Get(?:Chat|Embedding|Image|Audio|OpenAIResponse|Responses?)Client$/, takes: ['model'] },
  requests: /^(?:ChatCompletion|ResponseCreation|CreateResponse|EmbeddingGeneration|ImageGeneration)Options$/,
  requestTakes: ['model', 'input'],
  methods: [
    { ...CHAT, path: 'CompleteChat' },
    { ...CHAT, path: 'CompleteChatAsync' },
    { ...CHAT, path: 'CompleteChatStreaming', stream: true },
    { ...CHAT, path: 'CompleteChatStreamingAsync', stream: true },
    { ...RESPONSE, path: 'CreateResponse' },
    { ...RESPONSE, path: 'CreateResponseAsync' },
    { ...RESPONSE, path: 'CreateResponseStreaming', stream: true },
    { ...RESPONSE, path: 'CreateResponseStreamingAsync', stream: true },
    { ...EMBEDDING, path: 'GenerateEmbedding' },
    { ...EMBEDDING, path: 'GenerateEmbeddingAsync' },
    { ...EMBEDDING, path: 'GenerateEmbeddings' },
    { ...EMBEDDING, path: 'GenerateEmbeddingsAsync' },
    { ...IMAGE, path: 'GenerateImage' },
    { ...IMAGE, path: 'GenerateImageAsync' },
    { ...IMAGE, path: 'GenerateImages' },
    { ...IMAGE, path: 'GenerateImagesAsync' },
  ],
  not: /(?!)/,
  parameters: { ...OPENAI_PARAMETERS, input: ['input', 'input_items', 'prompt'] },
};

const MESSAGE: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = {
  takes: ['*'],
  evidence: 'import',
  kind: 'chat',
};

const anthropic: SdkPackage = {
  id: 'anthropic',
  provider: 'anthropic',
  modules: /^Anthropic(?:\.|$)/,
  clients: [
    { type: /^AnthropicClient$/, provider: 'anthropic' },
    { type: /^AnthropicBedrock\w*Client$/, provider: 'aws' },
    { type: /^AnthropicVertex\w*Client$/, provider: 'google' },
    { type: /^AnthropicFoundry\w*Client$/, provider: 'azure' },
  ],
  requests: /^MessageCreateParams$/,
  methods: [
    { ...MESSAGE, path: 'Messages.Create' },
    { ...MESSAGE, path: 'Messages.CreateStreaming', stream: true },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

export const CSHARP_PACKAGES: readonly SdkPackage[] = [openai, anthropic];
