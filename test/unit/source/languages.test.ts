import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modelOfConstant } from '../../../src/core/source/read/lowered/modelConstants';
import { LANGUAGE_CASES } from '../../support/cases/languages';
import { promptText, read } from '../../support/reader';

/** Code that looks like a call of an SDK and is none. */
const ALIKE: readonly (readonly [file: string, code: string])[] = [
  [
    'a.java',
    'import com.twilio.rest.api.v2010.account.Message;\nimport com.twilio.Twilio;\n// openai\nclass A { void f() { Message.creator(to, from, "Hi").create(); client.messages().create(params); } }',
  ],
  [
    'a.cs',
    'using Twilio.Rest.Api.V2010.Account;\n// model and messages, openai\nvar message = MessageResource.Create(body: "Hi", to: to);\nclient.Messages.Create(new MessageCreateParams { To = to });\nchat.CompleteChat(x);',
  ],
  [
    'a.php',
    "<?php\nuse Twilio\\Rest\\Client;\n// anthropic: model, messages\n$client = new Client($sid, $token);\n$client->messages->create('+1', ['from' => $from, 'body' => 'Hi']);\n$client->messages->create(maxTokens: 1, messages: [], model: 'x');",
  ],
  [
    'a.rb',
    'require "twilio-ruby"\nrequire "anthropic" # model, messages\nclient = Twilio::REST::Client.new(sid, token)\nclient.messages.create(from: from, to: to, body: "Hi")\nclient.messages.create(model: "x", max_tokens: 1, messages: [])\nroom.chat(message)\nuser.messages.create(body: "Hi")\nuser.messages(page: 1)',
  ],
  [
    'a.go',
    'package main\nimport (\n\t"github.com/acme/chat"\n\t"github.com/anthropics/anthropic-sdk-go"\n)\nfunc f(client *chat.Client) {\n\tclient.Messages.Send(ctx, chat.MessageNewParams{})\n\tclient.Messages.New(ctx)\n\tc := anthropic.NewClient()\n\tc.Messages.CountTokens(ctx, anthropic.MessageCountTokensParams{})\n}',
  ],
  [
    'a.go',
    'package main\nimport "github.com/acme/openai"\nfunc f(client *openai.Client) {\n\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "gpt-4o"})\n}',
  ],
  [
    'a.rs',
    'use reqwest::Client;\nuse async_openai::types::*;\nfn f() { let client = Client::new(); client.chat().create(body); }',
  ],
  [
    'a.rs',
    'use sqlx::Client; // openai\nfn f() { client.messages().create(message); client.chat().create(x); }',
  ],
  [
    'a.cs',
    'using Azure.Communication.Chat; // openai\nvar c = new ChatClient(uri, credential);\nc.SendMessage("Hi");',
  ],
];

