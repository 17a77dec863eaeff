import assert from 'node:assert/strict';
import type { CallSite } from '../../../src/core/source/callSite';
import { promptText, read } from '../../support/reader';

/** `tools[5m] system[1h] user: hi | {question}`: where marks stand, and for how long. */
function marks({ attachments, messages, cache }: CallSite): string[] {
  const ttl = (mark: { readonly ttl: string | null }) => mark.ttl ?? 'default';
  return [
    ...attachments.flatMap(({ kind, cacheMark }) =>
      cacheMark === undefined ? [] : [`${kind} ${ttl(cacheMark)}`],
    ),
    ...messages.flatMap(({ role, segments }) =>
      segments.flatMap((segment) =>
        segment.cacheMark === undefined
          ? []
          : [
              `${role} ${segment.kind === 'static' ? segment.text : `{${segment.name}}`} ${ttl(segment.cacheMark)}`,
            ],
      ),
    ),
    ...(cache?.wholePrompt == null ? [] : [`whole ${ttl(cache.wholePrompt)}`]),
    ...(cache?.key == null ? [] : [`key ${cache.key}`]),
    ...(cache?.content == null ? [] : [`content ${cache.content}`]),
  ];
}

const ANTHROPIC = 'from anthropic import Anthropic\nclient = Anthropic()\n';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly marks: readonly string[];
  readonly prompt: string;
}

const CASES: readonly Case[] = [
  {
    name: 'Anthropic: tools, blocks of the system prompt, and a block of a message',
    file: 'a.py',
    code: `${ANTHROPIC}client.messages.create(model="claude-sonnet-4-5", max_tokens=9,
  tools=[{"name": "a", "input_schema": {}}, {"name": "b", "input_schema": {}, "cache_control": {"type": "ephemeral"}}],
  system=[{"type": "text", "text": "Rules"}, {"type": "text", "text": BOOK, "cache_control": {"type": "ephemeral", "ttl": "1h"}}],
  messages=[{"role": "user", "content": [{"type": "text", "text": "Doc", "cache_control": {"type": "ephemeral", "ttl": "5m"}}, {"type": "text", "text": question}]}])`,
    marks: ['tools default', 'system {BOOK} 1h', 'user Doc 5m'],
    prompt: 'system: Rules{BOOK} | user: Doc{question}',
  },
  {
    name: 'Anthropic: a mark in a constant, and one for the request as a whole',
    file: 'a.ts',
    code: `import Anthropic from '@anthropic-ai/sdk';
const HOUR = { type: 'ephemeral', ttl: '1h' } as const;
await new Anthropic().messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, cache_control: { type: 'ephemeral' },
  system: [{ type: 'text', text: 'Rules', cache_control: HOUR }], messages: [{ role: 'user', content: q }] });`,
    marks: ['system Rules 1h', 'whole default'],
    prompt: 'system: Rules | user: {q}',
  },
  {
    name: 'LiteLLM: blocks and messages',
    file: 'a.py',
    code: `import litellm
litellm.completion(model="anthropic/claude-sonnet-4-5", messages=[
  {"role": "system", "content": [{"type": "text", "text": "Rules", "cache_control": {"type": "ephemeral"}}]},
  {"role": "user", "content": "Hi", "cache_control": {"type": "ephemeral"}}])`,
    marks: ['system Rules default', 'user Hi default'],
    prompt: 'system: Rules | user: Hi',
  },
  {
    name: 'LiteLLM: marks that it puts in by itself',
    file: 'a.py',
    code: `import litellm
litellm.completion(model="anthropic/claude-sonnet-4-5", cache_control_injection_points=[{"location": "message", "role": "system"}],
  messages=[{"role": "system", "content": "Rules"}, {"role": "user", "content": "Hi"}])`,
    marks: ['system Rules default'],
    prompt: 'system: Rules | user: Hi',
  },
  {
    name: 'the AI SDK: options of a message, of a part and of a tool',
    file: 'a.ts',
    code: `import { generateText, tool } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
await generateText({ model: anthropic('claude-sonnet-4-5'),
  tools: { find: { description: 'Finds', providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } } },
  messages: [
    { role: 'system', content: 'Rules', providerOptions: { anthropic: { cacheControl: { type: 'ephemeral', ttl: '1h' } } } },
    { role: 'user', content: [{ type: 'text', text: 'Doc', providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }, { type: 'text', text: q }] },
  ] });`,
    marks: ['tools default', 'system Rules 1h', 'user Doc default'],
    prompt: 'system: Rules | user: Doc{q}',
  },
  {
    name: 'Bedrock: cache points are parts of their own and no text',
    file: 'a.py',
    code: `import boto3
boto3.client("bedrock-runtime").converse(modelId="anthropic.claude-sonnet-4-5", system=[{"text": "Rules"}, {"cachePoint": {"type": "default", "ttl": "1h"}}],
  toolConfig={"tools": [{"toolSpec": {"name": "a"}}, {"cachePoint": {"type": "default"}}]},
  messages=[{"role": "user", "content": [{"text": "Doc"}, {"cachePoint": {"type": "default"}}, {"text": q}]}])`,
    marks: ['tools default', 'system Rules 1h', 'user Doc default'],
    prompt: 'system: Rules | user: Doc{q}',
  },
  {
    name: 'OpenAI: a key',
    file: 'a.py',
    code: `from openai import OpenAI
OpenAI().responses.create(model="gpt-4o", input="Hi", prompt_cache_key=f"support-{tenant}")`,
    marks: ['key support-{tenant}'],
    prompt: 'user: Hi',
  },
  {
    name: 'Google: content that was stored before',
    file: 'a.py',
    code: `from google import genai
client = genai.Client()
client.models.generate_content(model="gemini-2.5-flash", contents="Hi", config=types.GenerateContentConfig(cached_content=cache.name))`,
    marks: ['content cache.name'],
    prompt: 'Hi',
  },
  {
    name: 'a request without an SDK',
    file: 'a.ts',
    code: `await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 9,
  system: [{ type: 'text', text: 'Rules', cache_control: { type: 'ephemeral', ttl: '1h' } }], messages: [{ role: 'user', content: q }] }) });`,
    marks: ['system Rules 1h'],
    prompt: 'system: Rules | user: {q}',
  },
  {
    name: 'what only looks like a mark: none given, a text about it, a member of a tool’s schema',
    file: 'a.py',
    code: `${ANTHROPIC}client.messages.create(model="claude-sonnet-4-5", max_tokens=9,
  tools=[{"name": "a", "input_schema": {"properties": {"cache_control": {"type": "string"}}}}],
  system=[{"type": "text", "text": "Set cache_control: ephemeral", "cache_control": None}],
  messages=[{"role": "user", "content": "Hi"}])`,
    marks: [],
    prompt: 'system: Set cache_control: ephemeral | user: Hi',
  },
];

