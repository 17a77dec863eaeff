/** The SDKs that are read. To add one: a file like its neighbours, and a line here. */

import { anthropic } from './anthropic';
import { azureInference } from './azureInference';
import { bedrock } from './bedrock';
import { cohere } from './cohere';
import { dspy } from './dspy';
import { genkit } from './genkit';
import { google } from './google';
import { huggingFace } from './huggingFace';
import { instructor } from './instructor';
import { langchain } from './langchain';
import { langchainAgents } from './langchainAgents';
import { langchainChains, langchainMemory } from './langchainChains';
import { litellm } from './litellm';
import { llamaIndex } from './llamaIndex';
import { mistral } from './mistral';
import { ollama } from './ollama';
import { openai } from './openai';
import { openaiAgents } from './openaiAgents';
import { pydanticAi } from './pydanticAi';
import type { Sdk } from './sdk';
import { semanticKernel } from './semanticKernel';
import { vercelAi } from './vercelAi';
import { vllm } from './vllm';

export const SDKS: readonly Sdk[] = [
  openai,
  anthropic,
  google,
  mistral,
  cohere,
  ollama,
  huggingFace,
  bedrock,
  vercelAi,
  litellm,
  langchain,
  langchainAgents,
  langchainChains,
  langchainMemory,
  azureInference,
  dspy,
  genkit,
  llamaIndex,
  openaiAgents,
  pydanticAi,
  semanticKernel,
  vllm,
  // After the SDKs whose clients it patches.
  instructor,
];
