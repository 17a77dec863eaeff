import assert from 'node:assert/strict';
import type { CallSite, SourceAnalysis } from '../../../src/core/source/callSite';
import { newProject, promptText, readProject } from '../../support/reader';

interface Case {
  readonly name: string;
  /** The first is the one that is read. */
  readonly files: Readonly<Record<string, string>>;
  readonly model: string | null;
  readonly prompt: string;
  readonly source?: string;
}

const PYTHON = 'from openai import OpenAI\nclient = OpenAI()\n';
const TYPESCRIPT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

const CASES: readonly Case[] = [
  {
    name: 'names of a Python module beside it and of a package above it',
    files: {
      'app/chat.py': `${PYTHON}from .prompts import SYSTEM\nfrom app.config import MODEL\nclient.chat.completions.create(model=MODEL, messages=[{"role": "system", "content": SYSTEM}])`,
      'app/prompts.py': 'SYSTEM = "You are kind."',
      'app/config.py': 'MODEL = "gpt-4o-mini"',
    },
    model: 'gpt-4o-mini',
    prompt: 'system: You are kind.',
    source: 'constant',
  },
  {
    name: 'members of modules, of packages without a file of their own, and what a package hands on',
    files: {
      'main.py': `${PYTHON}import lib.prompts\nfrom lib import config\nfrom shared import TASK\nclient.chat.completions.create(model=config.MODEL, messages=[{"role": "system", "content": lib.prompts.SYSTEM}, {"role": "user", "content": TASK}])`,
      'lib/prompts.py': 'SYSTEM = "S"',
      'lib/config.py': 'MODEL = "gpt-4o"',
      'shared/__init__.py': 'from .tasks import *\n',
      'shared/tasks.py': 'TASK = "T"',
    },
    model: 'gpt-4o',
    prompt: 'system: S | user: T',
  },
  {
    name: 'an object of a class of settings, with what it is made with before its defaults',
    files: {
      'main.py': `${PYTHON}from settings import settings\nclient.chat.completions.create(model=settings.model, messages=[{"role": "user", "content": settings.prompt}])`,
      'settings.py':
        'from pydantic import BaseModel, Field\nclass Settings(BaseModel):\n    model: str = Field(default="gpt-4o")\n    prompt: str = "P"\nsettings = Settings(prompt="Q")',
    },
    model: 'gpt-4o',
    prompt: 'user: Q',
    source: 'default',
  },
  {
    name: 'a prompt that a function of another file builds',
    files: {
      'main.py': `${PYTHON}from prompts import build\nclient.chat.completions.create(model="gpt-4o", messages=build("cats", question))`,
      'prompts.py':
        'def build(topic, question):\n    return [{"role": "system", "content": f"Speak of {topic}."}, {"role": "user", "content": question}]',
    },
    model: 'gpt-4o',
    prompt: 'system: Speak of cats. | user: {question}',
  },
  {
    name: 'prompts in files: beside the code, from the root, and in data',
    files: {
      'app/main.py': `${PYTHON}from pathlib import Path\nimport yaml\nHERE = Path(__file__).parent\nwith open("prompts/user.txt") as f:\n    user = f.read()\ndata = yaml.safe_load(open(HERE / "data.yaml"))\nclient.chat.completions.create(model=data["model"], messages=[{"role": "system", "content": (HERE / "system.md").read_text()}, {"role": "user", "content": user}])`,
      'app/system.md': 'From a file.\r\n',
      'prompts/user.txt': 'Hello',
      'app/data.yaml': 'model: gpt-4o\n',
    },
    model: 'gpt-4o',
    prompt: 'system: From a file.\n | user: Hello',
  },
  {
    name: 'models of the environment, from a file that is in force before the default in the code',
    files: {
      'main.py': `${PYTHON}import os\nclient.chat.completions.create(model=os.getenv("CHAT_MODEL", "gpt-4o"), messages=[{"role": "user", "content": os.environ["MODEL_API_KEY"]}])`,
      '.env': 'CHAT_MODEL=gpt-4o-mini\nMODEL_API_KEY=sk-secret\n',
    },
    model: 'gpt-4o-mini',
    prompt: 'user: {os.environ["MODEL_API_KEY"]}',
    source: 'env',
  },
  {
    name: 'the default in the code before an example of the environment',
    files: {
      'main.py': `${PYTHON}import os\nclient.chat.completions.create(model=os.getenv("CHAT_MODEL", "gpt-4o"), messages=[{"role": "user", "content": "Hi"}])`,
      '.env.example': 'CHAT_MODEL=gpt-3.5-turbo\n',
    },
    model: 'gpt-4o',
    prompt: 'user: Hi',
    source: 'env',
  },
  {
    name: 'TypeScript modules: relative, by an alias, and handed on',
    files: {
      'src/chat.ts': `${TYPESCRIPT}import { MODEL } from '@/config';\nimport { SYSTEM, task as job } from './prompts';\nclient.chat.completions.create({ model: MODEL, messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: job }] });`,
      'tsconfig.json': '{ // comment\n "compilerOptions": { "paths": { "@/*": ["./src/*"], } } }',
      'src/config.ts': "export const MODEL = 'gpt-4o' as const;",
      'src/prompts/index.ts': "export * from './system';\nexport { user as task } from './user.js';",
      'src/prompts/system.ts': 'export const SYSTEM = `S`;',
      'src/prompts/user.ts': "export const user = 'U';",
    },
    model: 'gpt-4o',
    prompt: 'system: S | user: U',
  },
  {
    name: 'CommonJS, defaults, and a package of the same repository',
    files: {
      'apps/web/chat.js':
        "const OpenAI = require('openai');\nconst { SYSTEM } = require('./prompts');\nconst config = require('./config');\nimport task from '@acme/tasks';\nnew OpenAI().chat.completions.create({ model: config.model, messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: task }] });",
      'apps/web/prompts.js': "const SYSTEM = 'S';\nmodule.exports = { SYSTEM };",
      'apps/web/config.js': "exports.model = 'gpt-4o';",
      'packages/tasks/package.json': '{ "name": "@acme/tasks" }',
      'packages/tasks/src/index.ts': "const task = 'T';\nexport default task;",
    },
    model: 'gpt-4o',
    prompt: 'system: S | user: T',
  },
  {
    name: 'text and data that are imported, and files that are read',
    files: {
      'src/a.ts': `${TYPESCRIPT}import system from './system.md?raw';\nimport models from './models.json';\nimport { readFileSync } from 'node:fs';\nimport path from 'node:path';\nclient.chat.completions.create({ model: models.chat, messages: [{ role: 'system', content: system }, { role: 'user', content: readFileSync(path.join(__dirname, 'user.txt'), 'utf8') }] });`,
      'src/system.md': 'S',
      'src/models.json': '{ "chat": "gpt-4o" }',
      'src/user.txt': 'U',
    },
    model: 'gpt-4o',
    prompt: 'system: S | user: U',
  },
  {
    name: 'no path of a file as a text, since it is another on each machine',
    files: {
      'src/a.ts': `${TYPESCRIPT}import path from 'node:path';\nconst file = path.join(__dirname, 'x.png');\nclient.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`See \${file}.\` }] });`,
    },
    model: 'gpt-4o',
    prompt: 'user: See {file}.',
  },
  {
    name: 'a prompt that an arrow function of another file builds from an object',
    files: {
      'a.ts': `${TYPESCRIPT}import { prompt } from './b';\nclient.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt({ topic: 'cats', text }) }] });`,
      'b.ts': 'export const prompt = ({ topic, text }: Options) => `On ${topic}: ${text}`;',
    },
    model: 'gpt-4o',
    prompt: 'user: On cats: {text}',
  },
  {
    name: 'Jinja templates, by name and as text',
    files: {
      'app/a.py': `${PYTHON}from jinja2 import Environment, Template\nenv = Environment()\nname = Template("Hi {{ who }}.").render(who="Ann")\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": env.get_template("system.j2").render(tone="kind", user=u)}, {"role": "user", "content": name}])`,
      'app/templates/system.j2': 'Be {{ tone }} to {{ user.name }}.\n',
    },
    model: 'gpt-4o',
    prompt: 'system: Be kind to {user.name}. | user: Hi Ann.',
  },
  {
    name: 'Handlebars and Mustache templates',
    files: {
      'a.ts': `${TYPESCRIPT}import Handlebars from 'handlebars';\nimport Mustache from 'mustache';\nimport { readFileSync } from 'node:fs';\nconst system = Handlebars.compile(readFileSync('s.hbs', 'utf8'));\nclient.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: system({ tone: 'kind' }) }, { role: 'user', content: Mustache.render('Q: {{q}}', { q }) }] });`,
      's.hbs': 'Be {{tone}} to {{user}}.',
    },
    model: 'gpt-4o',
    prompt: 'system: Be kind to {user}. | user: Q: {q}',
  },
  {
    name: 'modules that import one another',
    files: {
      'a.py': `${PYTHON}from b import B\nA = B\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": B}])`,
      'b.py': 'from a import A\nB = A',
    },
    model: 'gpt-4o',
    prompt: 'user: {B}',
  },
  {
    name: 'nothing outside of the project',
    files: {
      'a.py': `${PYTHON}from ...secrets import KEY\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": open("../../etc/passwd").read()}, {"role": "user", "content": KEY}])`,
    },
    model: 'gpt-4o',
    prompt: 'user: {open("../../etc/passwd").read()} | user: {KEY}',
  },
];

