/**
 * A line that is being typed can make a parser take all that follows for its arguments. The file without that line is
 * read instead, and the line as it is so far.
 */

import type { CallSite, SourceAnalysis } from '../callSite';

type Read = (text: string) => Promise<SourceAnalysis>;

/** What `whole` should have been; `whole` itself where leaving one line out does not mend the file. */
export async function readAroundHalfTyped(
  text: string,
  whole: SourceAnalysis,
  read: Read,
): Promise<SourceAnalysis> {
  const line = whole.problems[0]?.range.start.line;
  if (line === undefined) return whole;
  const lines = text.split('\n');
  const without = lines.map((content, index) => (index === line ? ' '.repeat(content.length) : content));
  const around = await read(without.join('\n'));
  if (around.problems.length > 0 || around.calls.some((call) => holds(call, line))) return whole;
  const soFar = await read(lines.slice(0, line + 1).join('\n'));
  const typed = soFar.calls.filter(({ range }) => range.start.line === line);
  return { ...whole, calls: merged(around.calls, typed) };
}

/** A call that goes on around the broken line has lost an argument with it. */
function holds({ range }: CallSite, line: number): boolean {
  return range.start.line <= line && line <= range.end.line;
}

/** In document order. The finished calls keep their ids. */
function merged(finished: readonly CallSite[], typed: readonly CallSite[]): CallSite[] {
  const ids = new Set(finished.map(({ id }) => id));
  const renamed = typed.map((call) => {
    const id = freeId(call.id, ids);
    ids.add(id);
    return { ...call, id };
  });
  return [...finished, ...renamed].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let ordinal = 2; taken.has(free); ordinal += 1) free = `${id}:${ordinal}`;
  return free;
}
