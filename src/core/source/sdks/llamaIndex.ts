import type { Sdk, SdkMethod } from './sdk';

/** Models and engines have everyday methods, so only one that is traced to LlamaIndex is believed. */
const CHAT: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['messages'] };
const COMPLETE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['prompt'] };
const EMBED: Omit<SdkMethod, 'path'> = { kind: 'embedding', evidence: 'client', positional: ['input'] };

/** LlamaIndex in Python and JavaScript: models, embeddings, and the engines of an index, which retrieve what they send. */
export const llamaIndex: Sdk = {
  id: 'llamaindex',
  provider: 'router',
  modules: /^(?:llama_index(?:\..*)?|llamaindex(?:\/.*)?|@llamaindex\/.*)$/,
  mention: /llama_?index/i,
  clients: [
    { name: /^Azure\w*OpenAI\w*$/, provider: 'azure', onlyImported: true, positional: ['model'] },
    { name: /^OpenAI\w*$/, provider: 'openai', onlyImported: true, positional: ['model'] },
    { name: /^Anthropic\w*$/, provider: 'anthropic', onlyImported: true, positional: ['model'] },
    {
      name: /^(?:Gemini|GoogleGenAI|Vertex)\w*$/,
      provider: 'google',
      onlyImported: true,
      positional: ['model'],
    },
    { name: /^MistralAI\w*$/, provider: 'mistral', onlyImported: true, positional: ['model'] },
    { name: /^Groq$/, provider: 'groq', onlyImported: true, positional: ['model'] },
    { name: /^Cohere\w*$/, provider: 'cohere', onlyImported: true, positional: ['model'] },
    { name: /^DeepSeek\w*$/, provider: 'deepseek', onlyImported: true, positional: ['model'] },
    { name: /^Bedrock\w*$/, provider: 'aws', onlyImported: true, positional: ['model'] },
    {
      name: /^(?:Ollama|Vllm|HuggingFace|LlamaCPP)\w*$/,
      provider: 'self-hosted',
      onlyImported: true,
      positional: ['model'],
    },
    // What functions are given: any of these, and which is not known.
    { name: /^(?:(?:Base)?LLM|BaseEmbedding)$/, provider: 'router', onlyImported: true },
    { name: /^\w*Index$/, provider: 'router', onlyImported: true },
    {
      name: /^\w*(?:QueryEngine|ChatEngine|Agent|AgentWorker|AgentWorkflow)$/,
      provider: 'router',
      onlyImported: true,
    },
  ],
  binders:
    /^(?:as_query_engine|as_chat_engine|asQueryEngine|asChatEngine|from_documents|fromDocuments|from_vector_store|from_args|from_defaults|from_tools|as_structured_llm)$/,
  methods: [
    { ...COMPLETE, path: 'complete' },
    { ...COMPLETE, path: 'acomplete' },
    { ...COMPLETE, path: 'stream_complete', stream: true },
    { ...COMPLETE, path: 'astream_complete', stream: true },
    { ...COMPLETE, path: 'predict' },
    { ...COMPLETE, path: 'apredict' },
    { ...COMPLETE, path: 'structured_predict', positional: ['output_cls', 'prompt'] },
    { ...COMPLETE, path: 'astructured_predict', positional: ['output_cls', 'prompt'] },
    { ...CHAT, path: 'chat' },
    { ...CHAT, path: 'achat' },
    { ...CHAT, path: 'stream_chat', stream: true },
    { ...CHAT, path: 'astream_chat', stream: true },
    { ...COMPLETE, path: 'query', adds: 'retrieved context' },
    { ...COMPLETE, path: 'aquery', adds: 'retrieved context' },
    { ...EMBED, path: 'get_text_embedding' },
    { ...EMBED, path: 'aget_text_embedding' },
    { ...EMBED, path: 'get_text_embedding_batch' },
    { ...EMBED, path: 'get_query_embedding' },
    { ...EMBED, path: 'aget_query_embedding' },
    { ...EMBED, path: 'getTextEmbedding' },
    { ...EMBED, path: 'getQueryEmbedding' },
  ],
  exportsOthers: true,
  modelFactories: /^(?:llama_index\.(?:llms|embeddings)\.(\w+)(?:\..*)?|@llamaindex\/(\w+)|llamaindex)$/,
  ambientModel: { assigned: ['Settings.llm'], method: null, argument: 'llm' },
  not: /(?!)/,
  parameters: {
    model: ['model', 'model_name', 'deployment_name', 'engine'],
    messages: ['messages'],
    input: ['prompt', 'input', 'message'],
    system: ['system_prompt'],
    maxOutputTokens: ['max_tokens', 'maxTokens', 'max_output_tokens'],
    tools: ['tools'],
    outputSchema: ['output_cls'],
  },
};