describe('reading a project', () => {
  for (const { name, files, model, prompt, source } of CASES) {
    it(`takes from other files: ${name}`, async () => {
      const { calls } = await readProject(files);
      assert.equal(calls.length, 1);
      assert.equal(calls[0]?.model.id, model);
      assert.equal(promptText(calls[0] as CallSite), prompt);
      if (source !== undefined) assert.equal(calls[0]?.model.source, source);
    });
  }

  it('gives each of several calls what they share of another file', async () => {
    const ask = 'client.responses.create(model="gpt-4o", input=SYSTEM)';
    const { calls } = await readProject({
      'main.py': `${PYTHON}SYSTEM = open("system.txt").read()\n${ask}\n${ask}\n${ask}`,
      'system.txt': 'From a file.',
    });
    assert.deepEqual(
      calls.map((call) => promptText(call)),
      ['user: From a file.', 'user: From a file.', 'user: From a file.'],
    );
  });

  it('tells a client of another file from other objects with the same methods', async () => {
    const code =
      'from .clients import llm, sms\nllm.messages.create(**a)\nsms.messages.create(max_tokens=1, messages=[])';
    const { calls } = await readProject({
      'app/a.py': code,
      'app/clients.py':
        'from anthropic import Anthropic\nfrom twilio.rest import Client\nllm = Anthropic()\nsms = Client(sid, token)',
    });
    assert.deepEqual(
      calls.map(({ range, provider }) => [range.start.line, provider]),
      [[1, 'anthropic']],
    );
  });

  it('follows a client through a class, an attribute and a parameter of other files', async () => {
    const { calls } = await readProject({
      'app/service.py':
        'from app.base import Base\nfrom app.deps import get_client\nclass Service(Base):\n    def ask(self):\n        return self.llm.client.messages.create(**kwargs)\ndef other(client=get_client()):\n    client.messages.create(**kwargs)',
      'app/base.py':
        'from app.llm import Llm\nclass Base:\n    def __init__(self):\n        self.llm = Llm()',
      'app/llm.py':
        'import anthropic\nclass Llm:\n    def __init__(self):\n        self.client = anthropic.AsyncAnthropic()',
      'app/deps.py':
        'from anthropic import Anthropic\ndef get_client() -> Anthropic:\n    return Anthropic()',
    });
    assert.deepEqual(
      calls.map(({ range }) => range.start.line),
      [4, 6],
    );
  });

  it('finds the same when many documents are read at once', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `app/part${index}/ask.py`);
    const files: Record<string, string> = { 'app/prompts.py': 'SYSTEM = "S"' };
    for (const [index, name] of names.entries())
      files[name] =
        `${PYTHON}from prompts import SYSTEM\nclient.responses.create(model="gpt-4o", input=SYSTEM + "${index}")`;
    const project = newProject(files);
    const found = await Promise.all(
      names.map(async (name, index) => {
        if (index % 7 === 0) project.changed('app/prompts.py', index % 2 === 0);
        return project.read(name, files[name] ?? '');
      }),
    );
    project.dispose();
    assert.deepEqual(
      found.map(({ calls }) => promptText(calls[0] ?? assert.fail())),
      names.map((_, index) => `user: S${index}`),
    );
  });

  it('says which files an answer rests on, and gives another when one has changed', async () => {
    const files: Record<string, string> = {
      'a.py': `${PYTHON}from b import MODEL\nclient.chat.completions.create(model=MODEL, messages=[])`,
      'b.py': 'MODEL = "gpt-4o"',
    };
    const analyses: SourceAnalysis[] = [];
    await readProject(files, async (read, changed) => {
      analyses.push(await read());
      files['b.py'] = 'MODEL = "gpt-4o-mini"';
      changed('b.py', false);
      analyses.push(await read());
      delete files['b.py'];
      changed('b.py', true);
      analyses.push(await read());
      files['b.py'] = 'MODEL = "gpt-4.1"';
      changed('b.py', true);
      analyses.push(await read());
    });
    assert.deepEqual(
      analyses.map(({ calls }) => calls[0]?.model.id),
      ['gpt-4o', 'gpt-4o-mini', null, 'gpt-4.1'],
    );
    assert.ok(analyses[0]?.dependencies?.includes('b.py'));
  });
});
