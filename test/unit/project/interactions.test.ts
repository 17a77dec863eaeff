import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactly, type Range } from '../../../src/core/money/range';
import { rollUp } from '../../../src/core/project/interactionCost';
import type { Plan } from '../../../src/core/project/interactions';
import { passesOf } from '../../../src/core/project/passes';
import type { Loop } from '../../../src/core/source/callFlow';
import { type CallSite, LOOP_HISTORY } from '../../../src/core/source/callSite';
import { type InteractionJson, type ScanJson, scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

const HEAD = 'from openai import OpenAI\nclient = OpenAI()\n';
const call = (model: string, text: string, cap: number) =>
  `client.responses.create(model="${model}", input="${text}", max_output_tokens=${cap})`;

function scan(files: Readonly<Record<string, string>>): ScanJson {
  let scanned: ScanJson | undefined;
  withFiles(files, (folder) => {
    scanned = scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out));
  });
  assert.ok(scanned !== undefined);
  return scanned;
}

function only(scanned: ScanJson): InteractionJson {
  assert.equal(scanned.interactions.length, 1);
  const [interaction] = scanned.interactions;
  assert.ok(interaction !== undefined);
  return interaction;
}

function near(actual: number | undefined, expected: number): void {
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= expected * 1e-9, `${actual} is not ${expected}`);
}