describe('marks for a prompt cache', () => {
  for (const { name, file, code, marks: expected, prompt } of CASES) {
    it(name, async () => {
      const { calls, problems } = await read(file, code);
      assert.deepEqual(problems, []);
      const [call, ...others] = calls;
      assert.ok(call !== undefined && others.length === 0, `${calls.length} calls`);
      assert.deepEqual(marks(call), expected);
      assert.equal(promptText(call), prompt);
    });
  }

  it('are not looked for in an output schema', async () => {
    const { calls } = await read(
      'a.py',
      'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[], response_format={"type": "json_schema", "properties": {"cache_control": {"type": "string"}}})',
    );
    assert.match(calls[0]?.attachments[0]?.text ?? '', /cache_control/);
    assert.equal(calls[0]?.attachments[0]?.cacheMark, undefined);
  });

  it('are no part of the tools that are counted, where a member of a schema stays', async () => {
    const tools = async (mark: string, member = 'q') => {
      const { calls } = await read(
        'a.py',
        `${ANTHROPIC}client.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[], tools=[{"name": "a", "input_schema": {"${member}": {}}${mark}}])`,
      );
      return calls[0]?.attachments[0]?.text;
    };
    assert.equal(await tools(', "cache_control": {"type": "ephemeral"}'), await tools(''));
    assert.match((await tools('', 'cache_control')) ?? '', /cache_control/);
  });
});
