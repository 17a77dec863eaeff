import assert from 'node:assert/strict';
import { read, readProject } from '../../support/reader';

type Example = readonly [name: string, file: 'a.py' | 'a.ts' | 'a.cs', code: string];

const PYTHON =
  'from langchain_openai import ChatOpenAI\nfrom langchain_anthropic import ChatAnthropic\nimport google.generativeai as genai\n';
const TYPESCRIPT =
  "import { ChatOpenAI } from '@langchain/openai';\nimport { ChatAnthropic } from '@langchain/anthropic';\nimport { GoogleGenerativeAI } from '@google/generative-ai';\n";
const CSHARP = 'using OpenAI;\nusing OpenAI.Chat;\n';
const HEADS = { 'a.py': PYTHON, 'a.ts': TYPESCRIPT, 'a.cs': CSHARP };

const A = 'ChatOpenAI(model="gpt-4o")';
const B = 'ChatAnthropic(model="claude-3-5-haiku-latest")';
const NEW_A = "new ChatOpenAI({ model: 'gpt-4o' })";
const NEW_B = "new ChatAnthropic({ model: 'claude-3-5-haiku-latest' })";
const CHAT = 'new ChatClient("gpt-4o", key)';
const MINI = 'new ChatClient("gpt-4o-mini", key)';

/** Each has a client of its own. */
const CLASSES = `class A:\n    def __init__(self):\n        self.llm = ${A}\n    def get(self):\n        return self.llm\nclass B:\n    def __init__(self):\n        self.llm = ${B}\n    def get(self):\n        return self.llm\n`;

