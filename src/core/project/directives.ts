/** What the comments of one document say of its calls and prompts. */

import type { SourceAnalysis, SourceProblem } from '../source/callSite';
import { type Directive, spokenFor } from '../source/directives';
import { type DirectiveReading, readDirective } from './directiveWords';
import type { CostedSource, PlacedDirective } from './documentEstimate';
import { UNREAD_TOOLS } from './priors';
import type { UsageLayer } from './usage';

export interface Directed {
  /** Nearest first. */
  readonly layers: readonly UsageLayer[];
  /** Of the call's own comment, or of the file's. */
  readonly model: DirectiveReading['model'];
  /** True when the call's own comment names the model, which then replaces what the code says. */
  readonly isOwnModel: boolean;
}

export interface DirectedDocument {
  of(source: CostedSource): Directed;
  readonly placed: readonly PlacedDirective[];
  readonly problems: readonly SourceProblem[];
}

/** Reads all directives of a document, each once, for the calls that it speaks for. */
export function readDirectives({ calls, prompts, directives = [] }: SourceAnalysis): DirectedDocument {
  const problems: SourceProblem[] = [];
  const own = new Map<unknown, DirectiveReading[]>();
  const whole: DirectiveReading[] = [];
  const placed: PlacedDirective[] = [];
  for (const directive of directives) {
    if (directive.lacksColon) {
      problems.push(withCell(withoutColon(directive), directive));
      continue;
    }
    const isWhole = directive.scope === 'file' || prompts.length > 0;
    const meant = isWhole ? [...calls, ...prompts] : spokenFor(directive, calls);
    const variables = namesOf(meant);
    const reading = readDirective(directive, variables);
    placed.push({ directive, variables });
    if (meant.length === 0) problems.push(stray(directive));
    // Variables of a call that is not there cannot be told from mistakes.
    const said = meant.length === 0 ? [] : reading.problems;
    problems.push(...said.map((problem) => withCell(problem, directive)));
    if (directive.scope === 'file') whole.unshift(reading);
    else for (const call of meant) own.set(call, [reading, ...(own.get(call) ?? [])]);
  }
  return {
    placed,
    problems,
    of: (source) => directed(own.get(source.type === 'call' ? source.call : source.prompt) ?? [], whole),
  };
}

function directed(own: readonly DirectiveReading[], whole: readonly DirectiveReading[]): Directed {
  const model = own.find((reading) => reading.model !== null)?.model ?? null;
  return {
    layers: [...own, ...whole].map(({ layer }) => layer),
    model: model ?? whole.find((reading) => reading.model !== null)?.model ?? null,
    isOwnModel: model !== null,
  };
}

/** Prompt variables by the names that every surface shows. */
function namesOf(
  meant: readonly Pick<SourceAnalysis['calls'][number], 'messages' | 'attachments'>[],
): ReadonlySet<string> {
  return new Set(
    meant.flatMap(({ messages, attachments }) => [
      ...messages.flatMap(({ segments }) =>
        segments.flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : [])),
      ),
      ...attachments.flatMap(({ unread }) => (unread === undefined ? [] : [UNREAD_TOOLS])),
    ]),
  );
}

function stray({ range, scope, cell }: Directive): SourceProblem {
  const message =
    scope === 'file'
      ? 'This comment speaks for no call: none is found in this file.'
      : 'This comment speaks for no call. It belongs on the line before a call, or at the end of its first line.';
  return { code: 'stray-directive', message, range, ...(cell === undefined ? {} : { cell }) };
}

function withoutColon({ range, scope }: Directive): SourceProblem {
  const replacement = scope === 'file' ? 'breakeven-file:' : 'breakeven:';
  const message = `This comment sets nothing: it begins with "${replacement}", with a colon.`;
  return { code: 'invalid-directive', message, range, replacement };
}

function withCell(problem: SourceProblem, { cell }: Directive): SourceProblem {
  return cell === undefined ? problem : { ...problem, cell };
}
