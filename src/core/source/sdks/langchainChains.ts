import { langchain } from './langchain';
import type { Sdk, SdkMethod } from './sdk';

const RUN: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: 'client', positional: ['input'] };

/** LangChain's chains of before its expression language: a model and a template, which are called together. */
export const langchainChains: Sdk = {
  id: 'langchain-chains',
  provider: 'router',
  modules: /^langchain(?:_classic|_community)?\.chains(?:\..*)?$|^langchain\/chains$/,
  mention: /Chain/,
  clients: [
    { name: /^(?:LLMChain|SequentialChain|MapReduceChain|StuffDocumentsChain)$/, provider: 'router' },
  ],
  methods: [
    { ...RUN, path: 'run' },
    { ...RUN, path: 'arun' },
    { ...RUN, path: 'invoke' },
    { ...RUN, path: 'ainvoke' },
    { ...RUN, path: 'predict' },
    { ...RUN, path: 'apredict' },
    { ...RUN, path: 'call' },
  ],
  builtOn: ['llm'],
  templates: ['prompt'],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    ...langchain.parameters,
    messages: ['template'],
    input: [],
    system: [],
    tools: [],
    outputSchema: [],
  },
};

/** Those of them that put what they remember or find into the prompt by themselves. */
export const langchainMemory: Sdk = {
  ...langchainChains,
  id: 'langchain-memory',
  clients: [
    {
      name: /^(?:ConversationChain|RetrievalQA(?:WithSourcesChain)?|RetrievalQAChain|ConversationalRetrieval(?:QA)?Chain|VectorDBQA)$/,
      provider: 'router',
    },
  ],
  methods: langchainChains.methods.map((method) => ({ ...method, adds: 'history or retrieved documents' })),
  parameters: {
    ...langchainChains.parameters,
    input: ['input', 'input.query', 'input.question', 'input.input', 'question', 'query'],
  },
};
