import type { Sdk, SdkMethod } from './sdk';

const CONVERSE: Omit<SdkMethod, 'path'> = { kind: 'chat', evidence: { any: ['messages'] } };

/** Amazon Bedrock's Converse API by `boto3`: its clients are made of a string, so the arguments tell. */
export const bedrock: Sdk = {
  id: 'bedrock',
  provider: 'aws',
  modules: /^(?:boto3|aioboto3|botocore(?:\..*)?)$/,
  mention: /converse/,
  clients: [{ name: /^client$/, provider: 'aws', onlyImported: true }],
  methods: [
    { ...CONVERSE, path: 'converse' },
    { ...CONVERSE, path: 'converse_stream', stream: true },
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
