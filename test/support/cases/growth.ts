/** Lists and texts that code builds step by step, with one call each. */

const PY = 'from openai import OpenAI\nclient = OpenAI()\n';
const TS = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const SYSTEM = '{"role": "system", "content": "S"}';
const chat = (messages: string) => `client.chat.completions.create(model="gpt-4o", messages=${messages})`;
const answer = (input: string) => `client.responses.create(model="gpt-4o", input=${input})`;
const chatTs = (messages: string) =>
  `client.chat.completions.create({ model: 'gpt-4o', messages: ${messages} })`;
const answerTs = (input: string) => `client.responses.create({ model: 'gpt-4o', input: ${input} })`;

/** Code with one call, and what it sends: of what branches and loops add, `(…)`. */
export const GROWTH_CASES: Readonly<Record<string, readonly [file: string, code: string, prompt: string]>> = {
  'lines that are joined': [
    'a.py',
    `${PY}def f(q):\n    lines = []\n    lines.append("A")\n    lines.append(f"B {q}")\n    return ${answer('"\\n".join(lines)')}`,
    'user: A\nB {q}',
  ],
  'a line that only a branch adds': [
    'a.py',
    `${PY}def f(q):\n    lines = ["A"]\n    if q:\n        lines.append(f"B {q}")\n    return ${answer('"-".join(lines)')}`,
    'user: A(-)(B )({q})',
  ],
  'lines that a loop adds': [
    'a.py',
    `${PY}def f(qs):\n    lines = ["A"]\n    for q in qs:\n        lines.append("B")\n    text = "-".join(lines)\n    return ${answer('text')}`,
    'user: A(-)(B)',
  ],
  'lines of another list': [
    'a.py',
    `${PY}def f(more):\n    lines = ["A"]\n    lines.extend(["B", "C"])\n    lines.extend(more)\n    return ${answer('"-".join(lines)')}`,
    'user: A-B-C-{more}',
  ],
  'lines that an iteration adds': [
    'a.ts',
    `${TS}function f(qs: string[]) {\n  const lines = ['A'];\n  qs.forEach((q) => { lines.push('B'); });\n  return ${answerTs("lines.join('-')")};\n}`,
    'user: A(-)(B)',
  ],
  'text that an iteration adds': [
    'a.ts',
    `${TS}function f(qs: string[]) {\n  let text = 'A';\n  qs.forEach((q) => { text += 'B'; });\n  return ${answerTs('text')};\n}`,
    'user: A(B)',
  ],
  'text that a function adds to a name of its own': [
    'a.ts',
    `${TS}function f(qs: string[]) {\n  let text = 'A';\n  qs.forEach((q) => { let text = ''; text += 'B'; });\n  return ${answerTs('text')};\n}`,
    'user: A',
  ],
  'several lines at once': [
    'a.ts',
    `${TS}function f(more: string[]) {\n  const lines = ['A'];\n  lines.push('B', 'C', ...more);\n  return ${answerTs("lines.join('-')")};\n}`,
    'user: A-B-C-{more}',
  ],
  'messages that a function builds': [
    'a.py',
    `${PY}def build(q):\n    messages = []\n    messages.append(${SYSTEM})\n    messages.append({"role": "user", "content": q})\n    return messages\ndef f(question):\n    return ${chat('build(question)')}`,
    'system: S | user: {question}',
  ],
  'messages that an object keeps': [
    'a.py',
    `${PY}class Chat:\n    def __init__(self):\n        self.messages = [${SYSTEM}]\n    def ask(self, q):\n        self.messages.append({"role": "user", "content": q})\n        return ${chat('self.messages')}`,
    'system: S | {self.messages} | user: {q}',
  ],
  'messages of an object that its constructor adds': [
    'a.py',
    `${PY}class Chat:\n    def __init__(self):\n        self.messages = []\n        self.messages.append(${SYSTEM})\n    def ask(self):\n        return ${chat('self.messages')}`,
    'system: S',
  ],
  'messages of an object that are given anew': [
    'a.py',
    `${PY}class Chat:\n    def ask(self, q):\n        self.messages = [${SYSTEM}]\n        self.messages.append({"role": "user", "content": q})\n        return ${chat('self.messages')}\n    def note(self, a):\n        self.messages.append(a)`,
    'system: S | user: {q}',
  ],
  'messages that an object keeps in TypeScript': [
    'a.ts',
    `${TS}class Chat {\n  private messages = [{ role: 'system', content: 'S' }];\n  ask(q: string) {\n    this.messages.push({ role: 'user', content: q });\n    return ${chatTs('this.messages')};\n  }\n}`,
    'system: S | {this.messages} | user: {q}',
  ],
  'messages that a module keeps': [
    'a.ts',
    `${TS}const messages: any[] = [];\nmessages.push({ role: 'system', content: 'S' });\nexport function ask(q: string) {\n  messages.push({ role: 'user', content: q });\n  return ${chatTs('messages')};\n}`,
    'system: S | {messages} | user: {q}',
  ],
  'messages that a function beside it adds': [
    'a.ts',
    `${TS}function f(q: string) {\n  const messages: any[] = [{ role: 'system', content: 'S' }];\n  const add = (content: string) => { messages.push({ role: 'user', content }); };\n  add(q);\n  return ${chatTs('messages')};\n}`,
    'system: S | {messages}',
  ],
  'a conversation that a loop goes on with': [
    'a.py',
    `${PY}messages = [${SYSTEM}]\ndef main():\n    while True:\n        messages.append({"role": "user", "content": input()})\n        reply = ${chat('messages')}\n        messages.append(reply)`,
    'system: S | user: {input()} | {history of the loop}',
  ],
  'a conversation of which nothing is known but that a loop goes through it': [
    'a.py',
    `${PY}def f(turns):\n    messages = [${SYSTEM}]\n    for turn in turns:\n        messages.append({"role": turn.role, "content": turn.text})\n    return ${chat('messages')}`,
    'system: S | {messages}',
  ],
  'what is added behind the call': [
    'a.py',
    `${PY}def f(q):\n    messages = [${SYSTEM}]\n    reply = ${chat('messages')}\n    messages.append(reply)\n    return messages`,
    'system: S',
  ],
  'what is added behind a call that runs where it is handed on': [
    'a.ts',
    `${TS}export async function f() {\n  const messages: any[] = [{ role: 'system', content: 'S' }];\n  await spin(() => ${chatTs('messages')});\n  messages.push({ role: 'user', content: 'later' });\n}`,
    'system: S',
  ],
  'a list of another function of the same name': [
    'a.py',
    `${PY}def g(x):\n    messages = []\n    messages.append(x)\ndef f():\n    messages = [${SYSTEM}]\n    return ${chat('messages')}`,
    'system: S',
  ],
  'a list that is added to itself': [
    'a.py',
    `${PY}def f():\n    lines = ["A"]\n    lines.append("-".join(lines))\n    return ${answer('"-".join(lines)')}`,
    'user: A-A',
  ],
  'messages that an object keeps in Go': [
    'a.go',
    'package a\nimport (\n\t"context"\n\topenai "github.com/sashabaranov/go-openai"\n)\ntype Chat struct {\n\tclient *openai.Client\n\tmessages []openai.ChatCompletionMessage\n}\nfunc (c *Chat) Ask(q string) {\n\tc.messages = append(c.messages, openai.ChatCompletionMessage{Role: "user", Content: q})\n\tc.client.CreateChatCompletion(context.Background(), openai.ChatCompletionRequest{Model: "gpt-4o", Messages: c.messages})\n}\n',
    '{c.messages} | user: {q}',
  ],
  'messages that an object keeps in Ruby': [
    'a.rb',
    'require "openai"\nclass Chat\n  def initialize\n    @client = OpenAI::Client.new\n    @messages = []\n    @messages << { role: "system", content: "S" }\n  end\n  def ask(q)\n    @messages << { role: "user", content: q }\n    @client.chat(parameters: { model: "gpt-4o", messages: @messages })\n  end\nend\n',
    'system: S | {@messages} | user: {q}',
  ],
  'messages of an object that its constructor adds in Ruby': [
    'a.rb',
    'require "openai"\nclass Chat\n  def initialize\n    @client = OpenAI::Client.new\n    @messages = []\n    @messages << { role: "system", content: "S" }\n  end\n  def ask\n    @client.chat(parameters: { model: "gpt-4o", messages: @messages })\n  end\nend\n',
    'system: S',
  ],
  'messages that an object keeps in PHP': [
    'a.php',
    "<?php\nclass Chat {\n  private $messages = [['role' => 'system', 'content' => 'S']];\n  public function ask($q) {\n    $client = OpenAI::client('key');\n    $this->messages[] = ['role' => 'user', 'content' => $q];\n    return $client->chat()->create(['model' => 'gpt-4o', 'messages' => $this->messages]);\n  }\n}\n",
    'system: S | {$this->messages} | user: {$q}',
  ],
  'messages that an object keeps in C#': [
    'a.cs',
    'using OpenAI.Chat;\nclass Chat {\n  private readonly List<ChatMessage> _history = new();\n  ChatClient client = new ChatClient("gpt-4o", "k");\n  object Ask(string q) {\n    _history.Add(new UserChatMessage(q));\n    return client.CompleteChat(_history);\n  }\n}\n',
    '{_history} | user: {q}',
  ],
  'messages of an object that a method below gives anew': [
    'a.py',
    `${PY}class Chat:\n    def __init__(self):\n        self.messages = [${SYSTEM}]\n    def ask(self, q):\n        self.messages.append({"role": "user", "content": q})\n        return ${chat('self.messages')}\n    def reset(self):\n        self.messages = [${SYSTEM}]`,
    'system: S | {self.messages} | user: {q}',
  ],
  'messages of an object that an iteration adds': [
    'a.ts',
    `${TS}class Chat {\n  messages: any[] = [];\n  ask(docs: string[]) {\n    this.messages = [{ role: 'system', content: 'S' }];\n    docs.forEach((d) => { this.messages.push({ role: 'user', content: 'D' }); });\n    return ${chatTs('this.messages')};\n  }\n}`,
    'system: S | (user: D)',
  ],
  'a conversation of a call that is handed on in a loop': [
    'a.ts',
    `${TS}export async function f(q: string) {\n  const messages: any[] = [{ role: 'user', content: q }];\n  while (true) {\n    const r = await retry(() => ${chatTs('messages')});\n    messages.push(r.choices[0].message);\n  }\n}`,
    'user: {q} | {history of the loop}',
  ],
  'a list of a module that is given anew': [
    'a.py',
    `${PY}messages = [${SYSTEM}]\nmessages.append({"role": "user", "content": "A"})\nmessages = [{"role": "system", "content": "T"}]\nmessages.append({"role": "user", "content": "B"})\ndef ask():\n    return ${chat('messages')}`,
    'system: T | user: B',
  ],
  'a list inside a text, which is written out as the language does': [
    'a.py',
    `${PY}def f(history, q):\n    history.append(q)\n    return ${answer('f"So far: {history}"')}`,
    'user: So far: {history}',
  ],
  'an element behind those of which nobody knows how many there are': [
    'a.py',
    `${PY}def f(history, q):\n    history.append(q)\n    return ${answer('history[1]')}`,
    'user: {history[1]}',
  ],
  'what a loop of known passes adds': [
    'a.py',
    `${PY}def f(q):\n    messages = [${SYSTEM}]\n    for _ in range(3):\n        messages.append({"role": "user", "content": q})\n    return ${chat('messages')}`,
    'system: S | (user: {q})',
  ],
  'what a loop on a branch adds': [
    'a.py',
    `${PY}def f(examples, few):\n    messages = [${SYSTEM}]\n    if few:\n        for example in examples:\n            messages.append(example)\n    return ${chat('messages')}`,
    'system: S | ({messages})',
  ],
  'what a loop adds on the other branch': [
    'a.py',
    `${PY}def f(turns):\n    messages = [${SYSTEM}]\n    for turn in turns:\n        if turn.role == "system":\n            continue\n        else:\n            messages.append(turn)\n    return ${chat('messages')}`,
    'system: S | {messages}',
  ],
  'messages that an object keeps in Go, and adds to behind the call': [
    'a.go',
    'package a\nimport (\n\t"context"\n\topenai "github.com/sashabaranov/go-openai"\n)\ntype Chat struct {\n\tclient *openai.Client\n\tmessages []openai.ChatCompletionMessage\n}\nfunc (c *Chat) Ask(q string) {\n\tc.messages = append(c.messages, openai.ChatCompletionMessage{Role: "system", Content: "S"})\n\tc.messages = append(c.messages, openai.ChatCompletionMessage{Role: "user", Content: q})\n\tr, _ := c.client.CreateChatCompletion(context.Background(), openai.ChatCompletionRequest{Model: "gpt-4o", Messages: c.messages})\n\tc.messages = append(c.messages, r.Choices[0].Message)\n}\nfunc (c *Chat) Note(s string) {\n\tc.messages = append(c.messages, openai.ChatCompletionMessage{Role: "user", Content: "N"})\n}\n',
    '{c.messages} | system: S | user: {q}',
  ],
  'a copy of what an object keeps in Rust': [
    'a.rs',
    'use async_openai::{types::*, Client};\nstruct Chat { messages: Vec<ChatCompletionRequestMessage> }\nimpl Chat {\n  async fn ask(&self, q: String) {\n    let client = Client::new();\n    let mut messages = self.messages.clone();\n    messages.push(ChatCompletionRequestUserMessageArgs::default().content(q).build().unwrap().into());\n    let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages(messages).build().unwrap();\n    client.chat().create(request).await;\n  }\n}\n',
    '{messages}',
  ],
  'a copy of a list in C#': [
    'a.cs',
    'using OpenAI.Chat;\nclass Chat {\n  object Ask(List<ChatMessage> history, string q) {\n    var client = new ChatClient("gpt-4o", "k");\n    List<ChatMessage> messages = new(history);\n    messages.Add(new UserChatMessage(q));\n    return client.CompleteChat(messages);\n  }\n}\n',
    '{history} | user: {q}',
  ],
  'messages of an object that are given anew in C#': [
    'a.cs',
    'using OpenAI.Chat;\nclass Chat {\n  private List<ChatMessage> _history = new();\n  ChatClient client = new ChatClient("gpt-4o", "k");\n  object Ask(string q) {\n    _history = new List<ChatMessage>();\n    _history.Add(new UserChatMessage(q));\n    return client.CompleteChat(_history);\n  }\n}\n',
    'user: {q}',
  ],
};
