import type { Sdk, SdkMethod } from './sdk';

const CONVERSE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['messages'] } };

const SENT: Omit<SdkMethod, 'path' | 'command'> = { kind: 'chat', evidence: 'client' };

/** The body is the model's own format, as JSON. */
const INVOKE: Omit<SdkMethod, 'path'> = {
  kind: 'chat',
  evidence: { all: ['modelId', 'body'] },
  body: 'body',
};

/** Amazon Bedrock's Converse API, and the one that takes each model's own format: by `boto3`, whose clients are made of a string, so that the arguments tell, and by commands in JavaScript. */
export const bedrock: Sdk = {
  id: 'bedrock',
  provider: 'aws',
  modules: /^(?:boto3|aioboto3|botocore(?:\..*)?|@aws-sdk\/client-bedrock-runtime)$/,
  mention: /converse|bedrock-runtime|modelId/,
  clients: [{ name: /^client$/, provider: 'aws', onlyImported: true }],
  methods: [
    { ...CONVERSE, path: 'converse' },
    { ...CONVERSE, path: 'converse_stream', stream: true },
    { ...INVOKE, path: 'invoke_model' },
    { ...INVOKE, path: 'invoke_model_with_response_stream', stream: true },
    { ...SENT, path: 'send', command: 'InvokeModelCommand', body: 'body' },
    { ...SENT, path: 'send', command: 'InvokeModelWithResponseStreamCommand', body: 'body', stream: true },
    { ...SENT, path: 'send', command: 'ConverseCommand' },
    { ...SENT, path: 'send', command: 'ConverseStreamCommand', stream: true },
  ],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    model: ['modelId'],
    messages: ['messages'],
    input: ['prompt', 'inputText', 'texts'],
    system: ['system'],
    maxOutputTokens: [
      'inferenceConfig.maxTokens',
      'inferenceConfig.max_new_tokens',
      'max_tokens',
      'max_tokens_to_sample',
      'max_gen_len',
      'textGenerationConfig.maxTokenCount',
    ],
    tools: ['toolConfig.tools', 'tools'],
    outputSchema: [],
  },
};
