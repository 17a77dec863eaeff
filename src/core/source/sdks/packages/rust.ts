/** Crates in Rust: async-openai, and those of Anthropic's API that share its shape. */

import { ANTHROPIC_PARAMETERS, NOT_ANTHROPIC, NOT_OPENAI, OPENAI_PARAMETERS } from './parameters';
import type { PackageMethod, SdkPackage } from './sdkPackage';

const REQUEST: Pick<PackageMethod, 'takes' | 'evidence'> = { takes: ['*'], evidence: 'import' };
const CHAT: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = { ...REQUEST, kind: 'chat' };

const openai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^async_openai(?:[:.][\s\S]*)?$/,
  clients: [
    {
      type: /^Client$/,
      made: /^(?:async_openai\.)?Client\.(?:new|with_config|build|default)$/,
      provider: 'openai',
      onlyImported: true,
    },
  ],
  requests:
    /^Create(?:(?:ChatCompletion|Embedding|Completion|Image|Speech|Transcription)Request|Response)(?:Args)?$/,
  methods: [
    { ...CHAT, path: 'chat.create' },
    { ...CHAT, path: 'chat.create_stream', stream: true },
    { ...CHAT, path: 'responses.create' },
    { ...CHAT, path: 'responses.create_stream', stream: true },
    // Requests of the caller's own types, which say nothing here.
    { ...CHAT, path: 'chat.create_byot' },
    { ...CHAT, path: 'chat.create_stream_byot', stream: true },
    { ...CHAT, path: 'responses.create_byot' },
    { ...CHAT, path: 'responses.create_stream_byot', stream: true },
    { ...REQUEST, path: 'embeddings.create', kind: 'embedding' },
    { ...REQUEST, path: 'completions.create', kind: 'completion' },
    { ...REQUEST, path: 'completions.create_stream', kind: 'completion', stream: true },
    { ...REQUEST, path: 'images.create', kind: 'image' },
    { ...REQUEST, path: 'images.generate', kind: 'image' },
    { ...REQUEST, path: 'audio.transcription.create', kind: 'audio' },
    { ...REQUEST, path: 'audio.translation.create', kind: 'audio' },
    { ...REQUEST, path: 'audio.speech.create', kind: 'audio' },
    { ...REQUEST, path: 'audio.transcribe', kind: 'audio' },
    { ...REQUEST, path: 'audio.speech', kind: 'audio' },
  ],
  not: NOT_OPENAI,
  parameters: OPENAI_PARAMETERS,
};

const anthropic: SdkPackage = {
  id: 'anthropic',
  provider: 'anthropic',
  modules:
    /^(?:async_anthropic|anthropic|anthropic_sdk|anthropic_sdk_rust|anthropic_rs|claude_api)(?:[:.][\s\S]*)?$/,
  clients: [{ type: /^(?:Client|Anthropic)$/, provider: 'anthropic', onlyImported: true }],
  requests: /^(?:CreateMessages?Request(?:Builder)?|MessageCreate(?:Params|Builder)(?:Builder)?)$/,
  methods: [
    { ...CHAT, path: 'messages.create' },
    { ...CHAT, path: 'messages.create_stream', stream: true },
    { ...CHAT, path: 'messages.stream', stream: true },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

export const RUST_PACKAGES: readonly SdkPackage[] = [openai, anthropic];
