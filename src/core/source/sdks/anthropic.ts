import type { Sdk, SdkMethod } from './sdk';

/** Twilio, Discord and databases have a `messages.create` too; none of them caps tokens. */
const MESSAGE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { all: ['max_tokens', 'messages'] } };

/** Anthropic's SDKs for Python and JavaScript, on its own API, Bedrock and Vertex. `count_tokens` is not billed. */
export const anthropic: Sdk = {
  id: 'anthropic',
  provider: 'anthropic',
  modules: /^(?:anthropic(?:[./].*)?|@anthropic-ai\/(?:sdk|bedrock-sdk|vertex-sdk|foundry-sdk)(?:\/.*)?)$/,
  clients: [
    { name: /^(?:Async)?Anthropic(?:Client)?$/, provider: 'anthropic' },
    { name: /^(?:Async)?AnthropicBedrock$/, provider: 'aws' },
    { name: /^(?:Async)?AnthropicVertex$/, provider: 'google' },
    { name: /^(?:Async)?AnthropicFoundry$/, provider: 'azure' },
  ],
  methods: [
    { path: 'messages.batches.create', kind: 'chat', batch: true, evidence: 'client' },
    { ...MESSAGE, path: 'messages.create' },
    { ...MESSAGE, path: 'messages.parse' },
    { ...MESSAGE, path: 'messages.stream', stream: true },
    { ...MESSAGE, path: 'messages.toolRunner' },
    { ...MESSAGE, path: 'messages.tool_runner' },
    { path: 'completions.create', kind: 'completion', evidence: { any: ['max_tokens_to_sample'] } },
  ],
  not: /(?:^|\.)(?:threads|count_tokens|countTokens)\./,
  parameters: {
    model: ['model'],
    messages: ['messages'],
    input: ['prompt'],
    system: ['system'],
    maxOutputTokens: ['max_tokens', 'max_tokens_to_sample'],
    tools: ['tools'],
    toolSets: ['mcp_servers'],
    outputSchema: ['output_format', 'output_config'],
  },
};
