import assert from 'node:assert/strict';
import { interactionsOf } from '../../../src/core/project/interactions';
import { shownPlan } from '../../support/plan';
import { read } from '../../support/reader';

/** A language: what a file begins with, a call that sends a text, and the same functions in it, by their plans. */
interface Dialect {
  readonly file: string;
  readonly wrap: (functions: string) => string;
  readonly call: (text: string) => string;
  readonly functions: Readonly<Record<string, string>>;
}

const DIALECTS: readonly Dialect[] = [
  {
    file: 'a.go',
    wrap: (functions) =>
      `package main\nimport "github.com/openai/openai-go"\nvar client = openai.NewClient()\n${functions}`,
    call: (text) =>
      `client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "gpt-4o", Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("${text}")}})`,
    functions: {
      '(A | B) + C': 'func f(x int) { if x > 1 { A() } else { B() }; C() }',
      '(A | B | -) + C': 'func f(x int) { switch x { case 1: A(); case 2: B() }; C() }',
      '(A | B)': 'func f(x int) error { if x > 1 { _, err := A(); return err }; _, err := B(); return err }',
      'n×[A] + B': 'func f(docs []string) { for _, doc := range docs { A() }; B() }',
      'A + B': 'func f() { for attempt := 0; attempt < 3; attempt++ { A() }; B() }',
      '≤n×[A]': 'func f() { for { r, _ := A(); if r.Done { break } } }',
    },
  },
  {
    file: 'A.java',
    wrap: (functions) =>
      `import com.openai.client.OpenAIClient;\nimport com.openai.models.*;\nclass A {\n  OpenAIClient client;\n${functions}\n}`,
    call: (text) =>
      `client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("${text}").build())`,
    functions: {
      '(A | B) + C': 'void f(int x) { if (x > 1) { A(); } else { B(); } C(); }',
      '(A | B | -) + C': 'void f(int x) { switch (x) { case 1: A(); break; case 2: B(); break; } C(); }',
      '(A | B)': 'Object f(int x) { if (x > 1) return A(); return B(); }',
      '(A | C) + B': 'void f() { try { A(); } catch (Exception e) { C(); } B(); }',
      'n×[A] + B': 'void f(List<String> docs) { for (String doc : docs) { A(); } B(); }',
      'A + B': 'void f() { while (true) { try { A(); break; } catch (Exception e) { log(e); } } B(); }',
      'A + (B | -)': 'void f(boolean x) { var y = A(); var z = x ? B() : null; }',
    },
  },
  {
    file: 'a.cs',
    wrap: (functions) =>
      `using OpenAI.Chat;\nclass A\n{\n  private readonly ChatClient client = new(model: "gpt-4o", key);\n${functions}\n}`,
    call: (text) => `client.CompleteChat("${text}")`,
    functions: {
      '(A | B) + C': 'void Run(int x) { if (x > 1) { A(); } else { B(); } C(); }',
      '(A | B | -) + C': 'void Run(int x) { switch (x) { case 1: A(); break; case 2: B(); break; } C(); }',
      '(A | B)': 'object Run(int x) { if (x > 1) return A(); return B(); }',
      '(A | C) + B': 'void Run() { try { A(); } catch (Exception e) { C(); } B(); }',
      'n×[A] + B': 'void Run(string[] docs) { foreach (var doc in docs) { A(); } B(); }',
      'A + B': 'void Run() { for (var attempt = 0; attempt < 3; attempt++) { A(); } B(); }',
      '(A | B | C)': 'object Run(int x) { return x switch { 1 => A(), 2 => B(), _ => C() }; }',
    },
  },
  {
    file: 'a.rb',
    wrap: (functions) => `require "openai"\nCLIENT = OpenAI::Client.new\n${functions}`,
    call: (text) =>
      `CLIENT.chat.completions.create(model: "gpt-4o", messages: [{role: "user", content: "${text}"}])`,
    functions: {
      '(A | B) + C': 'def f(x)\n  if x > 1\n    A()\n  else\n    B()\n  end\n  C()\nend',
      '(A | B | -) + C': 'def f(x)\n  case x\n  when 1\n    A()\n  when 2\n    B()\n  end\n  C()\nend',
      '(A | B)': 'def f(x)\n  return A() if x\n  B()\nend',
      '(A | C) + B': 'def f\n  begin\n    A()\n  rescue StandardError\n    C()\n  end\n  B()\nend',
      'n×[A] + B': 'def f(docs)\n  docs.each { |doc| A() }\n  B()\nend',
    },
  },
  {
    file: 'a.php',
    wrap: (functions) => `<?php\nuse OpenAI\\Client;\n${functions}`,
    call: (text) =>
      `$client->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => '${text}']]])`,
    functions: {
      '(A | B) + C': 'function f(Client $client, $x) { if ($x) { A(); } else { B(); } C(); }',
      '(A | B | C)':
        'function f(Client $client, $x) { if ($x) { A(); } elseif ($x > 2) { B(); } else { C(); } }',
      '(A | B | -) + C':
        'function f(Client $client, $x) { switch ($x) { case 1: A(); break; case 2: B(); break; } C(); }',
      '(A | B)': 'function f(Client $client, $x) { if ($x) return A(); return B(); }',
      '(A | C) + B': 'function f(Client $client) { try { A(); } catch (Exception $e) { C(); } B(); }',
      'n×[A] + B': 'function f(Client $client, $docs) { foreach ($docs as $doc) { A(); } B(); }',
    },
  },
  {
    file: 'a.rs',
    wrap: (functions) => `use async_openai::{Client, types::*};\n${functions}`,
    call: (text) =>
      `client.chat().create(CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([ChatCompletionRequestUserMessageArgs::default().content("${text}").build()?.into()]).build()?).await?`,
    functions: {
      '(A | B) + C':
        'async fn f(client: &Client<OpenAIConfig>, x: i32) { if x > 1 { A(); } else { B(); } C(); }',
      '(A | B)':
        'async fn f(client: &Client<OpenAIConfig>, x: i32) -> R { if x > 1 { return Ok(A()); } Ok(B()) }',
      '(A | B | C)':
        'async fn f(client: &Client<OpenAIConfig>, x: i32) -> R { match x { 1 => A(), 2 => B(), _ => C() } }',
      'n×[A] + B': 'async fn f(client: &Client<OpenAIConfig>, docs: &[D]) { for doc in docs { A(); } B(); }',
    },
  },
];

describe('which calls one run makes, in other languages', () => {
  for (const { file, wrap, call, functions } of DIALECTS) {
    for (const [plan, code] of Object.entries(functions)) {
      it(`${plan} (${file})`, async () => {
        const text = wrap(code.replace(/\b([A-Z])\(\)/g, (_, name: string) => call(name)));
        const analysis = await read(file, text);
        assert.deepEqual(analysis.problems, []);
        assert.deepEqual(
          interactionsOf(analysis).map((interaction) => shownPlan(interaction.plan)),
          [plan],
        );
      });
    }
  }
});
