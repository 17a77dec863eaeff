/** What of our own files is missing or damaged costs the documents that need it, never the others. */

import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { messageOf } from '../core/project/messageOf';
import type { SourceAnalysis, SourceProblem } from '../core/source/callSite';

/**
 * The same, with estimates that never reject: where a grammar or a vocabulary cannot be loaded, the document is without
 * figures and has the reason as its problem. `say` hears each reason once, `log` of every fault that is none of a file.
 */
export function withFaultsSaid(
  breakeven: Breakeven,
  say: (reason: string) => void,
  log: (fault: unknown) => void,
): Breakeven {
  const said = new Set<string>();
  const without = (error: unknown): SourceAnalysis => {
    const reason = reasonOf(error);
    if (!said.has(reason)) say(reason);
    if (reason === OF_OURS) log(error);
    said.add(reason);
    return { calls: [], prompts: [], problems: [unread(reason)] };
  };
  const analyse = (document: ProjectDocument) => breakeven.analyse(document).catch(without);
  const estimateAnalysis: Breakeven['estimateAnalysis'] = (analysis, document, context) =>
    breakeven
      .estimateAnalysis(analysis, document, context)
      .catch((error: unknown) => breakeven.estimateAnalysis(without(error), document, context));
  const estimateDocument = async (document: ProjectDocument, context: EstimateContext) =>
    estimateAnalysis(await analyse(document), document, context);
  return Object.freeze({ ...breakeven, analyse, estimateAnalysis, estimateDocument });
}

const OF_OURS = 'Something went wrong in Breakeven. The log says where.';

/** What else an error says may hold what the user has written, and be another with each keystroke. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return /^The (?:grammar|vocabulary) [\w.-]+ /.test(message) ? message : OF_OURS;
}

function unread(reason: string): SourceProblem {
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  return { code: 'unreadable', message: `Breakeven shows no figures here: ${reason}`, range };
}
