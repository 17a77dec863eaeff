import assert from 'node:assert/strict';
import { exactly, type Range } from '../../../src/core/money/range';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { ENCODING_NAMES } from '../../../src/core/tokens/encoding';
import { framingTokens, toolFramingTokens } from '../../../src/core/tokens/framing';
import { rankFiles } from './rankFiles';

const chat = (modelId: string | null, ...roles: (string | null)[]) => ({
  provider: 'openai',
  method: 'chat.completions.create',
  modelId,
  messages: roles.map((role) => ({ role })),
});

const contains = ({ low, high }: Range, value: number) => low <= value && value <= high;
const ordered = ({ low, base, high }: Range) => low <= base && base <= high;

/** Conversation of OpenAI's cookbook on counting, with the counts that its API answered. */
const COOKBOOK = [
  {
    role: 'system',
    name: null,
    content:
      'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
  },
  { role: 'system', name: 'example_user', content: 'New synergies will help drive top-line growth.' },
  {
    role: 'system',
    name: 'example_assistant',
    content: 'Things working well together will increase revenue.',
  },
  {
    role: 'system',
    name: 'example_user',
    content:
      "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
  },
  {
    role: 'system',
    name: 'example_assistant',
    content: "Let's talk later when we're less busy about how to do better.",
  },
  {
    role: 'user',
    name: null,
    content: "This late pivot means we don't have time to boil the ocean for the client deliverable.",
  },
] as const;
const COOKBOOK_ANSWERS = [
  ['gpt-4o-2024-08-06', 'o200k_base', 124],
  ['gpt-4o-mini', 'o200k_base', 124],
  ['gpt-4-0613', 'cl100k_base', 129],
  ['gpt-3.5-turbo', 'cl100k_base', 129],
] as const;

describe('message framing', () => {
  const encodings = new Map<string, PieceEncoding>();
  before(() => {
    for (const name of ENCODING_NAMES) encodings.set(name, createEncoding(name, rankFiles(name)));
  });
  const countIn = (name: string, text: string) => encodings.get(name)?.count(text) ?? Number.NaN;

  for (const [modelId, encoding, answered] of COOKBOOK_ANSWERS) {
    it(`with the texts is what the API answered for ${modelId}: ${answered}`, () => {
      const texts = COOKBOOK.flatMap(({ name, content }) => [content, name ?? '']);
      const framing = framingTokens({
        ...chat(modelId),
        messages: COOKBOOK.map(({ role, name }) => ({ role, named: name !== null })),
      });
      const total = texts.reduce((sum, text) => sum + countIn(encoding, text), framing.base);
      assert.equal(total, answered);
      assert.equal(framing.low, framing.high);
    });
  }

  it('counts one token for the name of each role in the encodings of chat models', () => {
    for (const name of ['o200k_base', 'cl100k_base']) {
      for (const role of ['system', 'developer', 'user', 'assistant', 'tool'])
        assert.equal(countIn(name, role), 1);
    }
  });

  it('works out the example of a system and a user message', () => {
    assert.deepEqual(framingTokens(chat('gpt-4o', 'system', 'user')), exactly(11));
  });

  it('is a range where nothing is documented', () => {
    const requests = [
      chat('gpt-5', 'user'),
      chat('gpt-4o-audio-preview', 'user'),
      chat(null, 'user'),
      { ...chat('gpt-4o', 'user'), method: 'responses.create' },
      { ...chat('gpt-4o', 'user'), provider: null, method: null },
      { ...chat('claude-3-5-sonnet-20241022', 'user'), provider: 'anthropic', method: 'messages.create' },
      { ...chat('gemini-2.5-pro', null), provider: 'google', method: 'models.generate_content' },
      ...['llama3.1:8b', 'qwen2.5:7b', 'deepseek-chat', 'grok-4', 'grok-3', 'my-deployment'].map((id) =>
        chat(id, 'user'),
      ),
    ];
    for (const request of requests) {
      const framing = framingTokens(request);
      assert.ok(ordered(framing) && framing.low < framing.high, JSON.stringify(request));
    }
  });

  it('contains known answers of the APIs', () => {
    // A word of one token counts 7 with GPT-5 and 8 with Claude 3.5.
    assert.ok(contains(framingTokens(chat('gpt-5', 'user')), 7 - 1));
    const claude = {
      ...chat('claude-3-5-sonnet-20241022', 'user'),
      provider: 'anthropic',
      method: 'messages.create',
    };
    assert.ok(contains(framingTokens(claude), 8 - 1));
    assert.ok(contains(framingTokens({ ...chat('grok-4', 'user'), provider: 'xai' }), 683 + 4));
  });

  it('follows the model rather than who serves it', () => {
    const claude = {
      method: 'converse',
      modelId: 'us.anthropic.claude-3-haiku-20240307-v1:0',
      messages: [{ role: 'user' }],
    };
    assert.deepEqual(
      framingTokens({ ...claude, provider: 'aws' }),
      framingTokens({ ...claude, provider: 'anthropic', modelId: null }),
    );
  });

  it('grows with each message and is nothing without', () => {
    assert.deepEqual(framingTokens(chat('gpt-4o')), exactly(0));
    assert.ok(
      framingTokens(chat('gpt-5', 'user', 'assistant')).low > framingTokens(chat('gpt-5', 'user')).low,
    );
  });
});

