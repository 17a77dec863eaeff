/** The SDKs that are read. To add one: a file like its neighbours, and a line here. */

import { anthropic } from './anthropic';
import { bedrock } from './bedrock';
import { cohere } from './cohere';
import { google } from './google';
import { huggingFace } from './huggingFace';
import { langchain } from './langchain';
import { litellm } from './litellm';
import { mistral } from './mistral';
import { ollama } from './ollama';
import { openai } from './openai';
import type { Sdk } from './sdk';
import { vercelAi } from './vercelAi';

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
];