/** Clients that carry another model on each branch. */
const DEPENDS: readonly Example[] = [
  [
    'if and else, in a function that makes it',
    'a.py',
    `def build(x):\n    if x:\n        llm = ${A}\n    else:\n        llm = ${B}\n    return llm\nbuild(1).invoke(q)`,
  ],
  [
    'two returns',
    'a.py',
    `def build(x):\n    if x:\n        return ${A}\n    return ${B}\nbuild(1).invoke(q)`,
  ],
  ['a conditional expression', 'a.py', `llm = ${A} if x else ${B}\nllm.invoke(q)`],
  [
    'an attribute',
    'a.py',
    `class K:\n    def __init__(self, x):\n        if x:\n            self.llm = ${A}\n        else:\n            self.llm = ${B}\n    def ask(self, q):\n        return self.llm.invoke(q)`,
  ],
  [
    'an attribute that another method sets anew',
    'a.py',
    `class K:\n    def __init__(self):\n        self.llm = ${A}\n    def cheaper(self):\n        self.llm = ${B}\n    def ask(self, q):\n        return self.llm.invoke(q)`,
  ],
  [
    'the module',
    'a.py',
    `if x:\n    llm = ${A}\nelse:\n    llm = ${B}\ndef ask(q):\n    return llm.invoke(q)`,
  ],
  [
    'match',
    'a.py',
    `def ask(x, q):\n    match x:\n        case 1:\n            llm = ${A}\n        case _:\n            llm = ${B}\n    return llm.invoke(q)`,
  ],
  [
    'what stands in for one that fails',
    'a.py',
    `try:\n    llm = ${A}\nexcept Exception:\n    llm = ${B}\nllm.invoke(q)`,
  ],
  ['a change under a condition', 'a.py', `llm = ${A}\nif x:\n    llm = ${B}\nllm.invoke(q)`],
  ['a model and a default', 'a.py', `llm = ${A} if x else ChatOpenAI()\nllm.invoke(q)`],
  [
    'functions that each make one',
    'a.py',
    `def a():\n    return ${A}\ndef b():\n    return ${B}\nllm = a() if x else b()\nllm.invoke(q)`,
  ],
  [
    'one of a library that nobody knows',
    'a.py',
    `from acme import Chat\nllm = Chat(model="acme-1") if x else ${A}\nllm.invoke(q)`,
  ],
  [
    'by position',
    'a.py',
    'if x:\n    m = genai.GenerativeModel("gemini-1.5-flash")\nelse:\n    m = genai.GenerativeModel("gemini-1.5-pro")\nm.generate_content(q)',
  ],
  [
    'an object that is a model',
    'a.py',
    'from pydantic_ai import Agent\nfrom pydantic_ai.models.openai import OpenAIModel\nagent = Agent(OpenAIModel("gpt-4o")) if x else Agent(OpenAIModel("gpt-4o-mini"))\nagent.run_sync(q)',
  ],
  [
    'the name of an object that is a model',
    'a.py',
    'from pydantic_ai import Agent\nfrom pydantic_ai.models.openai import OpenAIModel\nif x:\n    m = OpenAIModel("gpt-4o")\nelse:\n    m = OpenAIModel("gpt-4o-mini")\nAgent(m).run_sync(q)',
  ],
  [
    'the member of an object of one of two classes',
    'a.py',
    `${CLASSES}if x:\n    service = A()\nelse:\n    service = B()\nservice.llm.invoke(q)`,
  ],
  [
    'what such an object returns',
    'a.py',
    `${CLASSES}if x:\n    service = A()\nelse:\n    service = B()\nservice.get().invoke(q)`,
  ],
  [
    'an object that a function makes of either',
    'a.py',
    `${CLASSES}def make(x):\n    if x:\n        return A()\n    return B()\nmake(1).llm.invoke(q)`,
  ],
  ['if and else', 'a.ts', `let llm;\nif (x) llm = ${NEW_A};\nelse llm = ${NEW_B};\nllm.invoke(q);`],
  ['a ternary', 'a.ts', `const llm = x ? ${NEW_A} : ${NEW_B};\nllm.invoke(q);`],
  [
    'a member',
    'a.ts',
    `class K {\n  private llm;\n  constructor(x: boolean) {\n    if (x) { this.llm = ${NEW_A}; } else { this.llm = ${NEW_B}; }\n  }\n  ask(q: string) { return this.llm.invoke(q); }\n}`,
  ],
  [
    'a switch',
    'a.ts',
    `function build(x: string) {\n  switch (x) {\n    case 'a': return ${NEW_A};\n    default: return ${NEW_B};\n  }\n}\nbuild('a').invoke(q);`,
  ],
  [
    'a model of a client',
    'a.ts',
    "const g = new GoogleGenerativeAI('k');\nconst m = x ? g.getGenerativeModel({ model: 'gemini-1.5-pro' }) : g.getGenerativeModel({ model: 'gemini-1.5-flash' });\nm.generateContent(q);",
  ],
  [
    'a ternary, after one of another library',
    'a.cs',
    `var c = big ? new Acme.Chat("acme-1") : ${CHAT};\nc.CompleteChat("Hi");`,
  ],
  ['a ternary', 'a.cs', `var c = big ? ${CHAT} : ${MINI};\nc.CompleteChat("Hi");`],
  [
    'if and else',
    'a.cs',
    `ChatClient c;\nif (big) { c = ${CHAT}; } else { c = ${MINI}; }\nc.CompleteChat("Hi");`,
  ],
  ['a change under a condition', 'a.cs', `var c = ${CHAT};\nif (big) c = ${MINI};\nc.CompleteChat("Hi");`],
  [
    'a field',
    'a.cs',
    `class K {\n  private readonly ChatClient _c;\n  public K(bool big) { if (big) { _c = ${CHAT}; } else { _c = ${MINI}; } }\n  void Ask() { _c.CompleteChat("Hi"); }\n}`,
  ],
  [
    'two returns',
    'a.cs',
    `class K {\n  object Make(bool big) { if (big) return ${CHAT};\n    return ${MINI}; }\n  void Ask() { Make(true).CompleteChat("Hi"); }\n}`,
  ],
];

