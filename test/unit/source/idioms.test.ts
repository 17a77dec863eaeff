import assert from 'node:assert/strict';
import { promptText, read } from '../../support/reader';

interface Idiom {
  readonly name: string;
  readonly file: 'a.py' | 'a.ts' | 'a.tsx' | 'a.js';
  readonly code: string;
  /** `provider method model cap` of each call, in order. */
  readonly calls: readonly string[];
  readonly prompts?: readonly string[];
}

const IDIOMS: readonly Idiom[] = [
  {
    name: 'a client of the module',
    file: 'a.py',
    code: 'import openai\nclient = openai.OpenAI()\nclient.chat.completions.create(model="gpt-4o", max_tokens=50, messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}])',
    calls: ['openai chat.completions.create gpt-4o 50'],
    prompts: ['system: Be brief. | user: {question}'],
  },
  {
    name: 'an aliased class, awaited, on self',
    file: 'a.py',
    code: 'from openai import AsyncOpenAI as Client\nclass Bot:\n    def __init__(self):\n        self.llm = Client()\n    async def ask(self, q):\n        return await self.llm.responses.create(model="gpt-4.1", input=f"Q: {q}", instructions="Answer.", max_output_tokens=10)',
    calls: ['openai responses.create gpt-4.1 10'],
    prompts: ['system: Answer. | user: Q: {q}'],
  },
  {
    name: 'an aliased module',
    file: 'a.py',
    code: 'import anthropic as ant\nant.Anthropic().messages.create(model="claude-3-5-haiku-latest", max_tokens=99, system="S", messages=[{"role": "user", "content": "U"}])',
    calls: ['anthropic messages.create claude-3-5-haiku-latest 99'],
    prompts: ['system: S | user: U'],
  },
  {
    name: 'a stream in a with statement',
    file: 'a.py',
    code: 'from anthropic import Anthropic\nc = Anthropic()\nwith c.messages.stream(model="claude-sonnet-4-5", max_tokens=5, messages=[]) as s:\n    pass',
    calls: ['anthropic messages.stream claude-sonnet-4-5 5'],
  },
  {
    name: 'parse, also below beta',
    file: 'a.py',
    code: 'from openai import OpenAI\nc = OpenAI()\nc.beta.chat.completions.parse(model="gpt-4o", messages=m, response_format=T)\nc.responses.parse(model="gpt-4o", input=x, text_format=T)\nc.chat.completions.parse(model="gpt-4o", messages=m)',
    calls: [
      'openai beta.chat.completions.parse gpt-4o -',
      'openai responses.parse gpt-4o -',
      'openai chat.completions.parse gpt-4o -',
    ],
  },
  {
    name: 'embeddings',
    file: 'a.py',
    code: 'from openai import OpenAI\nOpenAI().embeddings.create(model="text-embedding-3-small", input="some text")',
    calls: ['openai embeddings.create text-embedding-3-small -'],
    prompts: ['some text'],
  },
  {
    name: 'a client that is a parameter with a type',
    file: 'a.py',
    code: 'from openai import OpenAI\ndef ask(client: OpenAI, model: str = "gpt-4o-mini"):\n    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": "Hi"}])',
    calls: ['openai chat.completions.create gpt-4o-mini -'],
  },
  {
    name: 'a model that is the caller’s choice',
    file: 'a.py',
    code: 'from openai import OpenAI\ndef ask(model):\n    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": "Hi"}])',
    calls: ['openai chat.completions.create ? -'],
  },
  {
    name: 'constants, also of a class, an enum and a dict',
    file: 'a.py',
    code: 'from enum import Enum\nfrom openai import OpenAI\nMODEL = "gpt-4o"\nCAPS = {"short": 20}\nclass M(str, Enum):\n    MINI = "gpt-4o-mini"\nc = OpenAI()\nc.chat.completions.create(model=MODEL, max_tokens=CAPS["short"], messages=[])\nc.chat.completions.create(model=M.MINI.value, max_completion_tokens=2 * 8, messages=[])',
    calls: ['openai chat.completions.create gpt-4o 20', 'openai chat.completions.create gpt-4o-mini 16'],
  },
  {
    name: 'text put together: implicit and explicit concatenation, format, join, dedent',
    file: 'a.py',
    code: 'from textwrap import dedent\nfrom openai import OpenAI\nc = OpenAI()\nP = "a " "b " + "c"\nc.responses.create(model="gpt-4o", input=P)\nc.responses.create(model="gpt-4o", input="Dear {}, {b}".format(name, b="bye"))\nc.responses.create(model="gpt-4o", input="\\n".join(["x", y]))\nc.responses.create(model="gpt-4o", input=dedent("""\\\n    one\n      two\n    """))',
    calls: Array(4).fill('openai responses.create gpt-4o -'),
    prompts: ['user: a b c', 'user: Dear {name}, bye', 'user: x\n{y}', 'user: one\n  two\n'],
  },
  {
    name: 'a list that grows before it is sent',
    file: 'a.py',
    code: 'from openai import OpenAI\nc = OpenAI()\ndef f(q):\n    messages = [{"role": "system", "content": "S"}]\n    messages.append({"role": "user", "content": q})\n    return c.chat.completions.create(model="gpt-4o", messages=messages)',
    calls: ['openai chat.completions.create gpt-4o -'],
    prompts: ['system: S | user: {q}'],
  },
  {
    name: 'an OpenAI-compatible host',
    file: 'a.py',
    code: 'from openai import OpenAI\nOpenAI(base_url="https://api.groq.com/openai/v1").chat.completions.create(model="llama-3.1-8b-instant", messages=[])',
    calls: ['groq chat.completions.create llama-3.1-8b-instant -'],
  },
  {
    name: 'escapes, as they are sent',
    file: 'a.py',
    code: 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="tab\\tquote\\" \\u00e9 " r"raw\\n" b"")',
    calls: ['openai responses.create gpt-4o -'],
  },
  {
    name: 'a client in a variable',
    file: 'a.ts',
    code: "import OpenAI from 'openai';\nconst openai = new OpenAI();\nawait openai.chat.completions.create({ model: 'gpt-4o', max_tokens: 50, messages: [{ role: 'user', content: `Hi ${name}!` }] });",
    calls: ['openai chat.completions.create gpt-4o 50'],
    prompts: ['user: Hi {name}!'],
  },
  {
    name: 'a private field, assigned in the constructor',
    file: 'a.ts',
    code: "import Anthropic from '@anthropic-ai/sdk';\nexport class A {\n  readonly #client: Anthropic;\n  constructor() { this.#client = new Anthropic(); }\n  run(q: string) { return this.#client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 7, messages: [{ role: 'user', content: q }] }); }\n}",
    calls: ['anthropic messages.create claude-sonnet-4-5 7'],
    prompts: ['user: {q}'],
  },
  {
    name: 'a parameter property',
    file: 'a.ts',
    code: "import { OpenAI as Client } from 'openai';\nclass A {\n  constructor(private readonly llm: Client) {}\n  go() { return this.llm.responses.stream({ model: 'gpt-4.1-mini', input: 'Hello' }); }\n}",
    calls: ['openai responses.stream gpt-4.1-mini -'],
    prompts: ['user: Hello'],
  },
  {
    name: 'shorthand members, spreads and constants in an object',
    file: 'a.ts',
    code: "import OpenAI from 'openai';\nconst model = 'gpt-4o';\nconst base = { max_completion_tokens: 30, temperature: 0 };\nnew OpenAI().chat.completions.create({ model, ...base, messages: [{ role: 'user', content: 'x' }] });",
    calls: ['openai chat.completions.create gpt-4o 30'],
  },
  {
    name: 'a fallback of the environment',
    file: 'a.ts',
    code: "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: process.env.MODEL ?? 'gpt-4o', input: 'x' });",
    calls: ['openai responses.create gpt-4o -'],
  },
  {
    name: 'TSX, with a call in a handler',
    file: 'a.tsx',
    code: "import OpenAI from 'openai';\nconst c = new OpenAI();\nexport const B = () => <button onClick={() => c.responses.create({ model: 'gpt-4o', input: 'x' })}>Go</button>;",
    calls: ['openai responses.create gpt-4o -'],
  },
  {
    name: 'CommonJS',
    file: 'a.js',
    code: "const { OpenAI } = require('openai');\nconst c = new OpenAI();\nc.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'a' + b }] });",
    calls: ['openai chat.completions.create gpt-4o -'],
    prompts: ['user: a{b}'],
  },
  {
    name: 'as and satisfies around an argument',
    file: 'a.ts',
    code: "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o' as const, input: ('x' as string)! } satisfies object);",
    calls: ['openai responses.create gpt-4o -'],
    prompts: ['user: x'],
  },
];

