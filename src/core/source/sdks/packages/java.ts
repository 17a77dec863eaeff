/** SDKs in Java: OpenAI's and Anthropic's, whose requests are builders. */

import { ANTHROPIC_PARAMETERS, NOT_ANTHROPIC, NOT_OPENAI, OPENAI_PARAMETERS } from './parameters';
import type { PackageMethod, SdkPackage } from './sdkPackage';

const REQUEST: Pick<PackageMethod, 'takes' | 'evidence'> = { takes: ['*'], evidence: 'import' };
const CHAT: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = { ...REQUEST, kind: 'chat' };

const openai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^com\.openai\./,
  clients: [
    { type: /^OpenAI(?:OkHttp)?Client(?:Async|Impl)?$/, provider: 'openai' },
    { type: /^BedrockOpenAI(?:OkHttp)?Client(?:Async)?$/, provider: 'aws' },
  ],
  requests:
    /^(?:Structured)?(?:ChatCompletion|Response|Embedding|Image\w*|Completion)(?:Create|Generate|Edit)Params$/,
  methods: [
    { ...CHAT, path: 'chat.completions.create' },
    { ...CHAT, path: 'chat.completions.createStreaming', stream: true },
    { ...CHAT, path: 'responses.create' },
    { ...CHAT, path: 'responses.createStreaming', stream: true },
    { ...REQUEST, path: 'embeddings.create', kind: 'embedding' },
    { ...REQUEST, path: 'completions.create', kind: 'completion' },
    { ...REQUEST, path: 'images.generate', kind: 'image' },
    { ...REQUEST, path: 'audio.transcriptions.create', kind: 'audio' },
    { ...REQUEST, path: 'audio.speech.create', kind: 'audio' },
  ],
  not: NOT_OPENAI,
  parameters: OPENAI_PARAMETERS,
};

const anthropic: SdkPackage = {
  id: 'anthropic',
  provider: 'anthropic',
  modules: /^com\.anthropic\./,
  clients: [{ type: /^Anthropic(?:OkHttp)?Client(?:Async|Impl)?$/, provider: 'anthropic' }],
  requests: /^(?:Structured)?(?:Message|Completion)CreateParams$/,
  methods: [
    { ...CHAT, path: 'messages.create' },
    { ...CHAT, path: 'messages.createStreaming', stream: true },
    { ...REQUEST, path: 'completions.create', kind: 'completion' },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

export const JAVA_PACKAGES: readonly SdkPackage[] = [openai, anthropic];
