/** Asking a provider to count: what its counting endpoint takes and answers. Nothing is sent from here. */

import * as z from 'zod/mini';
import { familyOf } from './families';

/** A request that counts one user message. The key is the sender's to add. */
export interface CountRequest {
  /** For people. */
  readonly provider: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly key: {
    /** Environment variables that hold it; the first that is set. */
    readonly variables: readonly string[];
    readonly header: string;
    /** Before the key in the header. */
    readonly scheme: string;
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' } as const;

/**
 * Null for models whose provider has no such endpoint, or is not the maker's own API (Bedrock, Vertex AI, gateways).
 * Sources, read 2026-11-20: POST /v1/messages/count_tokens (Anthropic), models.countTokens (Gemini API) and
 * POST /v1/responses/input_tokens (OpenAI), each free of charge.
 */
export function countRequest(modelId: string, text: string): CountRequest | null {
  const model = modelId.trim().replace(/^(?:anthropic|google|openai|models)\//, '');
  if (!/^[\w.-]+$/.test(model) || /^[a-z]+\./.test(model)) return null;
  const family = familyOf(model).id;
  if (family.startsWith('claude') && family !== 'claude-2') return anthropicRequest(model, text);
  if (model.startsWith('gemini')) return geminiRequest(model, text);
  return family.startsWith('openai') && !model.startsWith('gpt-oss') ? openAiRequest(model, text) : null;
}

function anthropicRequest(model: string, text: string): CountRequest {
  return {
    provider: 'Anthropic',
    url: 'https://api.anthropic.com/v1/messages/count_tokens',
    headers: { ...JSON_HEADERS, 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: text }] }),
    key: { variables: ['ANTHROPIC_API_KEY'], header: 'x-api-key', scheme: '' },
  };
}

function geminiRequest(model: string, text: string): CountRequest {
  return {
    provider: 'Google',
    url: `https://generativelanguage.googleapis.com/v1beta/models/${model}:countTokens`,
    headers: JSON_HEADERS,
    body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text }] }] }),
    key: { variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'], header: 'x-goog-api-key', scheme: '' },
  };
}

function openAiRequest(model: string, text: string): CountRequest {
  return {
    provider: 'OpenAI',
    url: 'https://api.openai.com/v1/responses/input_tokens',
    headers: JSON_HEADERS,
    body: JSON.stringify({ model, input: text }),
    key: { variables: ['OPENAI_API_KEY'], header: 'authorization', scheme: 'Bearer ' },
  };
}

const tokens = z.int().check(z.gte(0));
const answerSchema = z.union([z.object({ input_tokens: tokens }), z.object({ totalTokens: tokens })]);

/** Tokens of the whole request, the framing of its one message included. Null for anything but a count. */
export function countInAnswer(answer: unknown): number | null {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return null;
  return 'input_tokens' in parsed.data ? parsed.data.input_tokens : parsed.data.totalTokens;
}