/** Nothing here leaves another model open than `gpt-4o`. */
const KNOWN: readonly Example[] = [
  [
    'the same model on both branches',
    'a.py',
    `MODEL = "gpt-4o"\nif x:\n    llm = ${A}\nelse:\n    llm = ChatOpenAI(model=MODEL, temperature=0)\nllm.invoke(q)`,
  ],
  [
    'what is made when it is first needed',
    'a.py',
    `class K:\n    def __init__(self):\n        self._llm = None\n    def llm(self):\n        if self._llm is None:\n            self._llm = ${A}\n        return self._llm\n    def ask(self, q):\n        return self.llm().invoke(q)`,
  ],
  [
    'what stands in for what is not handed in',
    'a.py',
    `def ask(q, llm: ChatOpenAI | None = None):\n    if llm is None:\n        llm = ${A}\n    return llm.invoke(q)`,
  ],
  [
    'the same in an expression',
    'a.py',
    `def ask(q, given: ChatOpenAI | None = None):\n    llm = ${A} if given is None else given\n    return llm.invoke(q)`,
  ],
  [
    'the same in an attribute',
    'a.py',
    `class K:\n    def __init__(self, llm: ChatOpenAI | None = None):\n        self.llm = llm\n        if llm is None:\n            self.llm = ${A}\n    def ask(self, q):\n        return self.llm.invoke(q)`,
  ],
  ['nothing, then the real one', 'a.py', `llm = None\nif x:\n    llm = ${A}\nllm.invoke(q)`],
  [
    'the branch that the call is on',
    'a.py',
    `if x:\n    llm = ${B}\nelse:\n    llm = ${A}\n    llm.invoke(q)`,
  ],
  ['what it is surely given afterwards', 'a.py', `if x:\n    llm = ${B}\nllm = ${A}\nllm.invoke(q)`],
  [
    'what the method itself sets first',
    'a.py',
    `class K:\n    def __init__(self):\n        self.llm = ${B}\n    def ask(self, q):\n        self.llm = ${A}\n        return self.llm.invoke(q)`,
  ],
  [
    'the member of an object of a class',
    'a.py',
    `${CLASSES}service = A()\nother = B()\nservice.llm.invoke(q)`,
  ],
  [
    'an import from one place or another',
    'a.py',
    `try:\n    from langchain_openai import ChatOpenAI\nexcept ImportError:\n    from langchain.chat_models import ChatOpenAI\n${A}.invoke(q)`,
  ],
  [
    'a model that each call names',
    'a.py',
    'from openai import AzureOpenAI, OpenAI\nclient = AzureOpenAI(azure_endpoint=url) if x else OpenAI()\nclient.responses.create(model="gpt-4o", input=q)',
  ],
  [
    'what is made when it is first needed',
    'a.ts',
    `class K {\n  private llm: ChatOpenAI | null = null;\n  get() { if (!this.llm) this.llm = ${NEW_A}; return this.llm; }\n  ask(q: string) { return this.get().invoke(q); }\n}`,
  ],
  [
    'what is made when it is first needed',
    'a.cs',
    `class K {\n  private object _c;\n  object Get() { if (_c == null) { _c = ${CHAT}; } return _c; }\n  void Ask() { Get().CompleteChat("Hi"); }\n}`,
  ],
  [
    'what stands in for what is not handed in',
    'a.cs',
    `void Ask(ChatClient c = null) { if (c == null) c = ${CHAT};\n  c.CompleteChat("Hi"); }`,
  ],
  [
    'the same model on both branches',
    'a.cs',
    `var c = big ? ${CHAT} : new ChatClient("gpt-4o", other);\nc.CompleteChat("Hi");`,
  ],
];

