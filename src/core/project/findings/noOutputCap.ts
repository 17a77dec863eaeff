import { formatCount } from '../../money/format';
import type { CallSite } from '../../source/callSite';
import { firstLineOf, type Remedy, type Rule } from './finding';

/** What the answer may be at most, by the SDK's method. Others take it elsewhere, or not at all. */
const CAPS: readonly { readonly sdk: string; readonly method: RegExp; readonly name: string }[] = [
  { sdk: 'openai', method: /(?:^|\.)responses\./, name: 'max_output_tokens' },
  { sdk: 'openai', method: /(?:^|\.)chat\.completions\./, name: 'max_completion_tokens' },
  { sdk: 'openai', method: /^completions\./, name: 'max_tokens' },
  { sdk: 'litellm', method: /completion$/, name: 'max_tokens' },
  { sdk: 'vercel-ai', method: /^(?:generate|stream)(?:Text|Object)$/, name: 'maxOutputTokens' },
];

/** Generous for an answer, small beside what models write when they loop. */
const SUGGESTED_TOKENS = 1000;

/** Without a cap the answer is as long as the model likes, up to its own limit. */
export const noOutputCap: Rule = (item) => {
  if (item.source.type !== 'call' || item.perCall === null) return null;
  const { call } = item.source;
  const cap = CAPS.find(({ sdk, method }) => sdk === call.sdk && method.test(call.method));
  if (cap === undefined || call.maxOutputTokens !== null || item.tokens.output.basis === 'directive')
    return null;
  const most = item.tokens.price?.maxOutputTokens ?? null;
  const limit = most === null ? '' : `, up to ${formatCount(most)} tokens`;
  return {
    message: `Nothing caps the answer${limit}: ${cap.name} would.`,
    range: firstLineOf(item),
    remedies: remedyOf(call, cap.name),
  };
};

/** Behind the model, which stands in most calls by its name. */
function remedyOf({ model, language }: CallSite, name: string): Remedy[] {
  const end = model.range?.end;
  if (end === undefined) return [];
  const assign = language === 'python' ? '=' : ': ';
  const text = `, ${name}${assign}${SUGGESTED_TOKENS}`;
  return [{ kind: 'replace', title: `Cap the answer with ${name}`, range: { start: end, end }, text }];
}
