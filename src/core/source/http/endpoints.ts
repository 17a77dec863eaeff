/** The endpoints that cost, by path. Their bodies carry what the SDKs' arguments do, under the same names. */

import type { CallKind } from '../callSite';
import { anthropic } from '../sdks/anthropic';
import { bedrock } from '../sdks/bedrock';
import { cohere } from '../sdks/cohere';
import { google } from '../sdks/google';
import { huggingFace } from '../sdks/huggingFace';
import { ollama } from '../sdks/ollama';
import { openai } from '../sdks/openai';
import type { ParameterNames } from '../sdks/sdk';

export interface Endpoint {
  /** As the provider documents it. */
  readonly name: string;
  /** Fits the end of the path. The group `model` is the model's id, where it is in the path. */
  readonly path: RegExp;
  /** Providers that have it; all when it is not said. */
  readonly providers?: readonly string[];
  readonly kind: CallKind;
  readonly stream?: boolean;
  readonly batch?: boolean;
  readonly parameters: ParameterNames;
  /**
   * Members that the body must have where the host does not tell: it is not known, or it is one's own, which may serve
   * anything under such a path. Without this, only a provider's own host is believed.
   */
  readonly telltale?: readonly string[];
  /** A header that tells as well. */
  readonly header?: string;
  /** Of one's own hosts, those that are believed whatever the body: host, colon, port; or the name of a base URL. */
  readonly ownHost?: RegExp;
  /** The provider where the host does not tell; the model does where this is not said. */
  readonly maker?: string;
  /** What the body must match, where one path serves models of all kinds. */
  readonly generates?: { readonly members: readonly string[]; readonly model: RegExp };
}

const RESPONSES_AT = ['openai', 'azure', 'xai', 'groq', 'openrouter', 'huggingface', 'self-hosted'];
const IMAGES_AT = ['openai', 'azure', 'xai', 'together', 'google', 'self-hosted'];
const AUDIO_AT = ['openai', 'azure', 'groq', 'together', 'mistral', 'self-hosted'];

const OPENAI = openai.parameters;
const ANTHROPIC = anthropic.parameters;
const COHERE = { providers: ['cohere'], parameters: cohere.parameters };
const OLLAMA = {
  providers: ['self-hosted'],
  parameters: ollama.parameters,
  ownHost: /ollama|:11434$/i,
  maker: 'self-hosted',
} as const;
const BEDROCK = { providers: ['aws'] };

const CHAT = {
  name: 'POST /v1/chat/completions',
  kind: 'chat',
  parameters: OPENAI,
  telltale: ['model', 'messages'],
  // Nothing else has such a path.
  ownHost: /(?:)/,
} as const;
const MESSAGES = {
  name: 'POST /v1/messages',
  kind: 'chat',
  parameters: ANTHROPIC,
  maker: 'anthropic',
} as const;

const GEMINI: ParameterNames = {
  ...google.parameters,
  // `instances` are those of Vertex AI's `predict`.
  input: [...google.parameters.input, 'instances'],
  outputSchema: [...google.parameters.outputSchema, 'generationConfig.responseJsonSchema'],
};
const GEMINI_AT = { providers: ['google'], parameters: GEMINI, maker: 'google' } as const;

/** `invoke` takes the body of the model's own maker. */
const INVOKED: ParameterNames = {
  ...ANTHROPIC,
  input: [...ANTHROPIC.input, 'inputText', 'texts'],
  maxOutputTokens: [
    ...ANTHROPIC.maxOutputTokens,
    'inferenceConfig.maxTokens',
    'inferenceConfig.max_new_tokens',
    'textGenerationConfig.maxTokenCount',
    'max_gen_len',
  ],
};

