/** The calls and prompts of one document, each with what people have said of it, and without those that are to be left out. */

import type { SourceAnalysis, SourceProblem } from '../source/callSite';
import type { EstimateContext, ProjectDocument } from './breakeven';
import { readDirectives } from './directives';
import type { CostedSource, DocumentEstimate } from './documentEstimate';
import type { ConfiguredCall } from './folderConfig';
import { withSetModel } from './setModel';
import { given, settingsLayer, type UsageLayers, type UsageSource } from './usage';

export interface FoundSource {
  readonly source: CostedSource;
  readonly usage: UsageLayers;
  readonly modelSetIn: UsageSource | null;
}

export function readUsage(
  analysis: SourceAnalysis,
  home: ProjectDocument['home'] | null,
  { settings, catalog, now }: EstimateContext,
): {
  readonly found: readonly FoundSource[];
  readonly directives: DocumentEstimate['directives'];
  readonly problems: readonly SourceProblem[];
  /** Calls and prompts that a comment or the `breakeven.json` leaves out. */
  readonly ignored: number;
} {
  const directed = readDirectives(analysis);
  const problems = [...directed.problems];
  const found: FoundSource[] = [];
  let ignored = 0;
  for (const source of sourcesOf(analysis)) {
    const comment = directed.of(source);
    const configured = home?.config.layersOf(configuredCall(source, home.path)) ?? [];
    const usage = [...comment.layers, ...configured, settingsLayer(settings)];
    if (given(usage, 'ignore')?.value === true) {
      ignored += 1;
      continue;
    }
    const model = withSetModel(source, comment, home?.config ?? null, catalog, now);
    // One comment may speak for several calls; what is wrong with it is said once.
    problems.push(
      ...model.problems.filter((problem) => !problems.some((said) => said.range === problem.range)),
    );
    found.push({ source: model.source, usage, modelSetIn: model.setIn });
  }
  return { found, directives: directed.placed, problems, ignored };
}

function sourcesOf({ calls, prompts }: SourceAnalysis): CostedSource[] {
  return [
    ...calls.map((call) => ({ type: 'call', call }) as const),
    ...prompts.map((prompt) => ({ type: 'prompt', prompt }) as const),
  ];
}

function configuredCall(source: CostedSource, path: string): ConfiguredCall {
  return source.type === 'call'
    ? { path, id: source.call.id, enclosingFunction: source.call.enclosingFunction }
    : { path, id: 'prompt', enclosingFunction: null };
}
