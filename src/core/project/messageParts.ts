/** Messages as parts of the input: texts that are counted and holes whose sizes are assumed. */

import { type Range, sumRanges } from '../money/range';
import { LOOP_HISTORY, type PromptMessage, type PromptSegment, type Role } from '../source/callSite';
import { onWays } from '../source/value';
import type { LoadedCounter } from '../tokens/counter';
import { OWN_TOKENIZER } from '../tokens/ownTokenizers';
import { attachedPrior } from './attachedMedia';
import type { InputPart, InputPartKind, Promptlike } from './callEstimate';
import { amountOnWays, FILLING_PASSES, sentAt } from './onWays';
import { loopHistoryPrior, type Prior, variablePrior } from './priors';
import { given, givenSize, type UsageLayers } from './usage';

type StaticSegment = Extract<PromptSegment, { kind: 'static' }>;
type VariableSegment = Extract<PromptSegment, { kind: 'variable' }>;

/** What the sizes of a prompt's parts rest on. */
export interface Sizes {
  readonly prompt: Promptlike;
  readonly counter: LoadedCounter;
  readonly usage: UsageLayers;
}

/** Messages of which the code sends one or another are parts together, at the place of the first. */
export function messageParts(messages: readonly PromptMessage[], sizes: Sizes): InputPart[] {
  const perhaps = messages.filter(({ ways }) => ways !== undefined);
  return messages.flatMap((message) => {
    if (message.ways === undefined) return partsOf(runsOf(message), message.role, sizes);
    return message === perhaps[0] ? partsOf(perhaps.flatMap(runsOf), sharedRole(perhaps), sizes) : [];
  });
}

function sharedRole(messages: readonly PromptMessage[]): Role | null {
  const [first] = messages;
  return first !== undefined && messages.every(({ role }) => role === first.role) ? first.role : null;
}

/** Neighbouring literals, which reach the model as one text, or a hole. */
type Run = readonly StaticSegment[] | VariableSegment;

function isHole(run: Run): run is VariableSegment {
  return 'kind' in run;
}

function runsOf({ segments, ways }: PromptMessage): Run[] {
  const runs: (StaticSegment[] | VariableSegment)[] = [];
  for (const segment of onWays(segments, ways)) {
    const last = runs.at(-1);
    if (segment.kind === 'variable') runs.push(segment);
    else if (last !== undefined && !isHole(last)) last.push(segment);
    else runs.push([segment]);
  }
  return runs;
}

/** What is sent on some ways only is one part a name, and one for all of the text, so that one branch stands in place of another. */
function partsOf(runs: readonly Run[], role: Role | null, sizes: Sizes): InputPart[] {
  const holes = runs.filter(isHole).filter(({ ways }) => ways !== undefined);
  const texts = runs.flatMap((run) => (isHole(run) ? [] : [splitText(run)])).filter(isVaried);
  const [firstText] = texts;
  return runs.flatMap((run): InputPart[] => {
    if (isHole(run)) {
      if (run.ways === undefined) return [holePart([run], role, sizes)];
      const same = holes.filter(({ name }) => name === run.name);
      return same[0] === run ? [holePart(same, role, sizes)] : [];
    }
    const { sure, rest } = splitText(run);
    const lead = sure === '' && rest.length > 0 ? [] : [textPart(sure, role, sizes)];
    const isFirst = rest.length > 0 && rest[0] === firstText?.rest[0];
    return isFirst ? [...lead, variedPart(texts, role, sizes)] : lead;
  });
}

interface Text {
  /** What it begins with in any case. */
  readonly sure: string;
  /** From the first piece on that may be absent. */
  readonly rest: readonly StaticSegment[];
}

function splitText(run: readonly StaticSegment[]): Text {
  const at = run.findIndex(({ ways }) => ways !== undefined);
  const end = at < 0 ? run.length : at;
  return { sure: joined(run.slice(0, end)), rest: run.slice(end) };
}

function isVaried({ rest }: Text): boolean {
  return rest.length > 0;
}

function joined(segments: readonly StaticSegment[]): string {
  return segments.map(({ text }) => text).join('');
}

function textPart(text: string, role: Role | null, { counter }: Sizes): InputPart {
  const { tokens, exact, encoding } = counter.count(text);
  const basis = encoding === OWN_TOKENIZER ? OWN_TOKENIZER : 'counted';
  return { kind: 'static', role, name: null, tokens, exact, basis };
}

function variedPart(texts: readonly Text[], role: Role | null, sizes: Sizes): InputPart {
  const { counter } = sizes;
  const amountOf = ({ text }: StaticSegment) => counter.count(text).tokens;
  const isRepeated = ({ ways = [] }: StaticSegment) => ways.some(({ kind }) => kind === 'loop');
  const all = texts.flatMap(({ rest }) => rest);
  const once = all.filter((segment) => !isRepeated(segment));
  const at = (end: keyof Range) => {
    const sent = new Set(sentAt(once, end, amountOf));
    const added = texts.map(({ sure, rest }) => {
      // Tokens may span the seams of what is sent together.
      const whole = sure + joined(rest.filter((segment) => sent.has(segment)));
      return counter.count(whole).tokens[end] - counter.count(sure).tokens[end];
    });
    return added.reduce((sum, tokens) => sum + Math.max(0, tokens), 0);
  };
  const tokens = sumRanges([
    ordered(at('low'), at('base'), at('high')),
    amountOnWays(all.filter(isRepeated), amountOf),
  ]);
  return { kind: 'static', role, name: null, tokens, exact: false, isVaried: true, basis: VARIED };
}

const VARIED = 'counted, as far as branches and loops of the code add it';

/** Seams may cost the shortest way a token more than another. */
function ordered(least: number, base: number, most: number): Range {
  return { low: Math.min(least, base, most), base, high: Math.max(least, base, most) };
}

/** @param same One hole, or those of one name on several ways. */
function holePart(same: readonly VariableSegment[], role: Role | null, sizes: Sizes): InputPart {
  const [first] = same;
  const name = first?.name ?? '';
  const priorOf = (segment: VariableSegment) => sizePrior(segment, sizes);
  const reason = first === undefined ? '' : priorOf(first).reason;
  const isPerhaps = first?.ways !== undefined;
  return {
    kind: variableKind(name),
    role,
    name,
    tokens: amountOnWays(same, (segment) => priorOf(segment).tokens, FILLING_PASSES),
    exact: false,
    basis: isPerhaps ? `${reason}, as far as branches and loops of the code add it` : reason,
  };
}

function sizePrior(segment: VariableSegment, { prompt, usage }: Sizes): Prior {
  const size = givenSize(usage, segment.name);
  const attached = size === null ? attachedPrior(segment, prompt) : null;
  if (attached !== null) return attached;
  return segment.name === LOOP_HISTORY
    ? loopHistoryPrior(segment.name, size, given(usage, 'steps')?.value ?? prompt.steps)
    : variablePrior(segment.name, size);
}

function variableKind(name: string): InputPartKind {
  if (/image|photo|screenshot/i.test(name)) return 'image';
  return /histor|conversation|messages|msgs/i.test(name) ? 'history' : 'variable';
}
