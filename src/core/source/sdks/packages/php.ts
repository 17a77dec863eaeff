/** SDKs in PHP: openai-php with its facade for Laravel, Anthropic's, and its community's in the same shape. */

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
  modules: /^OpenAI(?:[\\.][\s\S]*)?$/,
  clients: [
    { type: /^OpenAI$/, made: /^OpenAI\.(?:client|factory)$/, provider: 'openai' },
    { type: /^Client(?:Contract|Interface)?$/, provider: 'openai', onlyImported: true },
  ],
  requests: /(?!)/,
  methods: [
    { ...CHAT, path: 'chat.create' },
    { ...CHAT, path: 'chat.createStreamed', stream: true },
    { ...INPUT, path: 'responses.create', kind: 'chat' },
    { ...INPUT, path: 'responses.createStreamed', kind: 'chat', stream: true },
    { ...INPUT, path: 'embeddings.create', kind: 'embedding' },
    { ...PROMPT, path: 'completions.create', kind: 'completion' },
    { ...PROMPT, path: 'completions.createStreamed', kind: 'completion', stream: true },
    { ...PROMPT, path: 'images.create', kind: 'image' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.transcribe', kind: 'audio' },
    { takes: ['*'], evidence: 'nothing', path: 'audio.translate', kind: 'audio' },
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
  modules: /^(?:WpAi[\\.])?Anthropic(?:[\\.][\s\S]*)?$/,
  clients: [
    { type: /^Anthropic(?:API)?$/, made: /^Anthropic\.(?:client|factory)$/, provider: 'anthropic' },
    { type: /^Client(?:Contract|Interface)?$/, provider: 'anthropic', onlyImported: true },
  ],
  requests: /^MessageCreateParams$/,
  methods: [
    { ...MESSAGE, path: 'messages.create' },
    { ...MESSAGE, path: 'messages.createStream', stream: true },
    { ...MESSAGE, path: 'messages.createStreamed', stream: true },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

export const PHP_PACKAGES: readonly SdkPackage[] = [openai, anthropic];
