/** A file of each language and format, with the figure that stands in it. */

export interface SourceFile {
  readonly path: string;
  /** As VS Code calls it. */
  readonly languageId: string;
  readonly text: string;
  /** Of the one figure, and what its text begins with. */
  readonly line: number;
  readonly starts: string;
}

export const LANGUAGES: readonly SourceFile[] = [
  {
    path: 'ask.ts',
    languageId: 'typescript',
    text: `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (q: string) =>\n  client.responses.create({ model: 'gpt-4o', input: \`Answer: \${q}\`, max_output_tokens: 100 });\n`,
    line: 3,
    starts: 'gpt-4o · ~110 + ~60 tokens · ',
  },
  {
    path: 'ask.tsx',
    languageId: 'typescriptreact',
    text: `import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nexport const Ask = async () => <p>{(await generateText({ model: openai('gpt-4o'), prompt: 'Hi', maxOutputTokens: 9 })).text}</p>;\n`,
    line: 2,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.mjs',
    languageId: 'javascript',
    text: `await fetch('https://api.anthropic.com/v1/messages', {\n  method: 'POST',\n  body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 50, messages: [{ role: 'user', content: 'Hi' }] }),\n});\n`,
    line: 0,
    starts: 'claude-sonnet-4-5 · ',
  },
  {
    path: 'ask.go',
    languageId: 'go',
    text: `package main\n\nimport (\n\t"context"\n\n\t"github.com/openai/openai-go"\n)\n\nfunc ask(ctx context.Context) {\n\tclient := openai.NewClient()\n\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{\n\t\tModel: openai.ChatModelGPT4o,\n\t\tMessages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Hi")},\n\t})\n}\n`,
    line: 10,
    starts: 'gpt-4o · ',
  },
  {
    path: 'Ask.java',
    languageId: 'java',
    text: `import com.openai.client.OpenAIClient;\nimport com.openai.models.*;\nclass Ask {\n  String ask(OpenAIClient client) {\n    return client.responses().create(ResponseCreateParams.builder().input("Hi").model("gpt-4.1").build()).toString();\n  }\n}\n`,
    line: 4,
    starts: 'gpt-4.1 · ',
  },
  {
    path: 'Ask.cs',
    languageId: 'csharp',
    text: 'using OpenAI.Chat;\nvar client = new ChatClient("gpt-4o", key);\nvar answer = client.CompleteChat("Hi");\n',
    line: 2,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.rb',
    languageId: 'ruby',
    text: 'require "openai"\nclient = OpenAI::Client.new\nclient.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] })\n',
    line: 2,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.php',
    languageId: 'php',
    text: `<?php\n$client = OpenAI::client($key);\n$client->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => 'Hi']]]);\n`,
    line: 2,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.rs',
    languageId: 'rust',
    text: `use async_openai::{types::CreateChatCompletionRequestArgs, Client};\nasync fn ask() {\n    let client = Client::new();\n    let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages(messages).build().unwrap();\n    client.chat().create(request).await.unwrap();\n}\n`,
    line: 4,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.sh',
    languageId: 'shellscript',
    text: `#!/bin/sh\ncurl https://api.openai.com/v1/responses -H "Authorization: Bearer $KEY" -d '{"model": "gpt-4o", "input": "Hi"}'\n`,
    line: 1,
    starts: 'gpt-4o · ',
  },
  {
    path: 'ask.http',
    languageId: 'http',
    text: 'POST https://api.openai.com/v1/responses\nContent-Type: application/json\n\n{"model": "gpt-4o", "input": "Hi"}\n',
    line: 0,
    starts: 'gpt-4o · ',
  },
];

export const PROMPT_FILES: readonly SourceFile[] = [
  {
    path: 'reply.prompty',
    languageId: 'prompty',
    text: '---\nname: Reply\nmodel:\n  api: chat\n  configuration:\n    type: openai\n    name: gpt-4o-mini\n---\nsystem:\nYou reply kindly.\n\nuser:\n{{question}}\n',
    line: 8,
    starts: 'gpt-4o-mini · ',
  },
  {
    path: 'reply.prompt',
    languageId: 'dotprompt',
    text: '---\nmodel: googleai/gemini-2.0-flash\n---\nReply to {{question}} kindly.\n',
    line: 3,
    starts: 'googleai/gemini-2.0-flash · ',
  },
  {
    path: 'reply.prompt.md',
    languageId: 'prompt',
    text: '---\nmode: agent\nmodel: gpt-4o\n---\nReply kindly.\n',
    line: 4,
    starts: 'gpt-4o · ',
  },
  {
    path: 'prompts/reply.md',
    languageId: 'markdown',
    text: 'Reply to {{question}} kindly.\n',
    line: 0,
    starts: 'unknown model · ',
  },
  {
    path: 'prompts/reply.j2',
    languageId: 'jinja',
    text: '{# breakeven: model=gpt-4o #}\nReply to {{ question }} kindly.\n',
    line: 0,
    starts: 'gpt-4o · ',
  },
  {
    path: 'AGENTS.md',
    languageId: 'markdown',
    text: '# How we work\n\nBe brief.\n',
    line: 0,
    starts: '~16 tokens in each request of a session',
  },
  {
    path: 'evals/promptfooconfig.yaml',
    languageId: 'yaml',
    text: "prompts:\n  - 'Sum up {{text}}.'\nproviders:\n  - id: openai:chat:gpt-4o-mini\n    config:\n      max_tokens: 30\n",
    line: 1,
    starts: 'openai/gpt-4o-mini · ',
  },
  {
    path: 'batch.jsonl',
    languageId: 'jsonl',
    text: '{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","max_tokens":5,"messages":[{"role":"user","content":"Hi"}]}}\n',
    line: 0,
    starts: 'gpt-4o-mini · ',
  },
];
