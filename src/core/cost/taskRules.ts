/** Article A's table of what speaks for either side besides money, each row said with its source, and what to find out. */

import { ARTICLES } from './articles';
import type { Constraints, Task, Verdict } from './estimate';

type Reason = Verdict['reasons'][number];

/** Tasks with clear inputs and short answers, at which small open models do as well. */
const FOR_LOCAL: ReadonlySet<Task> = new Set(['embedding', 'classification', 'extraction']);

/** Peak over the mean up to which traffic counts as steady: a week of business hours has about 3. */
const STEADY_UP_TO = 2;
const SPIKY_FROM = 6;

export interface RuleFacts {
  readonly task: Task | undefined;
  readonly constraints: Constraints | undefined;
  readonly peakToAverage: number;
  /** Known hour by hour, rather than assumed. */
  readonly hasHours: boolean;
  readonly hasBill: boolean;
}

export function ruleReasons({ task, constraints, peakToAverage }: RuleFacts): Reason[] {
  const reasons: Reason[] = [];
  if (task !== undefined) {
    const advice = FOR_LOCAL.has(task)
      ? 'small open models do it well'
      : 'the API’s models still do it better';
    reasons.push({ code: 'fit-task', text: `Task ${task}: ${advice} (${ARTICLES.A}).` });
  }
  if (peakToAverage <= STEADY_UP_TO)
    reasons.push({
      code: 'fit-traffic',
      text: `Steady or batch traffic speaks for self-hosting (${ARTICLES.A}).`,
    });
  else if (peakToAverage >= SPIKY_FROM)
    reasons.push({ code: 'fit-traffic', text: `Spiky traffic speaks for the API (${ARTICLES.A}).` });
  if (constraints?.mlopsEngineers !== undefined) {
    const side = constraints.mlopsEngineers >= 1 ? 'self-hosting is possible' : 'stay on the API';
    const people = constraints.mlopsEngineers >= 1 ? 'at least one engineer' : 'less than one engineer';
    reasons.push({ code: 'fit-mlops', text: `With ${people} for it, ${side} (${ARTICLES.A}).` });
  }
  return reasons;
}

/** A fact to collect before deciding, and whether the scenario has it. */
export interface FactToCollect {
  readonly code: 'bill' | 'hourly-volume' | 'task' | 'mlops-capacity' | 'residency';
  readonly text: string;
  readonly known: boolean;
}

/** Article A's five. */
export function factsToCollect({ task, constraints, hasHours, hasBill }: RuleFacts): FactToCollect[] {
  return [
    { code: 'bill', text: 'last month’s API bill', known: hasBill },
    { code: 'hourly-volume', text: 'requests by the hour over a week', known: hasHours },
    { code: 'task', text: 'what kind of task it is', known: task !== undefined },
    {
      code: 'mlops-capacity',
      text: 'how many engineers could run it',
      known: constraints?.mlopsEngineers !== undefined || constraints?.noOperations === true,
    },
    {
      code: 'residency',
      text: 'whether the data must stay in your own infrastructure',
      known: constraints !== undefined,
    },
  ];
}
