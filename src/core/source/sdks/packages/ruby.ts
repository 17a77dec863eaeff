/** SDKs in Ruby: OpenAI's, the older ruby-openai, and Anthropic's. Frameworks load them without a `require`. */

import { ANTHROPIC_PARAMETERS, NOT_ANTHROPIC, NOT_OPENAI, OPENAI_PARAMETERS } from './parameters';
import type { PackageMethod, SdkPackage } from './sdkPackage';

const CHAT: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = {
  takes: ['*'],
  evidence: ['model', 'messages'],
  kind: 'chat',
};
const INPUT: Pick<PackageMethod, 'takes' | 'evidence'> = { takes: ['*'], evidence: ['model', 'input'] };
const PROMPT: Pick<PackageMethod, 'takes' | 'evidence'> = { takes: ['*'], evidence: ['model', 'prompt'] };

const openai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^(?:openai|ruby\/openai|ruby-openai|OpenAI(?:\.[\s\S]*)?)$/,
  clients: [{ type: /(?!)/, made: /^OpenAI\.Client\.new$/, provider: 'openai' }],
  requests: /(?!)/,
  methods: [
    { ...CHAT, path: 'chat.completions.create' },
    { ...CHAT, path: 'chat.completions.stream', stream: true },
    { ...CHAT, path: 'chat.completions.stream_raw', stream: true },
    { ...CHAT, path: 'chat' },
    { ...INPUT, path: 'responses.create', kind: 'chat' },
    { ...INPUT, path: 'responses.stream', kind: 'chat', stream: true },
    { ...INPUT, path: 'embeddings.create', kind: 'embedding' },
    { ...INPUT, path: 'embeddings', kind: 'embedding' },
    { ...PROMPT, path: 'completions.create', kind: 'completion' },
    { ...PROMPT, path: 'completions', kind: 'completion' },
    { ...PROMPT, path: 'images.generate', kind: 'image' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.transcriptions.create', kind: 'audio' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.transcribe', kind: 'audio' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.speech.create', kind: 'audio' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.speech', kind: 'audio' },
  ],
  not: NOT_OPENAI,
  parameters: OPENAI_PARAMETERS,
};

const MESSAGE: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = {
  takes: ['*'],
  evidence: ['model', 'max_tokens', 'messages'],
  kind: 'chat',
};

const anthropic: SdkPackage = {
  id: 'anthropic',
  provider: 'anthropic',
  modules: /^(?:anthropic|Anthropic(?:\.[\s\S]*)?)$/,
  clients: [
    { type: /(?!)/, made: /^Anthropic\.Client\.new$/, provider: 'anthropic' },
    { type: /(?!)/, made: /^Anthropic\.Bedrock\w*Client\.new$/, provider: 'aws' },
    { type: /(?!)/, made: /^Anthropic\.VertexClient\.new$/, provider: 'google' },
  ],
  requests: /(?!)/,
  methods: [
    { ...MESSAGE, path: 'messages.create' },
    { ...MESSAGE, path: 'messages.stream', stream: true },
    { ...MESSAGE, path: 'messages.stream_raw', stream: true },
    { ...MESSAGE, path: 'messages' },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

export const RUBY_PACKAGES: readonly SdkPackage[] = [openai, anthropic];
