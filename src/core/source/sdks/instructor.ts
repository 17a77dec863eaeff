import type { Sdk, SdkMethod } from './sdk';

/** A call that fills a model of the answer; the client may be any provider's, patched. */
const FILLED: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { all: ['response_model', 'messages'] } };

/** Instructor: clients of its own, and those of other SDKs that it patches and that are found by theirs. */
export const instructor: Sdk = {
  id: 'instructor',
  provider: 'router',
  modules: /^(?:instructor(?:\..*)?|@instructor-ai\/instructor)$/,
  mention: /instructor|response_model/,
  clients: [
    { name: /^from_provider$/, provider: 'router', positional: ['model'] },
    { name: /^from_litellm$/, provider: 'router' },
  ],
  methods: [
    { ...FILLED, path: 'chat.completions.create_with_completion' },
    { ...FILLED, path: 'chat.completions.create_iterable', stream: true },
    { ...FILLED, path: 'chat.completions.create_partial', stream: true },
    { ...FILLED, path: 'chat.completions.create' },
    { ...FILLED, path: 'messages.create' },
    { ...FILLED, path: 'messages.create_with_completion' },
    { ...FILLED, path: 'messages.create_iterable', stream: true },
    { ...FILLED, path: 'messages.create_partial', stream: true },
    { ...FILLED, path: 'create_with_completion' },
    { ...FILLED, path: 'create_iterable', stream: true },
    { ...FILLED, path: 'create_partial', stream: true },
    { ...FILLED, path: 'create' },
  ],
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['input'],
    system: ['system'],
    maxOutputTokens: ['max_completion_tokens', 'max_tokens', 'max_output_tokens'],
    tools: ['tools'],
    outputSchema: ['response_model'],
  },
};
