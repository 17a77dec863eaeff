import type { Plan } from '../../src/core/project/interactions';

/** `a + (b | c) + 3×d`, calls by the text that they send; `-` for a branch without calls, `*` before the usual one. */
export function shownPlan(plan: Plan): string {
  switch (plan.kind) {
    case 'call':
      return plan.call.messages
        .flatMap(({ segments }) => segments.map((s) => (s.kind === 'static' ? s.text : s.name)))
        .join('');
    case 'sequence':
      return plan.parts.length === 0 ? '-' : plan.parts.map(shownPlan).join(' + ');
    case 'choice':
      return `(${plan.branches.map((branch, index) => `${index === plan.usual && index > 0 ? '*' : ''}${shownPlan(branch)}`).join(' | ')})`;
    case 'loop': {
      const { passes, endsEarly } = plan.loop;
      const times = `${endsEarly ? '≤' : ''}${passes ?? 'n'}`;
      return `${times}×[${shownPlan(plan.body)}]`;
    }
  }
}
