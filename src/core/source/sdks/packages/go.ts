/** SDKs in Go: OpenAI's, Anthropic's, and the widely used go-openai. */

import { ANTHROPIC_PARAMETERS, NOT_ANTHROPIC, NOT_OPENAI, OPENAI_PARAMETERS } from './parameters';
import type { PackageMethod, SdkPackage } from './sdkPackage';

/** A context comes first. */
const REQUEST: Pick<PackageMethod, 'takes' | 'evidence'> = { takes: ['-', '*'], evidence: 'import' };
const CHAT: Pick<PackageMethod, 'takes' | 'evidence' | 'kind'> = { ...REQUEST, kind: 'chat' };

const openai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^github\.com\/openai\/openai-go(?:\/|$)/,
  clients: [{ type: /^Client$/, made: /^\w+\.NewClient$/, provider: 'openai', onlyImported: true }],
  requests: /^(?:ChatCompletion|Response|Embedding|Image\w*|Completion|Audio\w*)(?:New|Generate|Edit)Params$/,
  methods: [
    { ...CHAT, path: 'Chat.Completions.New' },
    { ...CHAT, path: 'Chat.Completions.NewStreaming', stream: true },
    { ...CHAT, path: 'Responses.New' },
    { ...CHAT, path: 'Responses.NewStreaming', stream: true },
    { ...REQUEST, path: 'Embeddings.New', kind: 'embedding' },
    { ...REQUEST, path: 'Completions.New', kind: 'completion' },
    { ...REQUEST, path: 'Images.Generate', kind: 'image' },
    { ...REQUEST, path: 'Images.Edit', kind: 'image' },
    { ...REQUEST, path: 'Audio.Transcriptions.New', kind: 'audio' },
    { ...REQUEST, path: 'Audio.Speech.New', kind: 'audio' },
  ],
  not: NOT_OPENAI,
  parameters: OPENAI_PARAMETERS,
};

const anthropic: SdkPackage = {
  id: 'anthropic',
  provider: 'anthropic',
  modules: /^github\.com\/anthropics\/anthropic-sdk-go(?:\/|$)/,
  clients: [{ type: /^Client$/, made: /^\w+\.NewClient$/, provider: 'anthropic', onlyImported: true }],
  requests: /^(?:Beta)?(?:Message|Completion)NewParams$/,
  methods: [
    { ...CHAT, path: 'Messages.New' },
    { ...CHAT, path: 'Messages.NewStreaming', stream: true },
    { ...REQUEST, path: 'Completions.New', kind: 'completion' },
  ],
  not: NOT_ANTHROPIC,
  parameters: ANTHROPIC_PARAMETERS,
};

const goOpenai: SdkPackage = {
  id: 'openai',
  provider: 'openai',
  modules: /^github\.com\/sashabaranov\/go-openai(?:\/|$)/,
  clients: [
    { type: /^Client$/, made: /^\w+\.NewClient(?:WithConfig)?$/, provider: 'openai', onlyImported: true },
  ],
  requests: /^(?:ChatCompletion|Completion|Embedding|Image|Speech|Audio)Request(?:Strings)?$/,
  methods: [
    { ...CHAT, path: 'CreateChatCompletion' },
    { ...CHAT, path: 'CreateChatCompletionStream', stream: true },
    { ...REQUEST, path: 'CreateCompletion', kind: 'completion' },
    { ...REQUEST, path: 'CreateCompletionStream', kind: 'completion', stream: true },
    { ...REQUEST, path: 'CreateEmbeddings', kind: 'embedding' },
    { ...REQUEST, path: 'CreateImage', kind: 'image' },
    { ...REQUEST, path: 'CreateTranscription', kind: 'audio' },
    { ...REQUEST, path: 'CreateSpeech', kind: 'audio' },
  ],
  not: /(?!)/,
  parameters: OPENAI_PARAMETERS,
};

export const GO_PACKAGES: readonly SdkPackage[] = [openai, anthropic, goOpenai];