describe('what an interaction costs', () => {
  it('is the sum of calls that are made together, and leaves the month of each as it is', () => {
    const one = (name: string, model: string) => `def ${name}():\n    return ${call(model, name, 50)}\n`;
    const both = `${HEAD}def f():\n    a = ${call('gpt-4o', 'f', 50)}\n    return ${call('gpt-4o-mini', 'g', 50)}\n`;
    const together = scan({ 'a.py': both });
    const apart = scan({ 'a.py': HEAD + one('f', 'gpt-4o') + one('g', 'gpt-4o-mini') });
    assert.deepEqual(apart.interactions, []);
    assert.deepEqual(
      together.calls.map(({ cost }) => cost),
      apart.calls.map(({ cost }) => cost),
    );
    const interaction = only(together);
    const sum = apart.calls.reduce((total, { cost }) => total + (cost.perCall ?? 0), 0);
    near(interaction.cost.perInteraction?.base, sum);
    near(
      interaction.input.base,
      apart.calls.reduce((total, { input }) => total + input.base, 0),
    );
    assert.deepEqual(
      interaction.calls,
      together.calls.map(({ id }) => id),
    );
    assert.equal(interaction.function, 'f');
    assert.equal(interaction.line, 4);
  });

  it('spans the cheapest and the dearest of calls in place of one another', () => {
    const scanned = scan({
      'a.py': `${HEAD}def f(x):\n    if x:\n        return ${call('gpt-4o', 'hard', 900)}\n    return ${call('gpt-4o-mini', 'easy', 10)}\n`,
    });
    const { cost, callsPerInteraction, output, plan } = only(scanned);
    const [dear, cheap] = scanned.calls;
    assert.deepEqual(callsPerInteraction, { low: 1, base: 1, high: 1 });
    near(cost.perInteraction?.base, dear?.cost.perCall ?? 0);
    assert.equal(output.high, 900);
    assert.equal(output.low, cheap?.output.low);
    assert.ok((cost.perInteraction?.low ?? 1) < (cheap?.cost.perCall ?? 0));
    assert.deepEqual(plan, { oneOf: [{ call: dear?.id }, { call: cheap?.id }], usual: 0 });
  });

  it('takes passes from a comment, from breakeven.json, from the code, and else assumes them', () => {
    const loop = (head: string, comment = '') =>
      `${HEAD}def f(docs):\n    for doc in ${head}:\n        ${comment}\n        ${call('gpt-4o', 'x', 50)}\n`;
    const steps = (files: Readonly<Record<string, string>>) => {
      const { loops, callsPerInteraction } = only(scan(files));
      assert.equal(loops[0]?.line, 4);
      assert.equal(callsPerInteraction.base, loops[0]?.base);
      return [loops[0]?.low, loops[0]?.base, loops[0]?.high, loops[0]?.source];
    };
    const config = JSON.stringify({ calls: [{ function: 'f', steps: 7 }] });
    assert.deepEqual(steps({ 'a.py': loop('docs', '# breakeven: steps=3') }), [3, 3, 3, 'comment']);
    assert.deepEqual(steps({ 'a.py': loop('docs'), 'breakeven.json': config }), [7, 7, 7, 'file']);
    assert.deepEqual(steps({ 'a.py': loop('range(4)') }), [4, 4, 4, 'code']);
    assert.deepEqual(steps({ 'a.py': loop('docs') }), [1, 5, 50, 'assumed']);
  });

  it('repeats a call that a comment says is repeated, where no loop is to be seen', () => {
    const scanned = scan({
      'a.py': `${HEAD}# breakeven: steps=6\n${call('gpt-4o', 'x', 50)}\n${call('gpt-4o', 'y', 50)}\n`,
    });
    const { calls, cost } = only(scanned);
    assert.deepEqual(calls, [scanned.calls[0]?.id]);
    near(cost.perInteraction?.base, 6 * (scanned.calls[0]?.cost.perCall ?? 0));
    const { warnings } = scan({ 'a.py': `${HEAD}# breakeven: steps=often\n${call('gpt-4o', 'x', 50)}\n` });
    assert.match(warnings[0]?.message ?? '', /"often" is not used: steps takes a number of passes/);
  });

  it('sends the more history the more steps an agent takes', () => {
    const agent = (comment: string) =>
      `${HEAD}def f(q):\n    messages = [{"role": "user", "content": "x"}]\n    while True:\n        ${comment}\n        r = client.chat.completions.create(model="gpt-4o", messages=messages, max_tokens=50)\n        if r.done:\n            return r\n        messages.append(r)\n`;
    const history = (comment: string) => {
      const [call] = scan({ 'a.py': agent(comment) }).calls;
      return call?.input.parts.find(({ kind }) => kind === 'history')?.tokens ?? Number.NaN;
    };
    assert.equal(history('# breakeven: steps=5'), history('pass'));
    assert.equal(history('# breakeven: steps=9'), 2 * history('pass'));
    assert.equal(history('# breakeven: steps=1'), 0);
    assert.equal(history('# breakeven: steps=9 "history of the loop"=70'), 70);
  });

  it('repeats an agent that its SDK repeats, as far as the code or a comment says', () => {
    const agent = (bound: string, comment = '') => {
      const code = `from agents import Agent, Runner\nagent = Agent(name="a", instructions="S", model="gpt-4o", tools=[look_up])\nasync def f(q):\n    ${comment}\n    return await Runner.run(agent, q${bound})\n`;
      const scanned = scan({ 'a.py': code });
      const { loops, cost } = only(scanned);
      const [call] = scanned.calls;
      near(cost.perInteraction?.base, (loops[0]?.base ?? 0) * (call?.cost.perCall ?? 0));
      const history = call?.input.parts.find(({ kind }) => kind === 'history')?.tokens;
      return [loops[0]?.low, loops[0]?.base, loops[0]?.high, loops[0]?.source, history];
    };
    assert.deepEqual(agent(''), [1, 5, 10, 'assumed', 1500]);
    assert.deepEqual(agent(', max_turns=8'), [1, 5, 8, 'assumed', 1500]);
    assert.deepEqual(agent(', max_turns=3'), [1, 3, 3, 'assumed', 750]);
    assert.deepEqual(agent(', max_turns=8', '# breakeven: steps=2'), [2, 2, 2, 'comment', 375]);
  });

  it('says that it is less than the truth where a call has no price', () => {
    const { cost } = only(
      scan({
        'a.py': `${HEAD}def f(m):\n    a = ${call('gpt-4o', 'x', 50)}\n    client.responses.create(model=m, input="y")\n`,
      }),
    );
    assert.equal(cost.incomplete, true);
    assert.ok((cost.perInteraction?.base ?? 0) > 0);
  });

  it('is in words for people', () => {
    withFiles(
      {
        'a.py': `${HEAD}def ask():\n    a = ${call('gpt-4o', 'x', 50)}\n    return ${call('gpt-4o', 'y', 50)}\n`,
      },
      (folder) => {
        assert.match(
          cli(['scan', folder]).out,
          /^a\.py:4 ask\(\): 2 calls · .* tokens · ~\$[\d.]+ together$/m,
        );
      },
    );
  });
});

