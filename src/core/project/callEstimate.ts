/** One call or prompt as tokens: which parts it sends, how long the answer is likely to be, and how sure each figure is. */

import type { PriceCatalog, PriceEntry } from '../catalog/priceEntry';
import type { Range } from '../money/range';
import { exactly, mapRange, sumRanges } from '../money/range';
import type {
  AttachedSchema,
  CacheSetting,
  CallKind,
  CallSite,
  ModelReference,
  PromptFile,
  PromptMessage,
  ReasoningSetting,
  Role,
} from '../source/callSite';
import type { LoadedCounter } from '../tokens/counter';
import { framingTokens, isShownAsTypeScript, toolFramingTokens } from '../tokens/framing';
import { openAiToolTokens } from '../tokens/openAiTools';
import { type CacheEstimate, cacheEstimate } from './cachePrefix';
import { freeTextsIn } from './freeTexts';
import { messageParts } from './messageParts';
import { amountOnWays } from './onWays';
import {
  type OutputEstimate,
  type OutputSchema,
  outputPrior,
  STEPS_OF_HISTORY,
  UNREAD_SCHEMA,
  UNREAD_TOOLS,
  unreadToolsPrior,
} from './priors';
import { given, givenSize, type UsageLayers } from './usage';

export type InputPartKind = 'static' | 'variable' | 'framing' | 'tools' | 'image' | 'history';

/** A part of the input; the parts' sum is the input. */
export interface InputPart {
  readonly kind: InputPartKind;
  readonly role: Role | null;
  /** The variable's name. */
  readonly name: string | null;
  readonly tokens: Range;
  readonly exact: boolean;
  /** Text of which branches and loops of the code decide how much is sent. */
  readonly isVaried?: boolean;
  /** What the figure rests on: `counted`, or the assumption in words. */
  readonly basis: string;
}

/** What a call and a prompt file have in common. */
export interface Promptlike {
  readonly model: ModelReference;
  readonly messages: readonly PromptMessage[];
  readonly attachments: readonly AttachedSchema[];
  readonly maxOutputTokens: number | null;
  /** Of one request; absent: one. */
  readonly answers?: number;
  readonly reasoning: ReasoningSetting | null;
  readonly cache: CacheSetting | null;
  readonly kind: CallKind;
  readonly provider: string | null;
  readonly method: string | null;
  /** Passes of the loop around it that the code states, where they say how far a history grows; null where they do not. */
  readonly steps: number | null;
  /** False for a part of other requests, such as the instructions that an agent is sent each time. */
  readonly hasAnswer: boolean;
}

/** Tokens and price of one interaction with a call or prompt. No volumes, no money yet. */
export interface TokenEstimate {
  readonly modelId: string | null;
  readonly price: PriceEntry | null;
  readonly parts: readonly InputPart[];
  readonly input: Range;
  /** Tokens of the text that the code writes out, base case. */
  readonly staticTokens: number;
  /** True when nothing in the input is estimated or assumed. */
  readonly exact: boolean;
  readonly output: OutputEstimate;
  readonly cache: CacheEstimate;
  readonly encoding: string;
}

export function promptlikeOfCall(call: CallSite): Promptlike {
  return {
    model: call.model,
    messages: call.messages,
    attachments: call.attachments,
    maxOutputTokens: call.maxOutputTokens,
    answers: call.answers ?? 1,
    reasoning: call.reasoning ?? null,
    cache: call.cache ?? null,
    kind: call.kind,
    provider: call.provider,
    method: call.method,
    steps: statedSteps(call),
    hasAnswer: true,
  };
}

/** Of several loops nobody knows which one makes the history. */
function statedSteps({ flow }: CallSite): number | null {
  const [loop, ...more] = flow?.steps.filter((step) => step.kind === 'loop') ?? [];
  if (loop === undefined || more.length > 0 || loop.passes === null) return null;
  return loop.endsEarly ? Math.min(loop.passes, STEPS_OF_HISTORY) : loop.passes;
}

export function promptlikeOfFile(file: PromptFile): Promptlike {
  return {
    model: file.model,
    messages: file.messages,
    attachments: file.attachments,
    maxOutputTokens: file.maxOutputTokens,
    reasoning: null,
    cache: null,
    kind: 'chat',
    provider: null,
    method: null,
    steps: null,
    hasAnswer: file.format !== 'instructions',
  };
}

