import assert from 'node:assert/strict';
import type { Range } from '../../../src/core/money/range';
import { exactly } from '../../../src/core/money/range';
import { amountOnWays, sentAt } from '../../../src/core/project/onWays';
import type { Way } from '../../../src/core/source/callSite';
import { cli, withFiles } from '../../support/cli';

const PYTHON = 'from openai import OpenAI\nclient = OpenAI()\ndef f(a, b, words):\n';
const TYPESCRIPT =
  "import OpenAI from 'openai';\nconst client = new OpenAI();\nfunction f(a, b, words: string[]) {\n";
const PYTHON_SENDS =
  '    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])\n';
const PYTHON_SENDS_LIST = '    return client.chat.completions.create(model="gpt-4o", messages=messages)\n';
const TYPESCRIPT_SENDS =
  "return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] }) }\n";
const TYPESCRIPT_SENDS_LIST = "return client.chat.completions.create({ model: 'gpt-4o', messages }) }\n";

/** One token a word, and 7 around a message, with 4 for each further one. */
interface Case {
  readonly name: string;
  readonly file: 'a.py' | 'a.ts';
  readonly code: string;
  readonly input: readonly [low: number, base: number, high: number];
  readonly isExact?: true;
}

const START = '    prompt = "one two three"\n';
const LIST = '    messages = [{"role": "system", "content": "one two three"}]\n';
const SAYS = (text: string) => `messages.append({"role": "user", "content": "${text}"})`;

