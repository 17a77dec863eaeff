import type { ModelReference, PromptFile, PromptMessage, SourceProblem, TextRange } from '../callSite';
import { asIs, contentOf, isRecord, messagesOfData } from './dataMessages';
import { type Format, firstAt, lineRange, promptFile } from './format';

/** A file of more requests than this is shown by one of each kind. */
const MOST_SHOWN = 50;

interface Line {
  readonly range: TextRange;
  readonly model: ModelReference;
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number | null;
}

/**
 * Requests of a batch, and examples for fine-tuning: one on each line. Of a long file, the middle one by size stands for
 * all that share model and first message.
 */
export const jsonLines: Format = {
  format: 'jsonl',
  languageIds: ['jsonl'],
  matches: (path) => path.endsWith('.jsonl'),
  read(text) {
    if (!startsLikeRequests(text)) return { prompts: [], problems: [] };
    const lines: Line[] = [];
    const problems: SourceProblem[] = [];
    text.split('\n').forEach((source, index) => {
      if (source.trim() === '') return;
      const data = parsed(source);
      if (data === undefined) problems.push(broken(index, source.length));
      const line = data === undefined ? null : lineOf(data, lineRange(index, source.length));
      if (line !== null) lines.push(line);
    });
    const shown = lines.length > MOST_SHOWN ? samples(lines) : lines;
    // A file of other data is none of ours, broken or not.
    return {
      prompts: shown.map((line): PromptFile => promptFile({ format: 'jsonl', ...line })),
      problems: lines.length === 0 ? [] : problems.slice(0, MOST_SHOWN),
    };
  },
};

/** Most files of JSON lines are data sets; their first lines tell. */
function startsLikeRequests(text: string): boolean {
  return /"(?:messages|body|params|prompt|input)"\s*:/.test(text.slice(0, 20_000));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** OpenAI's batches have a `body`, Anthropic's `params`; examples have the messages themselves. */
function lineOf(data: unknown, range: TextRange): Line | null {
  if (!isRecord(data)) return null;
  const request = [data.body, data.params, data].find(isRecord);
  const messages = request === undefined ? null : messagesIn(request);
  if (request === undefined || messages === null) return null;
  const id = firstAt(request, ['model'], 'string');
  return {
    range,
    model: id === null ? { id: null, source: 'unknown' } : { id, source: 'literal' },
    messages,
    maxOutputTokens: firstAt(request, ['max_completion_tokens', 'max_output_tokens', 'max_tokens'], 'number'),
  };
}

function messagesIn(request: Record<string, unknown>): PromptMessage[] | null {
  const system = request.system ?? request.instructions;
  const lead: PromptMessage[] =
    system === undefined ? [] : [{ role: 'system', segments: contentOf(system, asIs) }];
  const messages = messagesOfData(request.messages ?? request.input, asIs);
  if (messages !== null) return [...lead, ...messages];
  const isRequest = typeof request.model === 'string';
  const text = request.input ?? request.prompt;
  return isRequest && typeof text === 'string' ? [...lead, { role: null, segments: asIs(text) }] : null;
}

function samples(lines: readonly Line[]): Line[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.model.id} ${JSON.stringify(line.messages[0]?.role === 'system' ? line.messages[0].segments : '')}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].slice(0, MOST_SHOWN).flatMap((group) => {
    const bySize = [...group].sort((a, b) => size(a) - size(b));
    return bySize[Math.floor(bySize.length / 2)] ?? [];
  });
}

function size({ messages }: Line): number {
  return messages
    .flatMap(({ segments }) => segments)
    .reduce((sum, segment) => sum + (segment.kind === 'static' ? segment.text.length : 0), 0);
}

function broken(line: number, length: number): SourceProblem {
  return {
    code: 'invalid-front-matter',
    message: 'This line is not JSON, so the request on it is not counted.',
    range: lineRange(line, length),
  };
}