const LOOK_ALIKES: readonly Omit<Idiom, 'calls'>[] = [
  {
    name: 'Twilio',
    file: 'a.py',
    code: 'from twilio.rest import Client\nclient = Client(a, b)\nclient.messages.create(body="x", from_="+1", to="+2")',
  },
  {
    name: 'a database',
    file: 'a.ts',
    code: "import { prisma } from './db';\nawait prisma.messages.create({ data: { body: 'x' } });",
  },
  {
    name: 'a class of this file',
    file: 'a.py',
    code: 'class OpenAI:\n    pass\nOpenAI().embeddings.create(name="x")',
  },
  {
    name: 'an assistant’s thread',
    file: 'a.py',
    code: 'from openai import OpenAI\nOpenAI().beta.threads.messages.create(thread_id="t", role="user", content="x")',
  },
  {
    name: 'counting, which costs nothing',
    file: 'a.py',
    code: 'from anthropic import Anthropic\nAnthropic().messages.count_tokens(model="claude-sonnet-4-5", messages=[])',
  },
  {
    name: 'a comment and a string',
    file: 'a.py',
    code: '# client.chat.completions.create(model="gpt-4o")\nx = "client.chat.completions.create(model=1)"',
  },
];

describe('reading code', () => {
  for (const { name, file, code, calls, prompts } of IDIOMS) {
    it(`finds ${name} (${file})`, async () => {
      const found = await read(file, code);
      const described = found.calls.map(
        (call) => `${call.provider} ${call.method} ${call.model.id ?? '?'} ${call.maxOutputTokens ?? '-'}`,
      );
      assert.deepEqual(described, calls);
      assert.deepEqual(found.problems, []);
      if (prompts !== undefined) assert.deepEqual(found.calls.map(promptText), prompts);
    });
  }

  for (const { name, file, code } of LOOK_ALIKES) {
    it(`leaves ${name} alone`, async () => {
      assert.deepEqual(
        (await read(file, code)).calls.map(({ method }) => method),
        [],
      );
    });
  }

  it('sends escapes as the characters they stand for', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="tab\\tnew\\nquote\\" \\u00e9\\x41" r"\\n")',
    );
    assert.equal(promptText(calls[0] ?? assert.fail()), 'user: tab\tnew\nquote" éA\\n');
  });

  it('names a call the same while lines come and go around it', async () => {
    const code =
      'from openai import OpenAI\nc = OpenAI()\ndef f(q):\n    return c.responses.create(model="gpt-4o", input=q)\ndef g(q):\n    return c.responses.create(model="gpt-4o", input=q)\n';
    const ids = async (text: string) => (await read('a.py', text)).calls.map(({ id }) => id);
    const before = await ids(code);
    assert.equal(new Set(before).size, 2);
    assert.deepEqual(await ids(`"""Doc."""\n\nimport os\n${code.replace('def g', '\n\ndef g')}`), before);
  });

  it('tells a loop from what stands beside it', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\nfor q in qs:\n    c.responses.create(model="gpt-4o", input=q)\nc.responses.create(model="gpt-4o", input="x")\nd = [c.responses.create(model="gpt-4o", input=q) for q in qs]',
    );
    assert.deepEqual(
      calls.map(({ inLoop }) => inLoop),
      [true, false, true],
    );
    const streams = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\nfor chunk in c.responses.create(model="gpt-4o", input="x", stream=True):\n    c.responses.create(model="gpt-4o", input="y")\n',
    );
    assert.deepEqual(
      streams.calls.map(({ inLoop }) => inLoop),
      [false, true],
    );
  });

  it('never takes a prompt that it does not see for an empty one', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\nc.responses.create(model="gpt-4o", prompt={"id": "p"})\nc.chat.completions.create(model="gpt-4o", **kwargs)\nc.chat.completions.create(model="gpt-4o",\n  temperature=self.\n  messages=[{"role": "user", "content": "x"}])\n',
    );
    for (const call of calls) assert.match(promptText(call), /\{.+\}/);
    assert.equal(calls.length, 3);
  });

  it('finds the finished calls beside a half-typed one and says where it stopped understanding', async () => {
    const { calls, problems } = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\nc.responses.create(model="gpt-4o", input="one")\nc.chat.completions.create(model="gpt-4o-mini", messages=[{"role": \n',
    );
    assert.equal(calls[0]?.model.id, 'gpt-4o');
    assert.equal(problems[0]?.code, 'syntax-error');
    assert.ok((problems[0]?.range.start.line ?? 0) >= 2);
  });

  const HALF = "const draft = new OpenAI().chat.completions.create({ model: 'o1', messages: [{ role: ";
  const FINISHED = [
    "import OpenAI from 'openai';",
    "const MODEL = 'gpt-4o';",
    'const openai = new OpenAI();',
    'export const one = (q: string) => openai.responses.create({ model: MODEL, input: q });',
    'export class Two {',
    "  run = (q: string) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: q }] });",
    '}',
  ];

  for (let line = 1; line <= FINISHED.length; line += 1) {
    it(`keeps the finished calls apart from one that is half typed before line ${line + 1}`, async () => {
      const text = [...FINISHED.slice(0, line), HALF, ...FINISHED.slice(line)].join('\n');
      const { calls, problems } = await read('a.ts', text);
      const finished = calls.filter(({ range }) => range.start.line !== line).map(({ model }) => model.id);
      assert.deepEqual(finished, ['gpt-4o', 'gpt-4o-mini']);
      // In a class the parser gives up where the class begins.
      assert.ok(Math.abs((problems[0]?.range.start.line ?? 0) - line) <= 1);
    });
  }

  it('reads tens of thousands of nested brackets without a word', async () => {
    for (const text of [
      '('.repeat(50_000),
      `x = ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `x = ${'"a" + '.repeat(20_000)}"b"`,
    ])
      assert.deepEqual((await read('a.py', text)).calls, []);
  });
});

describe('reading what is sent beside the prompt', () => {
  const attachment = async (file: string, code: string) => {
    const [call] = (await read(file, code)).calls;
    const [first] = (call ?? assert.fail()).attachments;
    return { ...(first ?? assert.fail()), json: JSON.parse(first?.text ?? '') as unknown };
  };

  it('makes the schema of a pydantic class, and of the classes in it', async () => {
    const { kind, json, complete } = await attachment(
      'a.py',
      'from openai import OpenAI\nfrom pydantic import BaseModel, Field\nfrom typing import Literal, Optional\nclass Step(BaseModel):\n    text: str = Field(description="What to do.")\n    level: Literal["easy", "hard"]\nclass Plan(BaseModel):\n    steps: list[Step]\n    note: Optional[str] = None\nOpenAI().responses.parse(model="gpt-4o", input="Hi", text_format=Plan)',
    );
    assert.equal(kind, 'outputSchema');
    assert.equal(complete, true);
    assert.deepEqual(json, {
      type: 'object',
      title: 'Plan',
      properties: {
        steps: {
          type: 'array',
          items: {
            type: 'object',
            title: 'Step',
            properties: {
              text: { type: 'string', description: 'What to do.' },
              level: { enum: ['easy', 'hard'] },
            },
            required: ['text', 'level'],
          },
        },
        note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
      required: ['steps'],
    });
  });

  it('makes tools of functions, with what their docstrings say', async () => {
    const { kind, json } = await attachment(
      'a.py',
      'from anthropic import Anthropic\ndef weather(city: str, days: int = 1) -> str:\n    """Tells the weather."""\n    return ""\nAnthropic().beta.messages.tool_runner(model="m", max_tokens=1, messages=[], tools=[weather])',
    );
    assert.equal(kind, 'tools');
    assert.deepEqual(json, [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'Tells the weather.',
          parameters: {
            type: 'object',
            properties: { city: { type: 'string' }, days: { type: 'integer' } },
            required: ['city'],
          },
        },
      },
    ]);
  });

  it('makes the schemas of zod, alone and in tools', async () => {
    const { json } = await attachment(
      'a.ts',
      "import OpenAI from 'openai';\nimport { z } from 'zod';\nconst Item = z.object({ name: z.string().describe('Its name.'), tags: z.array(z.enum(['a', 'b'])).optional() });\nnew OpenAI().chat.completions.parse({ model: 'gpt-4o', messages: [], response_format: zodResponseFormat(Item, 'item') });",
    );
    assert.deepEqual(json, {
      type: 'object',
      properties: {
        name: { type: 'string', description: 'Its name.' },
        tags: { type: 'array', items: { enum: ['a', 'b'] } },
      },
      required: ['name'],
    });
    const tools = await attachment(
      'a.ts',
      "import { generateText, tool } from 'ai';\nimport { z } from 'zod';\nconst weather = tool({ description: 'Tells the weather.', inputSchema: z.object({ city: z.string() }), execute });\nawait generateText({ model: 'openai/gpt-4o', prompt: 'Hi', tools: { weather } });",
    );
    assert.deepEqual(tools.json, [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'Tells the weather.',
          parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    ]);
  });

  it('sees how much thinking a call asks for', async () => {
    const python = await read(
      'a.py',
      'from openai import OpenAI\nfrom anthropic import Anthropic\nOpenAI().responses.create(model="gpt-5", input="x", reasoning={"effort": "high"})\nAnthropic().messages.create(model="m", max_tokens=9000, messages=[], thinking={"type": "enabled", "budget_tokens": 4000})\nOpenAI().responses.create(model="gpt-5", input="x")',
    );
    assert.deepEqual(
      python.calls.map(({ reasoning }) => reasoning),
      [{ effort: 'high', budgetTokens: null }, { effort: null, budgetTokens: 4000 }, null],
    );
  });

  it('adds the history that an agent’s loop sends again', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\ndef run(q):\n    messages = [{"role": "system", "content": "S"}, {"role": "user", "content": q}]\n    while True:\n        r = c.chat.completions.create(model="gpt-4o", messages=messages)\n        messages.append(r.choices[0].message)\n    return c.chat.completions.create(model="gpt-4o", messages=messages)',
    );
    assert.deepEqual(
      calls.map((call) => promptText(call)),
      ['system: S | user: {q} | {history of the loop}', 'system: S | user: {q} | {messages}'],
    );
  });

  it('adds to a list that the function is given what it adds itself', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nc = OpenAI()\ndef run(messages, q):\n    messages.append({"role": "user", "content": q})\n    while True:\n        r = c.chat.completions.create(model="gpt-4o", messages=messages)\n        messages.append(r.choices[0].message)\ndef once(messages):\n    c.chat.completions.create(model="gpt-4o", messages=messages)',
    );
    assert.deepEqual(
      calls.map((call) => promptText(call)),
      ['{messages} | user: {q} | {history of the loop}', '{messages}'],
    );
  });
});
