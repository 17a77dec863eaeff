import type { Sdk, SdkMethod } from './sdk';

/** Runnables have everyday methods, so only one that is traced to a model is believed. */
const RUN: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['input'] };
const STREAM: Omit<SdkMethod, 'path'> = { ...RUN, stream: true };
const EMBED: Omit<SdkMethod, 'path'> = { ...RUN, kind: 'embedding' };

/** LangChain in Python and JavaScript: the model is the constructor's, the prompt the template's it is piped from. */
export const langchain: Sdk = {
  id: 'langchain',
  provider: 'router',
  modules: /^(?:langchain(?:_\w+)?(?:\..*)?|langchain(?:\/.*)?|@langchain\/[\w-]+(?:\/.*)?)$/,
  mention: /langchain/,
  clients: [
    { name: /^(?:Chat)?OpenAI(?:Chat|Embeddings)?$/, provider: 'openai', onlyImported: true },
    { name: /^Azure(?:Chat)?OpenAI(?:Embeddings)?$/, provider: 'azure', onlyImported: true },
    { name: /^(?:Chat)?Anthropic$/, provider: 'anthropic', onlyImported: true },
    {
      name: /^(?:Chat)?(?:GoogleGenerativeAI|VertexAI)(?:Embeddings)?$/,
      provider: 'google',
      onlyImported: true,
    },
    { name: /^(?:ChatMistralAI|MistralAIEmbeddings)$/, provider: 'mistral' },
    { name: /^ChatGroq$/, provider: 'groq' },
    { name: /^ChatDeepSeek$/, provider: 'deepseek' },
    { name: /^ChatXAI$/, provider: 'xai' },
    { name: /^ChatTogether(?:AI)?$/, provider: 'together' },
    { name: /^ChatFireworks$/, provider: 'fireworks' },
    { name: /^(?:ChatCohere|CohereEmbeddings)$/, provider: 'cohere' },
    { name: /^(?:Chat)?Bedrock(?:Chat|Converse|LLM|Embeddings)?$/, provider: 'aws', onlyImported: true },
    { name: /^(?:ChatOllama|OllamaLLM|OllamaEmbeddings)$/, provider: 'self-hosted' },
    // What functions are given: any of these, and which is not known.
    {
      name: /^(?:Base(?:Chat|Language)Model|BaseLLM|LLM|Embeddings)$/,
      provider: 'router',
      onlyImported: true,
    },
    { name: /^(?:ChatLiteLLM|init_chat_model|initChatModel)$/, provider: 'router', positional: ['model'] },
  ],
  methods: [
    { ...RUN, path: 'invoke' },
    { ...RUN, path: 'ainvoke' },
    { ...RUN, path: 'batch' },
    { ...RUN, path: 'abatch' },
    { ...RUN, path: 'predict' },
    { ...STREAM, path: 'stream' },
    { ...STREAM, path: 'astream' },
    { ...EMBED, path: 'embed_query' },
    { ...EMBED, path: 'embed_documents' },
    { ...EMBED, path: 'aembed_query' },
    { ...EMBED, path: 'aembed_documents' },
    { ...EMBED, path: 'embedQuery' },
    { ...EMBED, path: 'embedDocuments' },
  ],
  binders: /^bind$/,
  givesSchemas: {
    bind_tools: 'tools',
    bindTools: 'tools',
    bind_functions: 'tools',
    with_structured_output: 'schema',
    withStructuredOutput: 'schema',
  },
  exportsOthers: true,
  takesPipedPrompt: true,
  not: /(?!)/,
  parameters: {
    model: ['model', 'model_name', 'modelName', 'azure_deployment', 'deployment_name', 'model_id'],
    messages: ['template', 'input'],
    input: [],
    system: [],
    maxOutputTokens: [
      'max_completion_tokens',
      'max_tokens',
      'maxTokens',
      'max_output_tokens',
      'maxOutputTokens',
      'num_predict',
      'numPredict',
    ],
    tools: ['tools', 'functions'],
    outputSchema: ['schema', 'response_format'],
  },
};