describe('a client that carries its model', () => {
  const models = async (file: Example[1], code: string) =>
    (await read(file, `${HEADS[file]}${code}\n`)).calls.map(({ model }) => [
      model.id,
      model.source === 'unknown',
    ]);

  for (const [name, file, code] of DEPENDS) {
    it(`has none that is known where it depends: ${name} (${file})`, async () => {
      assert.deepEqual(await models(file, code), [[null, true]]);
    });
  }

  for (const [name, file, code] of KNOWN) {
    it(`has the one that is known: ${name} (${file})`, async () => {
      assert.deepEqual(await models(file, code), [['gpt-4o', false]]);
    });
  }

  it('is no one’s where its providers differ', async () => {
    const { calls } = await read('a.py', `${PYTHON}llm = ${B} if x else ${A}\nllm.invoke(q)\n`);
    assert.deepEqual(
      calls.map(({ provider }) => provider),
      ['router'],
    );
  });

  it('has no limit of its answers that only one branch has', async () => {
    const { calls } = await read(
      'a.py',
      `${PYTHON}llm = ChatOpenAI(model="gpt-4o", max_tokens=10) if x else ${A}\nllm.invoke(q)\n`,
    );
    assert.deepEqual(
      calls.map(({ model, maxOutputTokens }) => [model.id, maxOutputTokens]),
      [['gpt-4o', null]],
    );
  });

  it('depends in another file as it does in its own', async () => {
    const { calls } = await readProject({
      'main.py':
        'import llms  # langchain\nfrom llms import llm as chat\nchat.invoke(q)\nllms.llm.invoke(q)\n',
      'llms.py': `${PYTHON}if x:\n    llm = ${A}\nelse:\n    llm = ${B}\n`,
    });
    assert.deepEqual(
      calls.map(({ model }) => model.id),
      [null, null],
    );
  });

  it('is read in time where there are hundreds of branches', async () => {
    const branches = Array.from(
      { length: 400 },
      (_, index) => `    if x == ${index}:\n        llm = ${A}\n    llm.invoke(q)\n`,
    );
    const { calls } = await read('a.py', `${PYTHON}def ask(x, q):\n${branches.join('')}`);
    assert.equal(calls.length, 400);
    const functions = Array.from(
      { length: 200 },
      (_, index) =>
        `def f${index}(x):\n    if x: return f${(index * 7 + 1) % 200}(x)\n    return ${A}\nf${index}(1).invoke(q)\n`,
    );
    assert.equal((await read('a.py', `${PYTHON}${functions.join('')}`)).calls.length, 200);
  });
});

describe('the name of a model in a member', () => {
  const PY = 'from openai import OpenAI\n';
  const ASK = 'OpenAI().responses.create(model=self.model, input=q)';
  const inClass = (body: string) => `${PY}class K:\n${body}\n    def ask(self, q):\n        return ${ASK}\n`;
  const modelOf = async (file: string, code: string) =>
    (await read(file, code)).calls.map(({ model }) => model.id);

  it('is not known where it depends', async () => {
    const branches =
      '    def __init__(self, x):\n        if x:\n            self.model = "gpt-4o-mini"\n        else:\n            self.model = "gpt-4o"';
    assert.deepEqual(await modelOf('a.py', inClass(branches)), [null]);
    const methods =
      '    def __init__(self):\n        self.model = "gpt-4o-mini"\n    def better(self):\n        self.model = "gpt-4o"';
    assert.deepEqual(await modelOf('a.py', inClass(methods)), [null]);
    const typescript =
      "import OpenAI from 'openai';\nclass K {\n  private model: string;\n  constructor(x: boolean) { if (x) { this.model = 'gpt-4o-mini'; } else { this.model = 'gpt-4o'; } }\n  ask(q: string) { return new OpenAI().responses.create({ model: this.model, input: q }); }\n}\n";
    assert.deepEqual(await modelOf('a.ts', typescript), [null]);
  });

  it('is known where it is set over, or nothing before', async () => {
    const setOver = '    model = "gpt-4o-mini"\n    def __init__(self):\n        self.model = "gpt-4o"';
    assert.deepEqual(await modelOf('a.py', inClass(setOver)), ['gpt-4o']);
    const nothing =
      '    def __init__(self, x):\n        self.model = ""\n        if x:\n            self.model = "gpt-4o"';
    assert.deepEqual(await modelOf('a.py', inClass(nothing)), ['gpt-4o']);
  });

  it('is not known where it depends in the module that it is of', async () => {
    const { calls } = await readProject({
      'main.py': `${PY}import models\nfrom models import MODEL\nclient = OpenAI()\nclient.responses.create(model=MODEL, input=q)\nclient.responses.create(model=models.MODEL, input=q)\n`,
      'models.py': 'if x:\n    MODEL = "gpt-4o-mini"\nelse:\n    MODEL = "gpt-4o"\n',
    });
    assert.deepEqual(
      calls.map(({ model }) => model.id),
      [null, null],
    );
  });
});