/** Counts and assumes, part by part. `counter` is loaded for the prompt's model. */
export function estimateTokens(
  prompt: Promptlike,
  tools: {
    readonly counter: LoadedCounter;
    readonly catalog: PriceCatalog;
    readonly usage: UsageLayers;
    readonly now: Date;
  },
): TokenEstimate {
  const { counter, catalog, usage, now } = tools;
  const partsOf = (messages: readonly PromptMessage[]) => messageParts(messages, { prompt, counter, usage });
  const schemas = attachmentParts(prompt, counter);
  const unread = unreadPart(prompt, usage);
  const parts = [...partsOf(prompt.messages), ...schemas, ...unread, ...framingPart(prompt)];
  const modelId = prompt.model.id;
  return {
    modelId,
    price: modelId === null ? null : catalog.find(modelId, prompt.provider, now),
    parts,
    input: sumRanges(parts.map((part) => part.tokens)),
    staticTokens: sumRanges(parts.filter((part) => part.kind === 'static').map((part) => part.tokens)).base,
    // Sound, pictures and files are no nothing.
    exact: parts.length > 0 && parts.every((part) => part.exact),
    output: outputPrior({
      kind: prompt.kind,
      hasAnswer: prompt.hasAnswer,
      modelId,
      maxOutputTokens: prompt.maxOutputTokens,
      answers: prompt.answers ?? 1,
      reasoning: prompt.reasoning,
      outputSchema: outputSchema(prompt.attachments, counter),
      given: given(usage, 'outputTokens'),
    }),
    cache: cacheEstimate(prompt, { schemas, partsOf }),
    encoding: counter.family.id,
  };
}

function attachmentParts(prompt: Promptlike, counter: LoadedCounter): InputPart[] {
  return prompt.attachments.map((attachment) => {
    const rendered = renderedTools(attachment, prompt, counter);
    if (rendered !== null) return rendered;
    if (isUnreadSchema(attachment)) {
      const { tokens, reason } = UNREAD_SCHEMA;
      return { kind: 'tools', role: null, name: attachment.kind, tokens, exact: false, basis: reason };
    }
    const text = counter.count(attachment.text).tokens;
    const framing = toolFramingTokens({
      modelId: prompt.model.id,
      provider: prompt.provider,
      kind: attachment.kind,
      schemaTokens: text,
    });
    const basis = attachment.complete ? 'schema text and framing' : 'the part of the schema that can be read';
    return {
      kind: 'tools',
      role: null,
      name: attachment.kind,
      tokens: sumRanges([text, framing]),
      exact: false,
      basis,
    };
  });
}

/** Nothing of it is in the code but a name. */
function isUnreadSchema({ kind, complete, text }: AttachedSchema): boolean {
  return kind === 'outputSchema' && !complete && !/^\s*[[{]/.test(text);
}

/** Tools whose definitions are elsewhere, as a variable of the prompt whose size can be set. */
function unreadPart({ attachments }: Promptlike, usage: UsageLayers): InputPart[] {
  const unread = attachments.flatMap((attachment) => attachment.unread ?? []);
  if (unread.length === 0) return [];
  const { tokens, reason } = unreadToolsPrior(unread, givenSize(usage, UNREAD_TOOLS));
  return [{ kind: 'variable', role: null, name: UNREAD_TOOLS, tokens, exact: false, basis: reason }];
}

/** Tools of OpenAI's models that can be read whole: counted as the models are shown them. */
function renderedTools(
  { kind, text, complete }: AttachedSchema,
  { model, provider }: Promptlike,
  counter: LoadedCounter,
): InputPart | null {
  if (kind !== 'tools' || !complete || !isShownAsTypeScript(model.id, provider)) return null;
  const tokens = openAiToolTokens(text, (part) => counter.count(part).tokens.base);
  if (tokens === null) return null;
  const basis = 'tools as the model is shown them';
  return { kind: 'tools', role: null, name: kind, tokens, exact: false, basis };
}

function framingPart(prompt: Promptlike): InputPart[] {
  if (prompt.kind !== 'chat' || prompt.messages.length === 0) return [];
  const framing = framingTokens({
    provider: prompt.provider,
    method: prompt.method,
    modelId: prompt.model.id,
    messages: prompt.messages,
    countOf: (messages) =>
      mapRange(
        amountOnWays(messages, () => exactly(1)),
        Math.round,
      ),
  });
  const exact = framing.low === framing.high;
  return [
    { kind: 'framing', role: null, name: null, tokens: framing, exact, basis: 'message framing of the API' },
  ];
}

function outputSchema(attachments: readonly AttachedSchema[], counter: LoadedCounter): OutputSchema | null {
  const schema = attachments.find((attachment) => attachment.kind === 'outputSchema' && attachment.complete);
  if (schema === undefined) return null;
  return { tokens: counter.count(schema.text).tokens.base, freeTexts: freeTextsIn(schema.text) };
}
