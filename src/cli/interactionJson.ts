import type { CostedInteraction } from '../core/project/interactionCost';
import type { Plan } from '../core/project/interactions';
import type { CallSite } from '../core/source/callSite';
import type { InteractionJson, PlanJson } from '../protocol/cliJson';

/** One interaction of `scan --json`. */
export function interactionJson(interaction: CostedInteraction): InteractionJson {
  const { id, path, enclosingFunction, items, plan, loops, calls, usd, incomplete } = interaction;
  const first = items[0]?.source;
  const cell = first?.type === 'call' ? first.call.cell : undefined;
  const ids = new Map(
    items.flatMap((item) => (item.source.type === 'call' ? [[item.source.call.id, item.id]] : [])),
  );
  return {
    id,
    path,
    line: (items[0]?.range.start.line ?? 0) + 1,
    ...(cell === undefined ? {} : { cell }),
    function: enclosingFunction,
    calls: items.map((item) => item.id),
    callsPerInteraction: { ...calls },
    input: { ...interaction.inputTokens },
    output: { ...interaction.outputTokens },
    cost: { perInteraction: usd, incomplete },
    loops: loops.map(({ line, passes, source, basis }) => ({ line: line + 1, ...passes, source, basis })),
    plan: planJson(plan, (call) => ids.get(call.id) ?? call.id),
  };
}

function planJson(plan: Plan, idOf: (call: CallSite) => string): PlanJson {
  switch (plan.kind) {
    case 'call':
      return { call: idOf(plan.call) };
    case 'sequence':
      return { all: plan.parts.map((part) => planJson(part, idOf)) };
    case 'choice':
      return { oneOf: plan.branches.map((branch) => planJson(branch, idOf)), usual: plan.usual };
    case 'loop':
      return { repeated: planJson(plan.body, idOf), line: plan.loop.line + 1 };
  }
}
