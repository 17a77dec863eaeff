import type { Sdk, SdkMethod } from './sdk';

const RUN: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: 'client',
  positional: ['agent', 'input', 'options'],
  steps: {
    through: ['agent', 'starting_agent'].flatMap((agent) =>
      ['tools', 'handoffs', 'mcp_servers', 'mcpServers'].map((name) => `${agent}.${name}`),
    ),
    bounds: ['max_turns', 'maxTurns', 'options.maxTurns'],
  },
};

/** OpenAI's Agents SDK in Python and JavaScript: an agent and an input are given to a runner. */
export const openaiAgents: Sdk = {
  id: 'openai-agents',
  provider: 'openai',
  modules: /^(?:agents|@openai\/agents(?:-core)?)$/,
  sharesName: true,
  mention: /['"]@openai\/agents|\bagents\b[\s\S]*\bRunner\b|\bRunner\b[\s\S]*\bagents\b/,
  clients: [{ name: /^Runner$/, provider: 'openai', onlyImported: true }],
  methods: [
    { ...RUN, path: 'run' },
    { ...RUN, path: 'run_sync' },
    { ...RUN, path: 'run_streamed', stream: true },
  ],
  functions: [{ ...RUN, path: 'run' }],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    model: ['agent.model.model', 'agent.model', 'starting_agent.model.model', 'starting_agent.model'],
    messages: [],
    input: ['input'],
    system: ['agent.instructions', 'starting_agent.instructions'],
    maxOutputTokens: ['agent.model_settings.max_tokens', 'agent.modelSettings.maxTokens'],
    tools: ['agent.tools', 'starting_agent.tools'],
    toolSets: ['agent.mcp_servers', 'agent.mcpServers', 'starting_agent.mcp_servers'],
    outputSchema: ['agent.output_type', 'agent.outputType', 'starting_agent.output_type'],
  },
};