const CASES: readonly Case[] = [
  {
    name: 'text that one of two branches adds',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four"\n    else:\n        prompt += " four five six"\n${PYTHON_SENDS}`,
    input: [11, 11, 13],
  },
  {
    name: 'text that a branch adds or not',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four five"\n${PYTHON_SENDS}`,
    input: [10, 12, 12],
  },
  {
    name: 'text that none or one of three branches adds',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four five"\n    elif b:\n        prompt += " four"\n    elif words:\n        prompt += " four five six"\n${PYTHON_SENDS}`,
    input: [10, 12, 13],
  },
  {
    name: 'text that a branch adds within a branch, and two that have nothing to do with each other',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four"\n        if b:\n            prompt += " five six"\n    if words:\n        prompt += " seven"\n${PYTHON_SENDS}`,
    input: [10, 14, 14],
  },
  {
    name: 'text that is begun and added to on each branch',
    file: 'a.py',
    code: `${PYTHON}    if a:\n        prompt = "one two"\n        prompt += " three"\n    else:\n        prompt = "six"\n        prompt += " seven eight nine"\n${PYTHON_SENDS}`,
    input: [10, 10, 11],
  },
  {
    name: 'text that a loop adds',
    file: 'a.py',
    code: `${PYTHON}${START}    for w in words:\n        prompt += " four"\n${PYTHON_SENDS}`,
    input: [10, 15, 60],
  },
  {
    name: 'text that a loop adds as often as the code says',
    file: 'a.py',
    code: `${PYTHON}${START}    for w in range(3):\n        prompt += " four"\n${PYTHON_SENDS}`,
    input: [13, 13, 13],
  },
  {
    name: 'a hole that a branch adds',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += f" {name}"\n${PYTHON_SENDS}`,
    input: [10, 16, 31],
  },
  {
    name: 'text of a branch that leaves',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four"\n        return prompt\n${PYTHON_SENDS}`,
    input: [10, 10, 10],
    isExact: true,
  },
  {
    name: 'text of the only branch that goes on',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        raise b\n    else:\n        prompt += " four"\n${PYTHON_SENDS}`,
    input: [11, 11, 11],
    isExact: true,
  },
  {
    name: 'text that is added on the branch of the call',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt += " four"\n    ${PYTHON_SENDS}`,
    input: [11, 11, 11],
    isExact: true,
  },
  {
    name: 'a message of each branch',
    file: 'a.py',
    code: `${PYTHON}${LIST}    if a:\n        ${SAYS('one')}\n    else:\n        ${SAYS('one two three')}\n${PYTHON_SENDS_LIST}`,
    input: [15, 15, 17],
  },
  {
    name: 'a message that a branch adds or not',
    file: 'a.py',
    code: `${PYTHON}${LIST}    if a:\n        ${SAYS('one')}\n${PYTHON_SENDS_LIST}`,
    input: [10, 15, 15],
  },
  {
    name: 'a message of the other branch',
    file: 'a.py',
    code: `${PYTHON}${LIST}    if a:\n        ${SAYS('one two')}\n    else:\n        ${SAYS('one')}\n    ${PYTHON_SENDS_LIST}`,
    input: [15, 15, 15],
    isExact: true,
  },
  {
    name: 'messages that a branch adds to the list at once',
    file: 'a.py',
    code: `${PYTHON}${LIST}    if a:\n        messages += [{"role": "user", "content": "one"}]\n${PYTHON_SENDS_LIST}`,
    input: [10, 15, 15],
  },
  {
    name: 'messages that a loop adds',
    file: 'a.py',
    code: `${PYTHON}${LIST}    for w in words:\n        ${SAYS('one')}\n${PYTHON_SENDS_LIST}`,
    input: [10, 35, 260],
  },
  {
    name: 'text that an else-if adds',
    file: 'a.ts',
    code: `${TYPESCRIPT}let prompt = 'one two three'; if (a) prompt += ' four'; else if (b) { prompt += ' four five six'; }\n${TYPESCRIPT_SENDS}`,
    input: [10, 11, 13],
  },
  {
    name: 'text of the cases of a switch',
    file: 'a.ts',
    code: `${TYPESCRIPT}let prompt = 'one two three'; switch (a) { case 1: prompt += ' four'; break; case 2: prompt += ' four five'; break; default: prompt += ' six seven eight'; }\n${TYPESCRIPT_SENDS}`,
    input: [11, 11, 13],
  },
  {
    name: 'a message of each branch',
    file: 'a.ts',
    code: `${TYPESCRIPT}const messages = [{ role: 'system', content: 'one two three' }]; if (a) messages.push({ role: 'user', content: 'one' }); else messages.push({ role: 'user', content: 'one two three' });\n${TYPESCRIPT_SENDS_LIST}`,
    input: [15, 15, 17],
  },
  {
    name: 'text that a loop adds',
    file: 'a.ts',
    code: `${TYPESCRIPT}let prompt = 'one two three'; for (const w of words) { prompt += ' four'; }\n${TYPESCRIPT_SENDS}`,
    input: [10, 15, 60],
  },
  {
    name: 'one of two texts that an expression chooses',
    file: 'a.py',
    code: `${PYTHON}    prompt = "one two three" if a else "one"\n${PYTHON_SENDS}`,
    input: [8, 10, 10],
  },
  {
    name: 'text that an expression puts into another or not',
    file: 'a.py',
    code: `${PYTHON}    prompt = "one two" + (" three four" if a else "") + " five"\n${PYTHON_SENDS}`,
    input: [10, 12, 12],
  },
  {
    name: 'a text that a branch gives in place of another',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt = "one"\n${PYTHON_SENDS}`,
    input: [8, 8, 10],
  },
  {
    name: 'a text that each branch gives, with the same hole',
    file: 'a.py',
    code: `${PYTHON}    if a:\n        prompt = f"one {name}"\n    else:\n        prompt = f"one two three {name}"\n${PYTHON_SENDS}`,
    input: [10, 14, 31],
  },
  {
    name: 'text that a branch puts behind what was there',
    file: 'a.py',
    code: `${PYTHON}${START}    if a:\n        prompt = prompt + " four"\n${PYTHON_SENDS}`,
    input: [10, 11, 11],
  },
  {
    name: 'text that a loop puts behind what was there',
    file: 'a.py',
    code: `${PYTHON}${START}    for w in words:\n        prompt = f"{prompt} four"\n${PYTHON_SENDS}`,
    input: [10, 15, 60],
  },
  {
    name: 'one of the texts that a function returns, as a rule the longest',
    file: 'a.ts',
    code: `const pick = (a) => { if (a) return 'one'; return 'one two three'; };\n${TYPESCRIPT}const prompt = pick(a);\n${TYPESCRIPT_SENDS}`,
    input: [8, 10, 10],
  },
  {
    name: 'one of two texts that an expression chooses',
    file: 'a.ts',
    code: `${TYPESCRIPT}const prompt = a ? 'one' : 'one two';\n${TYPESCRIPT_SENDS}`,
    input: [8, 8, 9],
  },
  {
    name: 'a text that a branch gives in place of another',
    file: 'a.ts',
    code: `${TYPESCRIPT}let prompt = 'one two three'; if (a) prompt = 'one';\n${TYPESCRIPT_SENDS}`,
    input: [8, 8, 10],
  },
  {
    name: 'text that each pass adds to what the passes before it have added',
    file: 'a.py',
    code: `${PYTHON}${START}    for w in words:\n        prompt += " four"\n    ${PYTHON_SENDS}`,
    input: [11, 13, 60],
  },
  {
    name: 'text that each pass begins anew',
    file: 'a.py',
    code: `${PYTHON}    for w in words:\n        prompt = "one two three"\n        prompt += " four"\n    ${PYTHON_SENDS}`,
    input: [11, 11, 11],
    isExact: true,
  },
  {
    name: 'the answers that a loop adds to the text',
    file: 'a.py',
    code: `${PYTHON}${START}    for w in words:\n        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])\n        prompt += answer(w)\n`,
    input: [310, 1510, 8010],
  },
  {
    name: 'messages that each pass adds to those of the passes before it',
    file: 'a.py',
    code: `${PYTHON}${LIST}    for w in words:\n        ${SAYS('one')}\n    ${PYTHON_SENDS_LIST}`,
    input: [15, 25, 260],
  },
];

interface Input extends Range {
  readonly exact: boolean;
  readonly staticTokens: number;
  readonly parts: readonly { readonly tokens: number }[];
}

interface Call {
  readonly path: string;
  readonly input: Input;
  readonly cache: { readonly cacheablePrefixTokens: Range };
}

function fileOf({ file }: Case, index: number): string {
  return `case${index}.${file.split('.').at(-1)}`;
}

describe('what is sent on some ways of the code only', () => {
  const calls = new Map<string, Call>();
  before(() => {
    withFiles(Object.fromEntries(CASES.map((one, index) => [fileOf(one, index), one.code])), (folder) => {
      const scan = JSON.parse(cli(['scan', folder, '--json']).out) as { calls: readonly Call[] };
      for (const call of scan.calls) calls.set(call.path.split('/').at(-1) ?? '', call);
    });
  });

  CASES.forEach((one, index) => {
    it(`counts ${one.name}, in ${one.file}`, () => {
      const found = calls.get(fileOf(one, index))?.input;
      assert.ok(found !== undefined);
      assert.deepEqual([found.low, found.base, found.high], one.input);
      assert.equal(found.exact, one.isExact ?? false);
      assert.equal(
        found.parts.reduce((sum, { tokens }) => sum + tokens, 0),
        found.base,
      );
      assert.ok(found.staticTokens <= found.base);
    });
  });

  it('ends what is the same in every request', () => {
    assert.deepEqual(calls.get('case1.py')?.cache.cacheablePrefixTokens, exactly(3));
  });
});

describe('an amount on ways', () => {
  const on = (branch: number, count = 2): Way => ({ kind: 'branch', at: 'a', branch, count });
  const item = (tokens: number, ...ways: readonly Way[]) => ({
    tokens,
    ...(ways.length === 0 ? {} : { ways }),
  });
  const amountOf = ({ tokens }: { readonly tokens: number }) => exactly(tokens);

  it('takes one branch with all that is on it', () => {
    const items = [item(1), item(10, on(0)), item(20, on(1)), item(7, on(0))];
    assert.deepEqual(amountOnWays(items, amountOf), { low: 18, base: 18, high: 21 });
    assert.deepEqual(sentAt(items, 'high', amountOf), [items[0], items[2]]);
  });

  it('takes nothing of a branch without items', () => {
    assert.deepEqual(amountOnWays([item(4, on(2, 3))], amountOf), { low: 0, base: 0, high: 4 });
  });

  it('takes what a loop adds once a pass', () => {
    const inLoop: Way = { kind: 'loop', at: 'b', passes: 4 };
    assert.deepEqual(amountOnWays([item(5, inLoop, on(1))], amountOf), { low: 0, base: 0, high: 20 });
  });
});
