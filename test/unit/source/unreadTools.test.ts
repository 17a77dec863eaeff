import assert from 'node:assert/strict';
import type { CallSite } from '../../../src/core/source/callSite';
import { read } from '../../support/reader';

const openai = (tools: string) =>
  `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}], tools=${tools})`;
const WHOLE =
  '{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}';

/** Tools and lists of tools that are sent and cannot be read; null: no tools are sent. */
const CASES: Readonly<
  Record<string, readonly [code: string, unread: readonly [tools: number, lists: number] | null]>
> = {
  'no list': [openai('None'), null],
  'an empty list': [openai('[]'), null],
  'tools that are written out': [openai(`[${WHOLE}]`), [0, 0]],
  'a list from elsewhere': [openai('self.registry.tools()'), [0, 1]],
  'a list that goes on elsewhere': [openai(`[${WHOLE}, *more]`), [0, 1]],
  'tools from elsewhere beside one that is written out': [openai(`[${WHOLE}, look_up, weather]`), [2, 0]],
  'a server of tools': [openai('[{"type": "mcp", "server_label": "s", "server_url": "https://x"}]'), [0, 1]],
  'a tool of the provider': [openai('[{"type": "web_search"}]'), [0, 0]],
  'servers beside no other tools': [
    'from pydantic_ai import Agent\nAgent("openai:gpt-4o", toolsets=[first, second]).run_sync("Hi")',
    [0, 2],
  ],
  'tools that are added one by one': [
    `${openai('tools').replace('OpenAI()', 'tools = []\ntools.append(look_up)\nOpenAI()')}`,
    [1, 0],
  ],
  'the first of two lists': [openai('[weather, clock] if deep else [look_up]'), [2, 0]],
  'tools of an agent beside those that decorate': [
    'from pydantic_ai import Agent\nagent = Agent("openai:gpt-4o", tools=[look_up])\n@agent.tool_plain\ndef roll() -> int:\n    """Roll a die."""\nagent.run_sync("Hi")',
    [1, 0],
  ],
  'declarations in a set': [
    'from google import genai\nfrom google.genai import types\ngenai.Client().models.generate_content(model="gemini-2.5-flash", contents="Hi", config=types.GenerateContentConfig(tools=[types.Tool(function_declarations=[look_up])]))',
    [1, 0],
  ],
};

describe('tools that cannot be read', () => {
  for (const [name, [code, unread]] of Object.entries(CASES)) {
    it(`are counted: ${name}`, async () => {
      const { calls } = await read('a.py', code);
      assert.equal(calls.length, 1);
      assert.deepEqual(calls.map(unreadOf), [unread]);
    });
  }

  it('stand behind those that can, and their names are not counted', async () => {
    const agent =
      'from pydantic_ai import Agent\nagent = Agent("openai:gpt-4o", tools=[look_up])\n@agent.tool_plain\ndef roll() -> int:\n    """Roll a die."""\nagent.run_sync("Hi")';
    const { calls } = await read('a.py', agent);
    const { text, complete } = calls[0]?.attachments[0] ?? {};
    assert.match(text ?? '', /"name":"roll"/);
    assert.doesNotMatch(text ?? '', /look_up/);
    assert.equal(complete, false);
  });

  it('are counted by their names in TypeScript', async () => {
    const code =
      "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\ngenerateText({ model: openai('gpt-4o'), prompt: 'Hi', tools: { weather, look: lookUp, ...theirs } });";
    const { calls } = await read('a.ts', code);
    assert.deepEqual(calls.map(unreadOf), [[2, 1]]);
  });

  it('are counted beside those that can', async () => {
    const code =
      "import { generateText, tool } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nconst weather = tool({ description: 'Weather', inputSchema: z.object({ city: z.string() }) });\ngenerateText({ model: openai('gpt-4o'), prompt: 'Hi', tools: { weather, look: lookUp, ...theirs } });";
    const { calls } = await read('a.ts', code);
    assert.deepEqual(calls.map(unreadOf), [[1, 1]]);
    assert.match(calls[0]?.attachments[0]?.text ?? '', /"description":"Weather"/);
  });

  it('are none where options stand behind the function that runs', async () => {
    const code =
      "import { createAgent, tool } from 'langchain';\nconst save = tool(async ({ id }) => id, { name: 'save', description: 'Save it.', schema: z.object({ id: z.string() }) });\ncreateAgent({ model: 'openai:gpt-4o', tools: [save] }).invoke({ messages: [] });";
    const { calls } = await read('a.ts', code);
    assert.deepEqual(calls.map(unreadOf), [[0, 0]]);
    assert.match(calls[0]?.attachments[0]?.text ?? '', /"name":"save","description":"Save it\.".*"id":/);
  });

  it('are counted in Go', async () => {
    const code =
      'package a\nimport (\n\t"context"\n\t"github.com/sashabaranov/go-openai"\n)\nfunc f(c *openai.Client, tools []openai.Tool) {\n\tc.CreateChatCompletion(context.Background(), openai.ChatCompletionRequest{Model: "gpt-4o", Tools: tools})\n}';
    const { calls } = await read('a.go', code);
    assert.deepEqual(calls.map(unreadOf), [[0, 1]]);
  });
});

function unreadOf({ attachments }: CallSite): readonly [number, number] | null {
  const [tools] = attachments.filter(({ kind }) => kind === 'tools');
  return tools === undefined ? null : [tools.unread?.tools ?? 0, tools.unread?.lists ?? 0];
}
