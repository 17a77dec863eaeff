/** Members of requests, the same in every language but for a few. */

import { anthropic } from '../anthropic';
import { openai } from '../openai';
import type { ParameterNames } from '../sdk';

export const OPENAI_PARAMETERS: ParameterNames = {
  ...openai.parameters,
  maxOutputTokens: ['max_completion_tokens', 'max_output_tokens', 'max_output_token_count', 'max_tokens'],
};

export const ANTHROPIC_PARAMETERS: ParameterNames = {
  ...anthropic.parameters,
  system: ['system', 'system_'],
};

/** Paths of OpenAI's SDKs below which calls are of another kind. */
export const NOT_OPENAI =
  /(?:^|\.)(?:threads|assistants|fine_?tuning|evals|files|vector_?stores|realtime|conversations|graders|containers)(?:\(\))?\./i;

export const NOT_ANTHROPIC = /(?:^|\.)(?:threads|batches|chat|conversations)\./i;
