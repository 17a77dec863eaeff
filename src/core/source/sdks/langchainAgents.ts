import { langchain } from './langchain';
import type { Sdk, SdkMethod } from './sdk';

const RUN: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: 'client',
  positional: ['state'],
  // LangGraph's own bound counts the turns of tools too, and differs by version; an executor's is of its iterations.
  steps: { through: ['tools'], bounds: ['max_iterations', 'maxIterations'] },
};

/** The agents of LangChain and LangGraph that are ready to run: a model, its tools, and a system prompt or a template. */
export const langchainAgents: Sdk = {
  id: 'langchain-agents',
  provider: 'router',
  modules:
    /^(?:langchain(?:_classic)?(?:\.agents(?:\..*)?)?|langgraph\.prebuilt(?:\..*)?|langchain\/agents|@langchain\/langgraph(?:\/prebuilt)?)$/,
  mention: /create\w*agent/i,
  clients: [
    {
      name: /^create_(?:\w+_)?agent$/,
      provider: 'router',
      onlyImported: true,
      positional: ['model', 'tools', 'prompt'],
    },
    { name: /^create(?:\w+)?Agent$/, provider: 'router', onlyImported: true },
    { name: /^AgentExecutor$/, provider: 'router', onlyImported: true },
  ],
  methods: [
    { ...RUN, path: 'invoke' },
    { ...RUN, path: 'ainvoke' },
    { ...RUN, path: 'stream', stream: true },
    { ...RUN, path: 'astream', stream: true },
    { ...RUN, path: 'astream_events', stream: true },
    { ...RUN, path: 'streamEvents', stream: true },
  ],
  builtOn: ['model', 'llm', 'agent'],
  templates: ['prompt'],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    ...langchain.parameters,
    messages: ['template', 'state.messages', 'input.messages'],
    input: ['state.input', 'input.input'],
    system: ['system_prompt', 'systemPrompt', 'prompt', 'state_modifier', 'stateModifier'],
    tools: ['tools'],
    outputSchema: ['response_format', 'responseFormat'],
  },
};
