/** Which calls one run of a function makes together, which in place of one another, and which again and again. */

import type { FlowStep, Loop } from '../source/callFlow';
import type { CallSite, SourceAnalysis } from '../source/callSite';

/** What one run of a function sends. */
export type Plan =
  | { readonly kind: 'call'; readonly call: CallSite }
  /** All of them. */
  | { readonly kind: 'sequence'; readonly parts: readonly Plan[] }
  /** One of them; a branch without calls is an empty sequence. `usual` is the one that is taken to happen. */
  | { readonly kind: 'choice'; readonly branches: readonly Plan[]; readonly usual: number }
  | { readonly kind: 'loop'; readonly loop: Loop; readonly body: Plan };

/** What one user action makes the program send: several calls, or one that a loop repeats. */
export interface Interaction {
  /** Name of the function; null for one without a name, and at module level. */
  readonly enclosingFunction: string | null;
  /** In document order. */
  readonly calls: readonly CallSite[];
  readonly plan: Plan;
}

/**
 * The interactions of one document that are more than one call. A call is in one of them at most. Code at module level
 * runs once as a whole, so that of it only a loop makes an interaction.
 */
export function interactionsOf({ calls }: Pick<SourceAnalysis, 'calls'>): Interaction[] {
  const groups = new Map<string, CallSite[]>();
  calls.forEach((call, index) => {
    const key = call.flow?.unit ?? `alone ${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [call]);
    else group.push(call);
  });
  return [...groups.values()]
    .map(interactionOf)
    .filter(({ calls: made, plan }) => made.length > 1 || repeats(plan));
}

function interactionOf(calls: readonly CallSite[]): Interaction {
  const paths = withoutShared(calls.map((call): Path => ({ call, steps: call.flow?.steps ?? [] })));
  return { enclosingFunction: calls[0]?.enclosingFunction ?? null, calls, plan: planOf(paths) };
}

interface Path {
  readonly call: CallSite;
  readonly steps: readonly FlowStep[];
}

/** A branch that holds all calls is no choice between them: without it there is no interaction. */
function withoutShared(paths: readonly Path[]): readonly Path[] {
  const [first] = paths;
  const outer = first?.steps[0];
  if (outer?.kind !== 'choice' || outer.branches.length !== 1) return paths;
  const isShared = paths.every(({ steps: [step] }) => step?.kind === 'choice' && isSameBranch(step, outer));
  return isShared ? withoutShared(paths.map(inner)) : paths;
}

function isSameBranch(a: FlowStep, b: FlowStep): boolean {
  return (
    a.kind === 'choice' &&
    b.kind === 'choice' &&
    a.at === b.at &&
    a.branches.length === 1 &&
    a.branches[0] === b.branches[0]
  );
}

function inner({ call, steps }: Path): Path {
  return { call, steps: steps.slice(1) };
}

function planOf(paths: readonly Path[]): Plan {
  const parts = [...byFirstStep(paths).values()].map(partOf);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
}

/** Paths that begin with the same step lie together; a call that no step is left before is on its own. */
function byFirstStep(paths: readonly Path[]): ReadonlyMap<unknown, readonly Path[]> {
  const groups = new Map<unknown, Path[]>();
  for (const path of paths) {
    const [step] = path.steps;
    const key = step === undefined ? path : `${step.kind} ${step.at}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return groups;
}

function partOf(paths: readonly Path[]): Plan {
  const [first] = paths;
  const step = first?.steps[0];
  if (first === undefined) return { kind: 'sequence', parts: [] };
  if (step === undefined) return { kind: 'call', call: first.call };
  if (step.kind === 'loop') return { kind: 'loop', loop: step, body: planOf(paths.map(inner)) };
  return choiceOf(paths);
}

/** What is made on all branches is no choice; of branches without calls, one is as good as many. */
function choiceOf(paths: readonly Path[]): Plan {
  const choices = paths.flatMap(({ steps: [step] }) => (step?.kind === 'choice' ? [step] : []));
  const count = Math.max(...choices.map((choice) => choice.count));
  const numbers = Array.from({ length: count }, (_, branch) => branch);
  const isOn = ({ steps: [step] }: Path, branch: number) =>
    step?.kind === 'choice' && step.branches.includes(branch);
  const always = paths.filter((path) => numbers.every((branch) => isOn(path, branch)));
  const rest = paths.filter((path) => !numbers.every((branch) => isOn(path, branch)));
  if (rest.length === 0) return planOf(always.map(inner));
  const failing = new Set(choices.flatMap((choice) => choice.failing));
  const filled = numbers.map((branch) => ({
    fails: failing.has(branch),
    paths: rest.filter((path) => isOn(path, branch)),
  }));
  const branches = filled.filter((branch, index) => isWay(branch) && !isEmptyAgain(filled, index));
  const isSpared = always.length > 0 && branches.some(({ fails }) => fails);
  // Where the code does not say which way things go, they go the first that makes a call.
  const usual = branches.findIndex(({ paths: made, fails }) => (isSpared ? !fails : made.length > 0));
  const choice = flatChoice(
    branches.map(({ paths: made }) => planOf(made.map(inner))),
    Math.max(0, usual),
  );
  return always.length === 0 ? choice : { kind: 'sequence', parts: [planOf(always.map(inner)), choice] };
}

interface FilledBranch {
  readonly fails: boolean;
  readonly paths: readonly Path[];
}

/** One that is taken when something fails, and makes no call, is no way to go. */
function isWay({ fails, paths }: FilledBranch): boolean {
  return paths.length > 0 || !fails;
}

/** Of branches without calls, one is as good as many. */
function isEmptyAgain(branches: readonly FilledBranch[], index: number): boolean {
  const isEmpty = (branch: FilledBranch | undefined) => branch?.paths.length === 0 && isWay(branch);
  return isEmpty(branches[index]) && branches.findIndex(isEmpty) < index;
}

/** A choice on a branch of another is one with it. */
function flatChoice(branches: readonly Plan[], usual: number): Plan {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const before = branches.slice(0, usual).reduce((sum, branch) => sum + branchesIn(branch).length, 0);
  const taken = branches[usual];
  return {
    kind: 'choice',
    branches: branches.flatMap(branchesIn),
    usual: before + (taken?.kind === 'choice' ? taken.usual : 0),
  };
}

function branchesIn(plan: Plan): readonly Plan[] {
  return plan.kind === 'choice' ? plan.branches : [plan];
}

/** True when a part of the plan is made more than once, or may be. */
function repeats(plan: Plan): boolean {
  return plan.kind === 'loop' || partsOf(plan).some(repeats);
}

/** What a plan is put together of. */
export function partsOf(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case 'call':
      return [];
    case 'sequence':
      return plan.parts;
    case 'loop':
      return [plan.body];
    case 'choice':
      return plan.branches;
  }
}

/** Calls of a plan, one on several branches more than once. */
export function callsOf(plan: Plan): readonly CallSite[] {
  return plan.kind === 'call' ? [plan.call] : partsOf(plan).flatMap(callsOf);
}
