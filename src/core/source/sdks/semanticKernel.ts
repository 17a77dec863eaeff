import type { Sdk, SdkMethod } from './sdk';

const CHAT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['chat_history'] };
const PROMPT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['prompt'] };

/** Semantic Kernel in Python: chat services, and agents and prompts that use one. */
export const semanticKernel: Sdk = {
  id: 'semantic-kernel',
  provider: 'openai',
  modules: /^semantic_kernel(?:\..*)?$/,
  mention: /semantic_kernel/,
  clients: [
    { name: /^Azure(?:Chat|Text)\w*$/, provider: 'azure' },
    { name: /^OpenAI(?:Chat|Text)\w*$/, provider: 'openai' },
    { name: /^Anthropic(?:Chat)\w*$/, provider: 'anthropic' },
    { name: /^GoogleAI(?:Chat|Text)\w*$/, provider: 'google' },
    { name: /^Ollama(?:Chat|Text)\w*$/, provider: 'self-hosted' },
    { name: /^(?:ChatCompletionAgent|Kernel)$/, provider: 'openai', onlyImported: true },
  ],
  methods: [
    { ...CHAT, path: 'get_chat_message_content' },
    { ...CHAT, path: 'get_chat_message_contents' },
    { ...CHAT, path: 'get_streaming_chat_message_content', stream: true },
    { ...CHAT, path: 'get_streaming_chat_message_contents', stream: true },
    { ...PROMPT, path: 'get_text_content' },
    { ...PROMPT, path: 'get_text_contents' },
    { ...PROMPT, path: 'invoke_prompt' },
    { ...PROMPT, path: 'invoke_prompt_stream', stream: true },
    { ...CHAT, path: 'get_response', positional: ['messages'] },
    { ...CHAT, path: 'generate_embeddings', kind: 'embedding', positional: ['texts'] },
  ],
  exportsOthers: true,
  modelFactories: /^semantic_kernel\.connectors\.ai\.(\w+)(?:\..*)?$/,
  not: /(?!)/,
  parameters: {
    model: ['ai_model_id', 'deployment_name', 'service.ai_model_id', 'service.deployment_name'],
    messages: ['messages'],
    input: ['prompt', 'chat_history', 'texts'],
    system: ['instructions'],
    maxOutputTokens: ['settings.max_tokens'],
    tools: ['plugins'],
    outputSchema: [],
  },
};