/** The first that fits is taken, so what is more special stands first. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    ...CHAT,
    path: /\/openai\/deployments\/(?<model>[^/]+)\/chat\/completions$/,
    providers: ['azure'],
    telltale: ['messages'],
    maker: 'azure',
  },
  { ...CHAT, path: /\/models\/(?<model>[^/]+\/[^/]+)\/v1\/chat\/completions$/, providers: ['huggingface'] },
  { ...CHAT, path: /\/chat\/completions$/ },
  {
    name: 'POST /v1/responses',
    path: /\/responses$/,
    providers: RESPONSES_AT,
    kind: 'chat',
    parameters: OPENAI,
    telltale: ['model', 'input'],
  },
  {
    name: 'POST /v1/completions',
    path: /(?:\/deployments\/(?<model>[^/]+)|\/v\d\w*|\/beta|\/fim)\/completions$/,
    kind: 'completion',
    parameters: OPENAI,
    telltale: ['model', 'prompt'],
  },
  { ...OLLAMA, name: 'POST /api/embeddings', path: /\/api\/embeddings$/, kind: 'embedding' },
  {
    name: 'POST /v1/embeddings',
    path: /(?:\/deployments\/(?<model>[^/]+))?\/embeddings$/,
    kind: 'embedding',
    parameters: OPENAI,
    telltale: ['model', 'input'],
  },
  {
    name: 'POST /v1/images/generations',
    path: /(?:\/deployments\/(?<model>[^/]+))?\/images\/(?:generations|edits)$/,
    providers: IMAGES_AT,
    kind: 'image',
    parameters: OPENAI,
    telltale: ['model', 'prompt'],
  },
  {
    name: 'POST /v1/audio/speech',
    path: /(?:\/deployments\/(?<model>[^/]+))?\/audio\/speech$/,
    providers: AUDIO_AT,
    kind: 'audio',
    parameters: OPENAI,
    telltale: ['model', 'input'],
  },
  {
    name: 'POST /v1/audio/transcriptions',
    path: /(?:\/deployments\/(?<model>[^/]+))?\/audio\/(?:transcriptions|translations)$/,
    providers: AUDIO_AT,
    kind: 'audio',
    parameters: OPENAI,
    telltale: ['model', 'file'],
  },
  {
    ...MESSAGES,
    name: 'POST /v1/messages/batches',
    path: /\/v1\/messages\/batches$/,
    providers: ['anthropic'],
    batch: true,
  },
  {
    ...MESSAGES,
    path: /\/messages$/,
    header: 'anthropic-version',
    telltale: ['model', 'messages', 'max_tokens'],
  },
  {
    name: 'POST /v1/complete',
    path: /\/v1\/complete$/,
    providers: ['anthropic'],
    kind: 'completion',
    parameters: ANTHROPIC,
  },
  {
    ...MESSAGES,
    name: 'POST /publishers/anthropic/models/{model}:rawPredict',
    path: /\/publishers\/anthropic\/models\/(?<model>[^/:]+):rawPredict$/,
    providers: ['google'],
  },
  {
    ...MESSAGES,
    name: 'POST /publishers/anthropic/models/{model}:streamRawPredict',
    path: /\/publishers\/anthropic\/models\/(?<model>[^/:]+):streamRawPredict$/,
    providers: ['google'],
    stream: true,
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1beta/models/{model}:generateContent',
    path: /\/(?<model>[^/:]+):generateContent$/,
    kind: 'chat',
    telltale: ['contents'],
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1beta/models/{model}:streamGenerateContent',
    path: /\/(?<model>[^/:]+):streamGenerateContent$/,
    kind: 'chat',
    stream: true,
    telltale: ['contents'],
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1beta/models/{model}:embedContent',
    path: /\/(?<model>[^/:]+):embedContent$/,
    kind: 'embedding',
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1beta/models/{model}:batchEmbedContents',
    path: /\/(?<model>[^/:]+):batchEmbedContents$/,
    kind: 'embedding',
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1beta/models/{model}:predict',
    path: /\/(?<model>imagen[^/:]*):predict$/,
    kind: 'image',
  },
  {
    ...GEMINI_AT,
    name: 'POST /v1/models/{model}:predict',
    path: /\/(?<model>[^/:]*embedding[^/:]*):predict$/,
    kind: 'embedding',
  },
  { ...COHERE, name: 'POST /v2/chat', path: /\/v[12]\/chat$/, kind: 'chat' },
  { ...COHERE, name: 'POST /v1/generate', path: /\/v1\/(?:generate|summarize)$/, kind: 'completion' },
  { ...COHERE, name: 'POST /v2/embed', path: /\/v[12]\/embed$/, kind: 'embedding' },
  { ...COHERE, name: 'POST /v2/rerank', path: /\/v[12]\/rerank$/, kind: 'rerank' },
  {
    ...OLLAMA,
    name: 'POST /api/chat',
    path: /\/api\/chat$/,
    kind: 'chat',
  },
  {
    ...OLLAMA,
    name: 'POST /api/generate',
    path: /\/api\/generate$/,
    kind: 'completion',
  },
  {
    ...OLLAMA,
    name: 'POST /api/embed',
    path: /\/api\/embed$/,
    kind: 'embedding',
  },
  {
    ...BEDROCK,
    name: 'POST /model/{model}/converse',
    path: /\/model\/(?<model>[^/]+)\/converse$/,
    kind: 'chat',
    parameters: bedrock.parameters,
  },
  {
    ...BEDROCK,
    name: 'POST /model/{model}/converse-stream',
    path: /\/model\/(?<model>[^/]+)\/converse-stream$/,
    kind: 'chat',
    stream: true,
    parameters: bedrock.parameters,
  },
  {
    ...BEDROCK,
    name: 'POST /model/{model}/invoke',
    path: /\/model\/(?<model>[^/]*embed[^/]*)\/invoke$/,
    kind: 'embedding',
    parameters: INVOKED,
  },
  {
    ...BEDROCK,
    name: 'POST /model/{model}/invoke',
    path: /\/model\/(?<model>[^/]+)\/invoke$/,
    kind: 'chat',
    parameters: INVOKED,
  },
  {
    ...BEDROCK,
    name: 'POST /model/{model}/invoke-with-response-stream',
    path: /\/model\/(?<model>[^/]+)\/invoke-with-response-stream$/,
    kind: 'chat',
    stream: true,
    parameters: INVOKED,
  },
  {
    name: 'POST /models/{model}',
    path: /\/models\/(?<model>[^/]+(?:\/[^/]+)?)$/,
    providers: ['huggingface'],
    kind: 'completion',
    parameters: huggingFace.parameters,
    generates: {
      members: ['max_new_tokens', 'max_length', 'temperature', 'top_p', 'return_full_text', 'do_sample'],
      model:
        /instruct|chat|gpt|llama|mistral|mixtral|gemma|falcon|qwen|phi-?\d|zephyr|deepseek|bloom|flan|-it$/i,
    },
  },
];

/** Paths of endpoints: words such as `messages` alone stand in every other file. All begin with what is rare in code. */
const MENTION =
  /\/(?:(?:chat\/)?completions\b|messages\b|responses\b|embed(?:dings?)?\b|rerank\b|images\/|audio\/|api\/(?:chat|generate)|v[12]\/(?:chat|generate|complete)|converse|invoke|models\/)|:\w{0,20}(?:enerateContent|mbedContent|redict\b)/;
const REMOTE = /https?:\/\/|\bcurl\b|urlopen|fetch|axios|\bpost\b|HTTPS?Connection|https\.request/;
/** In the body or the URL of every one of them. */
const MODEL = /model/i;

/** False for a text that sends nothing to any endpoint, so that it need not be parsed. */
export function mentionsEndpoint(text: string): boolean {
  return MENTION.test(text) && MODEL.test(text) && REMOTE.test(text);
}