const site = (id: string, variable = 'x'): CallSite => ({
  id,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  language: 'python',
  provider: 'openai',
  sdk: 'openai',
  method: 'm',
  kind: 'chat',
  model: { id: null, source: 'unknown' },
  messages: [{ role: 'user', segments: [{ kind: 'variable', name: variable }] }],
  attachments: [],
  maxOutputTokens: null,
  stream: false,
  batch: false,
  inLoop: false,
  enclosingFunction: null,
});

const loopOf = (passes: number | null, endsEarly: boolean): Loop => ({
  kind: 'loop',
  at: `${passes}`,
  line: 0,
  passes,
  endsEarly,
});

const plans = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 99 }).map((id): Plan => ({ kind: 'call', call: site(`${id}`) })),
    fc.array(tie('plan'), { maxLength: 4 }).map((parts): Plan => ({ kind: 'sequence', parts })),
    fc
      .array(tie('plan'), { minLength: 1, maxLength: 4 })
      .chain((branches) =>
        fc.nat(branches.length - 1).map((usual): Plan => ({ kind: 'choice', branches, usual })),
      ),
    fc
      .tuple(tie('plan'), fc.option(fc.nat(9)), fc.boolean())
      .map(([body, passes, early]): Plan => ({ kind: 'loop', loop: loopOf(passes, early), body })),
  ),
})).plan;

/** A range of a call by its id, of whole numbers, so that sums are exact. */
const rangeOf = ({ id }: CallSite): Range => ({
  low: Number(id),
  base: Number(id) + 3,
  high: Number(id) * 2 + 5,
});
const passes = (loop: Loop) => passesOf(loop, [], null).passes;

describe('a plan rolled up', () => {
  it('keeps low ≤ base ≤ high', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { low, base, high } = rollUp(plan, rangeOf, passes);
        assert.ok(low <= base && base <= high);
      }),
    );
  });

  it('adds up: two plans in sequence cost what each costs', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        const both = rollUp({ kind: 'sequence', parts: [a, b] }, rangeOf, passes);
        const [x, y] = [a, b].map((plan) => rollUp(plan, rangeOf, passes));
        assert.deepEqual(both, {
          low: (x?.low ?? 0) + (y?.low ?? 0),
          base: (x?.base ?? 0) + (y?.base ?? 0),
          high: (x?.high ?? 0) + (y?.high ?? 0),
        });
      }),
    );
  });

  it('never takes alternatives for more than all of them', () => {
    fc.assert(
      fc.property(fc.array(plans, { minLength: 1, maxLength: 4 }), (branches) => {
        const one = rollUp({ kind: 'choice', branches, usual: 0 }, rangeOf, passes);
        const all = rollUp({ kind: 'sequence', parts: branches }, rangeOf, passes);
        assert.ok(one.low <= all.low && one.base <= all.base && one.high <= all.high);
      }),
    );
  });

  it('costs a loop of n passes n times its body', () => {
    fc.assert(
      fc.property(plans, fc.nat(20), (body, times) => {
        const once = rollUp(body, rangeOf, passes);
        const often = rollUp({ kind: 'loop', loop: loopOf(times, false), body }, rangeOf, passes);
        assert.deepEqual(often, { low: once.low * times, base: once.base * times, high: once.high * times });
      }),
    );
  });
});

describe('how often a loop runs', () => {
  it('is what someone says, before what the code states', () => {
    const said = passesOf(loopOf(3, false), [], { value: 8, source: 'comment' });
    assert.deepEqual([said.passes, said.source], [exactly(8), 'comment']);
  });

  it('is at most what the code states where an answer may end it', () => {
    fc.assert(
      fc.property(fc.nat(1000), (limit) => {
        const { low, base, high } = passesOf(loopOf(limit, true), [], null).passes;
        assert.ok(low <= base && base <= high);
        assert.equal(high, limit);
      }),
    );
  });

  it('is fewer for an agent than for a list', () => {
    const agent = passesOf(loopOf(null, false), [site('1', LOOP_HISTORY)], null);
    const list = passesOf(loopOf(null, false), [site('1')], null);
    assert.ok(agent.passes.high < list.passes.high);
    assert.equal(agent.source, 'assumed');
  });
});
