/** Tokens that an API adds around the texts: roles, separators, the prompts that come with tools. */

import { exactly, type Range, ZERO_RANGE } from '../money/range';
import { familyOf } from './families';
import { framingRuleOf, OPENAI_TOOL_TEXT, SCHEMA_FRAMING, toolPromptOf } from './framingTables';

/** What is known of a request's shape. */
export interface FramedRequest<M extends FramedMessage = FramedMessage> {
  /** As the source names it, such as `openai`; null for a prompt file, which names no API. */
  readonly provider: string | null;
  /** Dotted method of the SDK, such as `chat.completions.create`. */
  readonly method: string | null;
  readonly modelId: string | null;
  /** `named`: the message has a name; the name's own tokens are the caller's to count. */
  readonly messages: readonly M[];
  /** How many of some messages are sent, where that is not the same each time. */
  readonly countOf?: (messages: readonly M[]) => Range;
}

interface FramedMessage {
  readonly role: string | null;
  readonly named?: boolean;
}

/**
 * Framing of all messages of a request, in tokens: per request + Σ per message, by the model's chat template.
 * Exact (`low` equals `high`) only where the provider documents it.
 * Example: Chat Completions of GPT-4o with a system and a user message: 2 × (3 + 1) + 3 = 11.
 */
export function framingTokens<M extends FramedMessage>(request: FramedRequest<M>): Range {
  if (request.messages.length === 0) return ZERO_RANGE;
  const rule = framingRuleOf(familyOf(request.modelId).id, request);
  const isSystem = ({ role }: FramedMessage) => role === 'system' || role === 'developer';
  const countOf = request.countOf ?? ((messages: readonly M[]) => exactly(messages.length));
  const systems = countOf(request.messages.filter(isSystem));
  const turns = countOf(request.messages.filter((message) => !isSystem(message)));
  const names = request.messages.filter(({ named }) => named === true).length;
  const total = (end: keyof Range) =>
    rule.perRequest[end] + rule.perTurn[end] * turns[end] + rule.perSystem[end] * systems[end] + names;
  return { low: total('low'), base: total('base'), high: total('high') };
}

/** What is known of the tools or the output schema sent with a request. */
export interface FramedSchema {
  readonly modelId: string | null;
  readonly provider: string | null;
  /** Tools unless told otherwise. */
  readonly kind?: 'tools' | 'outputSchema';
  /** Tokens of the schema's own text, as JSON or source text. */
  readonly schemaTokens: Range;
}

/** OpenAI's models; where the model tells nothing, OpenAI's API. */
export function isShownAsTypeScript(modelId: string | null, provider: string | null): boolean {
  const family = familyOf(modelId).id;
  return family.startsWith('openai') || (family === 'unknown' && provider === 'openai');
}

/**
 * Tokens to add to the schema text's own. Anthropic puts a system prompt before the tools. OpenAI rewrites tools as
 * TypeScript and adds 9 to 12 tokens; that is shorter than JSON, so the ends may be below zero. The sum with the
 * schema's tokens never is.
 */
export function toolFramingTokens({ modelId, provider, kind = 'tools', schemaTokens }: FramedSchema): Range {
  if (schemaTokens.high === 0) return ZERO_RANGE;
  if (kind === 'outputSchema') return SCHEMA_FRAMING;
  if (!isShownAsTypeScript(modelId, provider)) return toolPromptOf(familyOf(modelId).id, modelId, provider);
  const { share, tokens } = OPENAI_TOOL_TEXT;
  const saved = (end: keyof Range) => Math.round(schemaTokens[end] * (share[end] - 1)) + tokens[end];
  return { low: saved('low'), base: saved('base'), high: saved('high') };
}
