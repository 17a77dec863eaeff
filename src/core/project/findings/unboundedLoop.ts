import { sendsHistory } from '../../source/callSite';
import { firstLineOf, type Rule } from './finding';

/** A loop that only an answer ends, and that sends more each time: its cost has no ceiling. */
export const unboundedLoop: Rule = (item) => {
  if (item.source.type !== 'call' || item.perCall === null || item.steps !== null) return null;
  const { flow, messages } = item.source.call;
  // An SDK has a bound of its own where the code gives it none.
  const loop = flow?.steps.find(
    (step) => step.kind === 'loop' && step.passes === null && step.endsEarly && step.bySdk !== true,
  );
  if (loop?.kind !== 'loop' || !sendsHistory(messages)) return null;
  return {
    message: `The loop of line ${loop.line + 1} ends when an answer says so, and each pass sends all before it again: nothing caps what it costs.`,
    range: firstLineOf(item),
    remedies: [{ kind: 'directive', title: 'Say in a comment how many steps it takes', words: 'steps=' }],
  };
};
