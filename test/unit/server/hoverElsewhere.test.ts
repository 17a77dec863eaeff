import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { TestServer } from '../../support/languageServer';

const PYTHON = `from openai import OpenAI
MODEL = "gpt-4o"
SYSTEM = """You answer in one sentence,
and never in two."""
STYLE = "Be kind."
UNUSED = "Nobody sends this."


def one(q):
    return OpenAI().chat.completions.create(model=MODEL, messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": f"{q} {STYLE}"}])


def two(q):
    return OpenAI().chat.completions.create(model=MODEL, messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": q}])
`;

const TYPESCRIPT = `import OpenAI from 'openai';
const settings = { model: 'gpt-4o-mini', system: \`You are \${name},
and brief.\` };
export const ask = () => new OpenAI().responses.create({ model: settings.model, instructions: settings.system, input: 'Hi' });
`;

describe('hovers where a prompt or a model is defined', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-hover-'));
  let server: TestServer;

  before(() => {
    server = new TestServer();
    return server.start(folder, { hasExtension: true });
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function hoverOn(name: string, text: string, word: string): Promise<string> {
    const uri = pathToFileURL(path.join(folder, name)).toString();
    await server.open(uri, name.endsWith('.py') ? 'python' : 'typescript', text);
    const before = text.slice(0, text.indexOf(word) + 1).split('\n');
    const hover = await server.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    });
    const contents = hover?.contents as { value: string } | undefined;
    return (contents?.value ?? '').replace(/\\(.)/g, '$1');
  }

  it('say of a text how long it is and which calls send it', async () => {
    const text = await hoverOn('a.py', PYTHON, 'never in two');
    assert.match(text, /^\*\*Prompt text\*\* · \d+ tokens · sent in 2 calls and prompts of this file\n/);
    assert.match(text, /\[one · chat\.completions\.create, line 10\]\(command:breakeven\.showItem\?/);
    assert.match(text, /\[two · chat\.completions\.create, line 14\]/);
  });

  it('say all of the call where only one sends it', async () => {
    const text = await hoverOn('b.py', PYTHON, 'Be kind');
    assert.match(text, /^\*\*Prompt text\*\* · \d+ tokens · sent in 1 call or prompt of this file\n/);
    assert.match(text, /Context window: /);
  });

  it('say of a model its price, and where it is used', async () => {
    const text = await hoverOn('c.py', PYTHON, 'gpt-4o');
    assert.match(text, /^\*\*gpt-4o\*\* · the model in 2 calls and prompts of this file\n/);
    assert.match(text, /\$2\.50 in, \$10\.00 out per 1M tokens/);
  });

  it('say nothing of other texts', async () => {
    assert.equal(await hoverOn('d.py', PYTHON, 'Nobody sends'), '');
  });

  it('know members of objects, templates and their variables', async () => {
    assert.match(await hoverOn('a.ts', TYPESCRIPT, 'gpt-4o-mini'), /^\*\*gpt-4o-mini\*\* · the model in 1/);
    assert.match(await hoverOn('b.ts', TYPESCRIPT, 'and brief'), /^\*\*Prompt text\*\* · \d+ tokens/);
    assert.match(await hoverOn('c.ts', TYPESCRIPT, '{name'), /^\*\*(?:name|Prompt text)\*\*/);
    assert.match(await hoverOn('d.ts', TYPESCRIPT, 'name}'), /^\*\*name\*\* · a variable in 1/);
  });
});
