/** What the panel shows: the newest snapshot, with edits that the extension has not answered yet laid over it. Pure. */

import { editScenario } from '../core/scenario/editScenario';
import type { Scenario } from '../core/scenario/scenario';
import type { InputOrigin, PanelSnapshot } from '../protocol/panel';

/** Text in an input that is being typed, kept as typed: `0.` is on its way to `0.5`. */
export interface Draft {
  readonly text: string;
  /** Why it is not a value; null when it is. */
  readonly problem: string | null;
}

export interface PanelState {
  readonly snapshot: PanelSnapshot;
  readonly scenario: Scenario;
  readonly edited: readonly string[];
  /** Counts the edits that were sent; a snapshot of an earlier one is behind. */
  readonly revision: number;
  /** Edits were made that the extension does not know yet. */
  readonly hasUnsentEdits: boolean;
  readonly drafts: Readonly<Record<string, Draft>>;
}

/** A late snapshot is dropped; one that crosses an edit brings everything but the scenario. */
export function withSnapshot(state: PanelState | null, snapshot: PanelSnapshot): PanelState {
  if (state !== null && snapshot.sequence < state.snapshot.sequence) return state;
  if (state !== null && (state.hasUnsentEdits || snapshot.revision < state.revision))
    return { ...state, snapshot };
  const edited = Object.keys(snapshot.origins).filter((path) => snapshot.origins[path] === 'edited');
  return {
    snapshot,
    scenario: snapshot.scenario,
    edited,
    revision: state?.revision ?? 0,
    hasUnsentEdits: false,
    drafts: state?.drafts ?? {},
  };
}

/** Sets one input. A value that does not fit is kept as a draft with its problem; the scenario stays as it was. */
export function withEdit(state: PanelState, path: string, value: unknown, text: string): PanelState {
  const { scenario, problems } = editScenario(state.scenario, path, value);
  const problem = problems[0]?.message ?? null;
  const drafts = { ...state.drafts, [path]: { text, problem } };
  if (problem !== null) return { ...state, drafts };
  const edited = state.edited.includes(path) ? state.edited : [...state.edited, path];
  return { ...state, scenario, edited, drafts, hasUnsentEdits: true };
}

/** The input is left: what was typed gives way to the value that is in force. */
export function withoutDraft(state: PanelState, path: string): PanelState {
  const { [path]: _left, ...drafts } = state.drafts;
  return { ...state, drafts };
}

/** Takes back one edit; the value of the code or the settings comes with the next snapshot. */
export function withoutEdit(state: PanelState, path: string): PanelState {
  const edited = state.edited.filter((other) => other !== path);
  return { ...withoutDraft(state, path), edited, hasUnsentEdits: true };
}

/** The edits are on their way. */
export function sent(state: PanelState): PanelState {
  return { ...state, hasUnsentEdits: false, revision: state.revision + 1 };
}

/** Where the value of an input comes from. */
export function originOf({ snapshot, edited }: PanelState, path: string): InputOrigin {
  if (edited.includes(path)) return 'edited';
  const known = snapshot.origins[path];
  if (known !== undefined && known !== 'edited') return known;
  if (!path.startsWith('workloads.')) return 'default';
  const field = `workloads.${path.slice(path.lastIndexOf('.') + 1)}`;
  return snapshot.origins[field] ?? snapshot.origins.workloads ?? 'code';
}
