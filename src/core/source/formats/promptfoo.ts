import type { ModelReference, PromptFile, PromptMessage } from '../callSite';
import { readData } from './dataFile';
import { contentOf, isRecord, messagesOfData } from './dataMessages';
import { type Format, firstAt, promptFile } from './format';
import { jinjaSegments } from './jinjaText';

/** Matrix of prompts and providers beyond which a file is generated. */
const MOST_PAIRS = 200;

/** promptfoo's configuration: each inline prompt with each provider that it is tried on. */
export const promptfoo: Format = {
  format: 'promptfoo',
  languageIds: [],
  matches: (path) => /(?:^|\/)promptfooconfig[^/]*\.(?:ya?ml|json)$|\.promptfoo\.ya?ml$/.test(path),
  read(text) {
    const file = readData(text);
    if (file === null || !isRecord(file.data)) return { prompts: [], problems: file?.problems ?? [] };
    const { prompts: given, providers, targets } = file.data;
    const models = providersOf(providers ?? targets);
    const found: PromptFile[] = [];
    for (const [index, prompt] of (Array.isArray(given) ? given : [given]).entries()) {
      const messages = messagesIn(prompt);
      if (messages === null) continue;
      const range = file.rangeAt(Array.isArray(given) ? ['prompts', index] : ['prompts']);
      for (const { model, maxOutputTokens } of models) {
        if (found.length < MOST_PAIRS)
          found.push(promptFile({ format: 'promptfoo', range, model, messages, maxOutputTokens }));
      }
    }
    return { prompts: found, problems: file.problems };
  },
};

/** An inline prompt, of text or of messages as JSON or YAML. One in another file is a hole by its name. */
function messagesIn(prompt: unknown): PromptMessage[] | null {
  const inner = isRecord(prompt) ? (prompt.raw ?? prompt.prompt ?? prompt.content ?? prompt.id) : prompt;
  if (typeof inner !== 'string') return messagesOfData(inner, jinjaSegments);
  if (/^file:\/\//.test(inner) || /^[\w./-]+\.(?:txt|md|json|ya?ml|j2|py|js|ts)$/.test(inner))
    return [{ role: null, segments: [{ kind: 'variable', name: inner.replace(/^file:\/\//, '') }] }];
  const data = /^\s*(?:\[|- role:)/.test(inner) ? readData(inner)?.data : undefined;
  return messagesOfData(data, jinjaSegments) ?? [{ role: 'user', segments: contentOf(inner, jinjaSegments) }];
}

interface Tried {
  readonly model: ModelReference;
  readonly maxOutputTokens: number | null;
}

function providersOf(providers: unknown): Tried[] {
  const given = Array.isArray(providers) ? providers : providers === undefined ? [] : [providers];
  const tried = given.flatMap((provider): Tried[] => {
    const [id, options] = idAndOptions(provider);
    const model = id === null ? null : modelOf(id);
    if (model === null) return [];
    return [
      {
        model,
        maxOutputTokens: firstAt(
          options,
          ['config.max_tokens', 'config.maxTokens', 'config.max_completion_tokens'],
          'number',
        ),
      },
    ];
  });
  return tried.length === 0 ? [{ model: { id: null, source: 'unknown' }, maxOutputTokens: null }] : tried;
}

/** `openai:gpt-4o`, `{ id: openai:gpt-4o, config }`, `{ openai:gpt-4o: { config } }`. */
function idAndOptions(provider: unknown): [string | null, unknown] {
  if (typeof provider === 'string') return [provider, {}];
  if (!isRecord(provider)) return [null, {}];
  if (typeof provider.id === 'string') return [provider.id, provider];
  const [first] = Object.entries(provider);
  return first === undefined ? [null, {}] : first;
}

/** What stands between the provider's name and the model's: `openai:chat:gpt-4o`. */
const KINDS = /^(?:chat|completion|messages|responses|embedding|embeddings|assistant|realtime|converse)$/;

function modelOf(id: string): ModelReference | null {
  if (/^(?:file|https?|exec|python|javascript):/.test(id)) return null;
  const [provider = '', ...rest] = id.split(':');
  const model = rest.filter((part, index) => index > 0 || !KINDS.test(part)).join(':');
  return model === ''
    ? null
    : { id: `${provider === 'vertex' ? 'google' : provider}/${model}`, source: 'config' };
}
