/** Jupyter notebooks: their code cells as one document, so that names flow from cell to cell in order. */

import * as z from 'zod/mini';
import type {
  CallSite,
  ModelReference,
  PlacedRange,
  PromptMessage,
  SourceAnalysis,
  SourceDocument,
  SourceProblem,
  TextRange,
} from './callSite';
import { type Directive, movedUp } from './directives';

const notebookSchema = z.object({
  cells: z.array(z.object({ cell_type: z.string(), source: z.union([z.string(), z.array(z.string())]) })),
  metadata: z.optional(
    z.object({
      kernelspec: z.optional(z.object({ language: z.optional(z.string()) })),
      language_info: z.optional(
        z.object({
          name: z.optional(z.string()),
          codemirror_mode: z.optional(z.union([z.string(), z.object({ name: z.optional(z.string()) })])),
        }),
      ),
    }),
  ),
});

/** Cell magics after which the rest of the cell is still Python. */
const PYTHON_MAGIC = /^%%(?:time|timeit|capture|prun|python3?|ipytest)\b/;

interface Cell {
  /** Position in the notebook, from 0, Markdown cells counted. */
  readonly index: number;
  readonly lines: readonly string[];
}

export function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb');
}

/** Ranges in the answer are those of the cell. A file that is no notebook is a problem. */
export async function readNotebook(
  { path, text }: SourceDocument,
  readCode: (document: SourceDocument) => Promise<SourceAnalysis>,
): Promise<SourceAnalysis> {
  const notebook = parse(text);
  if (notebook === null) return { calls: [], prompts: [], problems: [notNotebook()] };
  const languageId = languageOfKernel(notebook);
  const cells = notebook.cells.flatMap(({ cell_type, source }, index): Cell[] =>
    cell_type === 'code' ? [{ index, lines: codeLines(source) }] : [],
  );
  const code = cells.flatMap(({ lines }) => lines).join('\n');
  const { calls, problems, directives = [], ...rest } = await readCode({ path, languageId, text: code });
  const place = placer(cells);
  return {
    ...rest,
    calls: calls.map((call) => ({
      ...call,
      ...place(call.range),
      ...placedFlow(call, place),
      model: placedModel(call.model, place),
      messages: call.messages.map((message) => placedMessage(message, place)),
    })),
    prompts: [],
    problems: problems.map((problem) => ({ ...problem, ...place(problem.range) })),
    directives: directives.map((directive): Directive => {
      const { cell, range } = place(directive.range);
      return { ...movedUp(directive, directive.range.start.line - range.start.line), cell };
    }),
  };
}

/** Lines of the flow, from the joined code to those of the cells. */
function placedFlow({ flow }: CallSite, place: Place): Pick<CallSite, 'flow'> {
  if (flow === undefined) return {};
  const lineOf = (line: number) => {
    const start = { line, character: 0 };
    return place({ start, end: start }).range.start.line;
  };
  const unitRange = flow.unitRange === null ? null : place(flow.unitRange).range;
  const steps = flow.steps.map((step) =>
    step.kind === 'loop' ? { ...step, line: lineOf(step.line) } : step,
  );
  return { flow: { ...flow, unitRange, steps } };
}

type Place = ReturnType<typeof placer>;

function placedModel({ range, definedAt, ...model }: ModelReference, place: Place): ModelReference {
  return {
    ...model,
    ...(range === undefined ? {} : { range: place(range).range }),
    ...(definedAt === undefined ? {} : { definedAt: withCell(definedAt, place) }),
  };
}

/** Texts and variables may stand in other cells than the call. */
function placedMessage({ range, segments, ...message }: PromptMessage, place: Place): PromptMessage {
  return {
    ...message,
    ...(range === undefined ? {} : { range: place(range).range }),
    segments: segments.map((segment) =>
      segment.range === undefined ? segment : { ...segment, range: withCell(segment.range, place) },
    ),
  };
}

function withCell(range: TextRange, place: Place): PlacedRange {
  const placed = place(range);
  return { ...placed.range, cell: placed.cell };
}

function parse(text: string): z.infer<typeof notebookSchema> | null {
  try {
    const parsed = notebookSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Kernels of Python dialects have names of their own and say Python by how they are highlighted. */
function languageOfKernel({ metadata }: z.infer<typeof notebookSchema>): string {
  const info = metadata?.language_info;
  const mode = typeof info?.codemirror_mode === 'object' ? info.codemirror_mode.name : info?.codemirror_mode;
  const names = [info?.name, metadata?.kernelspec?.language, mode].filter((name) => name !== undefined);
  return names.some((name) => /^i?python/i.test(name)) ? 'python' : (names[0] ?? 'python');
}

/** Lines of the cell, with what IPython alone understands turned into comments of the same length. */
function codeLines(source: string | readonly string[]): string[] {
  const lines = (typeof source === 'string' ? source : source.join('')).split('\n');
  const isForeign = lines[0]?.startsWith('%%') === true && !PYTHON_MAGIC.test(lines[0]);
  return lines.map((line) => (isForeign || /^\s*[%!?]/.test(line) ? line.replace(/\S/, '#') : line));
}

/** From the joined code to the cell that a range begins in. */
function placer(cells: readonly Cell[]): (range: TextRange) => { cell: number; range: TextRange } {
  const starts: { readonly index: number; readonly line: number }[] = [];
  let line = 0;
  for (const { index, lines } of cells) {
    starts.push({ index, line });
    line += lines.length;
  }
  return (range) => {
    const start = starts.filter((candidate) => candidate.line <= range.start.line).at(-1);
    const offset = start?.line ?? 0;
    const moved = (position: TextRange['start']) => ({
      ...position,
      line: Math.max(0, position.line - offset),
    });
    return { cell: start?.index ?? 0, range: { start: moved(range.start), end: moved(range.end) } };
  };
}

function notNotebook(): SourceProblem {
  const start = { line: 0, character: 0 };
  return {
    code: 'unreadable',
    message: 'Breakeven does not read this file: it is not a Jupyter notebook.',
    range: { start, end: start },
  };
}
