import assert from 'node:assert/strict';
import { read } from '../../support/reader';

const FUNCTIONS = 24;
const indices = Array.from({ length: FUNCTIONS }, (_, index) => index);
const next = (index: number, step: number) => (index + step) % FUNCTIONS;

interface Case {
  readonly file: string;
  readonly head: string;
  /** Returns what either of two others returns. */
  readonly one: (index: number) => string;
  /** A call on what the first returns, and one on a client. */
  readonly foot: string;
}

/** Functions that call one another in circles: a search that took each way through them would never end. */
const CASES: readonly Case[] = [
  {
    file: 'a.py',
    head: 'from openai import OpenAI\nclient = OpenAI()\n',
    one: (index) =>
      `def made${index}(x):\n    if x:\n        return made${next(index, 1)}(x) or made${next(index, 5)}(made${next(index, 7)}(x))\n    return made${next(index, 2)}(made${next(index, 3)}(x))\n`,
    foot: 'made0(1).chat.completions.create(model="gpt-4o", messages=[])\nclient.chat.completions.create(model="gpt-4o", messages=[])\n',
  },
  {
    file: 'b.ts',
    head: "import OpenAI from 'openai';\nimport { generateText } from 'ai';\nconst client = new OpenAI();\n",
    one: (index) =>
      `function made${index}(x: any) {\n  if (x) return made${next(index, 1)}(x) ?? made${next(index, 5)}(made${next(index, 7)}(x));\n  return made${next(index, 2)}(made${next(index, 3)}(x));\n}\n`,
    foot: "generateText({ model: made0(1), prompt: 'Hi' });\nmade0(1).chat.completions.create({ model: 'gpt-4o', messages: [] });\nclient.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
  },
  {
    file: 'c.rb',
    head: "require 'openai'\nclient = OpenAI::Client.new\n",
    one: (index) =>
      `def made${index}(x)\n  return made${next(index, 1)}(x) || made${next(index, 5)}(made${next(index, 7)}(x)) if x\n  made${next(index, 2)}(x) || made${next(index, 3)}(x)\nend\n`,
    foot: 'made0(1).chat(parameters: { model: "gpt-4o", messages: [] })\nclient.chat(parameters: { model: "gpt-4o", messages: [] })\n',
  },
  {
    file: 'd.php',
    head: "<?php\n$client = OpenAI::client('key');\n",
    one: (index) =>
      `function made${index}($x) {\n  if ($x) { return made${next(index, 1)}($x) ?? made${next(index, 5)}($x); }\n  return made${next(index, 2)}($x) ?? made${next(index, 3)}($x);\n}\n`,
    foot: "made0(1)->chat()->create(['model' => 'gpt-4o', 'messages' => []]);\n$client->chat()->create(['model' => 'gpt-4o', 'messages' => []]);\n",
  },
];

describe('functions that call one another in circles', () => {
  for (const { file, head, one, foot } of CASES) {
    it(`are read to their end: ${file}`, async () => {
      const { calls } = await read(file, head + indices.map(one).join('') + foot);
      const { calls: plain } = await read(file, head + foot.split('\n').slice(-2).join('\n'));
      assert.equal(plain.length, 1);
      assert.deepEqual(calls.at(-1)?.model.id, 'gpt-4o');
    });
  }

  it('give the client that one of them makes, wherever the search begins', async () => {
    for (const start of indices) {
      const functions = indices.map((index) =>
        index === 11
          ? 'def made11(x):\n    return made12(x) or OpenAI()\n'
          : `def made${index}(x):\n    return made${next(index, 5)}(x) or made${next(index, 1)}(x)\n`,
      );
      const call = `made${start}(1).responses.create(model="gpt-4o", input="Hi")\n`;
      const { calls } = await read('e.py', `from openai import OpenAI\n${functions.join('')}${call}`);
      assert.equal(calls[0]?.sdk, 'openai', `from ${start}`);
    }
  });
});

describe('lists that hold one another', () => {
  const head = 'from openai import OpenAI\nclient = OpenAI()\ndef f():\n    lines = ["A"]\n';
  const foot = '    client.responses.create(model="gpt-4o", input="-".join(lines))\n';
  const cases: Readonly<Record<string, (index: number) => string>> = {
    'a list that is added to itself': () => '    lines.extend(lines)\n',
    'the text of a list that is added to it': (index) => `    lines.append("${index}".join(lines))\n`,
    'lists in lists': (index) =>
      `    lines${index} = []\n    lines${index}.append(${index === 0 ? 'lines' : `lines${index - 1}`})\n    lines${index}.append(${index === 0 ? 'lines' : `lines${index - 1}`})\n    lines.append(lines${index})\n`,
    'texts of lists in lists': (index) =>
      `    lines${index} = []\n    lines${index}.append("-".join(${index === 0 ? 'lines' : `lines${index - 1}`}))\n    lines${index}.append("-".join(${index === 0 ? 'lines' : `lines${index - 1}`}))\n    lines.append("-".join(lines${index}))\n`,
  };
  for (const [name, one] of Object.entries(cases))
    it(`are read to their end: ${name}`, async () => {
      const rows = Array.from({ length: 200 }, (_, index) => one(index));
      const { calls } = await read('a.py', head + rows.join('') + foot);
      assert.equal(calls.length, 1);
    });
});