describe('tool framing', () => {
  const claudeTools = (modelId: string | null) =>
    toolFramingTokens({ modelId, provider: 'anthropic', schemaTokens: exactly(100) });

  it('is the provider’s table for Claude', () => {
    assert.deepEqual(claudeTools('claude-opus-4-8'), { low: 290, base: 290, high: 410 });
    assert.deepEqual(claudeTools('claude-opus-4-7-20260416'), { low: 675, base: 675, high: 804 });
    assert.equal(claudeTools('anthropic.claude-3-haiku-20240307-v1:0').base, 264);
    assert.equal(claudeTools('claude-3-5-sonnet-20240620').base, 294);
    assert.equal(claudeTools('claude-3-5-sonnet-20241022').base, 346);
    assert.equal(claudeTools('claude-sonnet-4-20250514').base, 313);
    assert.ok(
      contains(claudeTools('claude-sonnet-4-6'), 346) && contains(claudeTools('claude-sonnet-4-6'), 497),
    );
    assert.ok(claudeTools('claude-opus-5-5').high >= 804);
    assert.deepEqual(claudeTools(null), claudeTools('claude-opus-5-5'));
  });

  /** Tokens of JSON (the last two indented) and of the TypeScript that OpenAI makes of it, with its overhead, in o200k_base. */
  const OPENAI_MEASURED = [
    { json: 91, billed: 72 },
    { json: 107, billed: 86 },
    { json: 163, billed: 87 },
    { json: 1052, billed: 716 },
    { json: 157, billed: 72 },
    { json: 320, billed: 87 },
  ];
  for (const { json, billed } of OPENAI_MEASURED) {
    it(`contains OpenAI's rendering of ${json} tokens of JSON as ${billed}`, () => {
      const added = toolFramingTokens({ modelId: 'gpt-4o', provider: 'openai', schemaTokens: exactly(json) });
      assert.ok(ordered(added));
      assert.ok(json + added.low <= billed && billed <= json + added.high, JSON.stringify(added));
      assert.ok(json + added.low > 0);
    });
  }

  it('is nothing without a schema, and a few words around an output schema', () => {
    const nothing = { modelId: 'claude-opus-4-8', provider: 'anthropic', schemaTokens: exactly(0) };
    assert.deepEqual(toolFramingTokens(nothing), exactly(0));
    const schema = toolFramingTokens({ ...nothing, kind: 'outputSchema', schemaTokens: exactly(50) });
    assert.ok(ordered(schema) && schema.high < 290);
  });
});