describe('other languages', () => {
  for (const { name, file, code, calls } of LANGUAGE_CASES) {
    it(name, async () => {
      const found = (await read(file, code)).calls.map((call) => {
        const { provider, method, model, maxOutputTokens, stream } = call;
        const parts = [
          provider,
          method,
          model.id ?? '-',
          maxOutputTokens ?? '-',
          ...(stream ? ['stream'] : []),
        ];
        return [parts.join(' '), promptText(call)];
      });
      assert.deepEqual(found, calls);
    });
  }

  it('leaves alone what looks alike', async () => {
    for (const [file, code] of ALIKE)
      assert.deepEqual(
        (await read(file, code)).calls.map(({ sdk, method }) => [sdk, method]),
        [],
        code,
      );
  });

  it('says a constant of a model only where the rule gives its id', () => {
    const ids: Readonly<Record<string, string | null>> = {
      ChatModelGPT4o: 'gpt-4o',
      ChatModelGPT4oMini2024_07_18: 'gpt-4o-mini-2024-07-18',
      ChatModelGPT4_1_2025_04_14: 'gpt-4.1-2025-04-14',
      ChatModelGPT4_0613: 'gpt-4-0613',
      ChatModelGPT4_1106Preview: 'gpt-4-1106-preview',
      ChatModelGPT3_5Turbo16k0613: 'gpt-3.5-turbo-16k-0613',
      ChatModelGPT5_2025_08_07: 'gpt-5-2025-08-07',
      ChatModelGPT5_1ChatLatest: 'gpt-5.1-chat-latest',
      ChatModelChatgpt4oLatest: 'chatgpt-4o-latest',
      ChatModelO3Mini2025_01_31: 'o3-mini-2025-01-31',
      EmbeddingModelTextEmbeddingAda002: 'text-embedding-ada-002',
      ImageModelGPTImage1: 'gpt-image-1',
      GPT432K0613: 'gpt-4-32k-0613',
      GPT40613: 'gpt-4-0613',
      GPT4o20240806: 'gpt-4o-2024-08-06',
      GPT4Turbo1106: 'gpt-4-1106-preview',
      GPT4Turbo20240409: 'gpt-4-turbo-2024-04-09',
      GPT3Dot5Turbo16K: 'gpt-3.5-turbo-16k',
      GPT4Dot1Nano20250414: 'gpt-4.1-nano-2025-04-14',
      O320250416: 'o3-2025-04-16',
      GPT_4O: 'gpt-4o',
      GPT_4O_2024_08_06: 'gpt-4o-2024-08-06',
      GPT_4_1_MINI: 'gpt-4.1-mini',
      GPT_3_5_TURBO: 'gpt-3.5-turbo',
      CHATGPT_4O_LATEST: 'chatgpt-4o-latest',
      TEXT_EMBEDDING_3_SMALL: 'text-embedding-3-small',
      DALL_E_3: 'dall-e-3',
      O1: 'o1',
      ModelClaude3_7SonnetLatest: 'claude-3-7-sonnet-latest',
      ModelClaude_3_Haiku_20240307: 'claude-3-haiku-20240307',
      ModelClaudeSonnet4_20250514: 'claude-sonnet-4-20250514',
      ModelClaude_2_1: 'claude-2.1',
      CLAUDE_OPUS_4_5: 'claude-opus-4-5',
      ClaudeHaiku4_5_20251001: 'claude-haiku-4-5-20251001',
      Claude35Sonnet: null,
      Default: null,
      Model: null,
      OPEN_ORDERS: null,
    };
    for (const [name, id] of Object.entries(ids)) assert.equal(modelOfConstant(name), id, name);
  });

  it('never throws on code that is cut, doubled or mixed up', async () => {
    const samples = fc.constantFrom(...LANGUAGE_CASES.map(({ file, code }) => ({ file, code })));
    await fc.assert(
      fc.asyncProperty(
        samples,
        fc.nat(),
        fc.nat(),
        fc.string({ maxLength: 6 }),
        async (sample, a, b, insert) => {
          const { file, code } = sample;
          const [from = 0, to = 0] = [a % (code.length + 1), b % (code.length + 1)].sort((x, y) => x - y);
          const changed = code.slice(0, from) + insert + code.slice(to) + code.slice(from, to);
          for (const text of [changed, code.slice(0, to)]) {
            const { calls } = await read(file, text);
            assert.equal(new Set(calls.map(({ id }) => id)).size, calls.length, 'ids are unique');
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('knows that an answer has a schema that is not read, and that a form without one has none', async () => {
    const attached = async (format: string) => {
      const code = `import com.openai.models.*;\nclass A { void f(OpenAIClient c) { c.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hi")${format}.build()); } }`;
      const [call] = (await read('A.java', code)).calls;
      return call?.attachments.map(({ kind, complete }) => `${kind} ${complete}`);
    };
    assert.deepEqual(await attached('.responseFormat(Shelf.class)'), ['outputSchema false']);
    assert.deepEqual(await attached('.responseFormat(ResponseFormatJsonObject.builder().build())'), []);
    assert.deepEqual(await attached('.responseFormat(JSON_OBJECT)'), []);
    assert.deepEqual(await attached(''), []);
  });

  it('never throws on text that is no code', async () => {
    const files = fc.constantFrom(...new Set(LANGUAGE_CASES.map(({ file }) => file)));
    await fc.assert(
      fc.asyncProperty(files, fc.string({ unit: 'binary', maxLength: 300 }), async (file, text) => {
        await read(file, `openai model messages ${text}`);
      }),
      { numRuns: 200 },
    );
  });

  it('reads long chains and many branches in time', async () => {
    const setters = '.addUserMessage("a")'.repeat(3000);
    const chain = `import com.openai.models.*;\nclass A { void f(OpenAIClient c) { c.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o")${setters}.build()); } }`;
    const [call] = (await read('A.java', chain)).calls;
    assert.equal(call?.messages.length, 3000);
    const branches = Array.from({ length: 60 }, () => '\tif x { s += "a" }').join('\n');
    const go = `package main\nimport "github.com/openai/openai-go"\nfunc f(c openai.Client, s string) {\n${branches}\n\tc.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: s, Messages: m})\n}`;
    const [open] = (await read('a.go', go)).calls;
    assert.equal(open?.model.id, null);
  });
});
