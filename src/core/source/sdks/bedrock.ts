import type { Sdk, SdkMethod } from './sdk';

const CONVERSE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['messages'] } };

const SENT: Omit<SdkMethod, 'path' | 'command'> = { kind: 'chat', evidence: 'client' };

/** Amazon Bedrock's Converse API: by `boto3`, whose clients are made of a string, so that the arguments tell, and by commands in JavaScript. */
export const bedrock: Sdk = {
  id: 'bedrock',
  provider: 'aws',
  modules: /^(?:boto3|aioboto3|botocore(?:\..*)?|@aws-sdk\/client-bedrock-runtime)$/,
  mention: /converse|client-bedrock-runtime/,
  clients: [{ name: /^client$/, provider: 'aws', onlyImported: true }],
  methods: [
    { ...CONVERSE, path: 'converse' },
    { ...CONVERSE, path: 'converse_stream', stream: true },
    { ...SENT, path: 'send', command: 'ConverseCommand' },
    { ...SENT, path: 'send', command: 'ConverseStreamCommand', stream: true },
  ],
  exportsOthers: true,
  not: /(?!)/,
  parameters: {
    model: ['modelId'],
    messages: ['messages'],
    input: [],
    system: ['system'],
    maxOutputTokens: ['inferenceConfig.maxTokens'],
    tools: ['toolConfig.tools'],
    outputSchema: [],
  },
};
