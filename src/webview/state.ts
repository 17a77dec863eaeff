/** What the panel shows: the newest snapshot, with edits that the extension has not answered yet laid over it. Pure. */

import { editScenario } from '../core/scenario/editScenario';
import { fieldAt } from '../core/scenario/fieldAt';
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
  /** Path of the newest edit; empty before the first. */
  readonly changed: string;
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
  return settled(state, snapshot);
}

/** As the extension has it: what was edited since gives way. */
function settled(state: PanelState | null, snapshot: PanelSnapshot): PanelState {
  const edited = Object.keys(snapshot.origins).filter((path) => snapshot.origins[path] === 'edited');
  return {
    snapshot,
    scenario: snapshot.scenario,
    edited,
    changed: state?.changed ?? '',
    revision: state?.revision ?? 0,
    hasUnsentEdits: false,
    drafts: state === null ? {} : draftsOf(state, snapshot.scenario),
  };
}

/** What is being typed stays while its input does; where undo or another editor has changed that, it goes. */
function draftsOf({ drafts, scenario }: PanelState, next: Scenario): PanelState['drafts'] {
  const isSame = (path: string) =>
    JSON.stringify(fieldAt(scenario, path)) === JSON.stringify(fieldAt(next, path));
  return Object.fromEntries(Object.entries(drafts).filter(([path]) => isSame(path)));
}

/** Gives up the edits that were not sent. Null when there are none. */
export function withoutUnsent(state: PanelState): PanelState | null {
  return state.hasUnsentEdits ? { ...settled(state, state.snapshot), drafts: {} } : null;
}

/** Gives up what was typed and is no value. Null when there is no such thing. */
export function withoutFaults(state: PanelState): PanelState | null {
  const fit = Object.entries(state.drafts).filter(([, { problem }]) => problem === null);
  return fit.length === Object.keys(state.drafts).length
    ? null
    : { ...state, drafts: Object.fromEntries(fit) };
}

/** Sets one input. A value that does not fit is kept as a draft with its problem; the scenario stays as it was. */
export function withEdit(state: PanelState, path: string, value: unknown, text: string): PanelState {
  const { scenario, problems } = editScenario(state.scenario, path, value);
  const problem = problems[0]?.message ?? null;
  const drafts = { ...state.drafts, [path]: { text, problem } };
  if (problem !== null) return { ...state, drafts };
  const edited = state.edited.includes(path) ? state.edited : [...state.edited, path];
  return { ...state, scenario, edited, drafts, changed: path, hasUnsentEdits: true };
}

/** The input is left: what was typed gives way to the value that is in force. */
export function withoutDraft(state: PanelState, path: string): PanelState {
  const { [path]: _left, ...drafts } = state.drafts;
  return { ...state, drafts };
}

/** Takes back one edit; the value of the code or the settings comes with the next snapshot. */
export function withoutEdit(state: PanelState, path: string): PanelState {
  const edited = state.edited.filter((other) => other !== path);
  return { ...withoutDraft(state, path), edited, changed: path, hasUnsentEdits: true };
}

/** The edits are on their way. */
export function sent(state: PanelState): PanelState {
  return { ...state, hasUnsentEdits: false, revision: state.revision + 1 };
}

/** Where the value of an input comes from. */
export function originOf({ snapshot, edited }: PanelState, path: string): InputOrigin {
  if (edited.includes(path)) return snapshot.file === null ? 'edited' : 'file';
  const known = snapshot.origins[path];
  if (known !== undefined && known !== 'edited') return known;
  if (snapshot.file !== null || !path.startsWith('workloads.')) return 'default';
  const field = `workloads.${path.slice(path.lastIndexOf('.') + 1)}`;
  return snapshot.origins[field] ?? snapshot.origins.workloads ?? 'code';
}
