import type { Sdk, SdkMethod } from './sdk';

const RUN: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: 'client',
  positional: ['user_prompt'],
  steps: {
    through: ['tools', 'toolsets', 'builtin_tools', 'mcp_servers'],
    bounds: ['usage_limits.request_limit'],
  },
};

/** Pydantic AI: agents that hold their model, instructions and tools, and are run. */
export const pydanticAi: Sdk = {
  id: 'pydantic-ai',
  provider: 'router',
  modules: /^pydantic_ai(?:\..*)?$/,
  mention: /pydantic_ai/,
  clients: [{ name: /^Agent$/, provider: 'router', onlyImported: true, positional: ['model'] }],
  methods: [
    { ...RUN, path: 'run' },
    { ...RUN, path: 'run_sync' },
    { ...RUN, path: 'run_stream', stream: true },
    { ...RUN, path: 'run_stream_events', stream: true },
    { ...RUN, path: 'iter', stream: true },
  ],
  exportsOthers: true,
  decorators: { tools: /^tool(?:_plain)?$/, system: /^(?:system_prompt|instructions)$/ },
  modelFactories: /^pydantic_ai\.models\.(\w+)$/,
  not: /(?!)/,
  parameters: {
    model: ['model'],
    messages: ['message_history'],
    input: ['user_prompt'],
    system: ['system_prompt', 'instructions'],
    maxOutputTokens: ['model_settings.max_tokens'],
    tools: ['tools'],
    toolSets: ['toolsets', 'mcp_servers'],
    outputSchema: ['output_type', 'result_type'],
  },
};
