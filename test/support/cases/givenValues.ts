/** What names hold where branches, loops and other code give them values, with one call each. */

const PY = 'from openai import OpenAI\nclient = OpenAI()\n';
const TS = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const GO = 'package main\nimport "github.com/openai/openai-go"\n';
const JAVA = 'import com.openai.client.OpenAIClient;\n';
const CS = 'using OpenAI.Chat;\nChatClient client = new("gpt-4o", "k");\n';
const RUBY = 'require "openai"\nclient = OpenAI::Client.new\n';
const PHP = '<?php\nuse OpenAI;\n$client = OpenAI::client($key);\n';
const RUST = 'use async_openai::{Client, types::*};\n';

const py = (content: string, more = '') =>
  `client.chat.completions.create(model="gpt-4o"${more}, messages=[{"role": "user", "content": ${content}}])`;
const ts = (content: string) =>
  `client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: ${content} }] })`;
const go = (messages: string) =>
  `client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: "gpt-4o", Messages: ${messages}})`;
const goText = (text: string) => go(`[]openai.ChatCompletionMessageParamUnion{openai.UserMessage(${text})}`);
const java = (text: string) =>
  `client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage(${text}).build());`;
const ruby = (content: string) =>
  `client.chat(parameters: { model: "gpt-4o", messages: [{ role: "user", content: ${content} }] })`;
const php = (content: string) =>
  `$client->chat()->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => ${content}]]]);`;
const rust = (content: string) => `
  let message = ChatCompletionRequestUserMessageArgs::default().content(${content}).build()?;
  let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([message.into()]).build()?;
  Client::new().chat().create(request).await?;`;
const inJava = (body: string) =>
  `${JAVA}class A { void f(OpenAIClient client, boolean v, List<String> qs) {\n${body}\n} }`;
const inGo = (body: string) => `${GO}func f(client openai.Client, v bool, qs []string) {\n${body}\n}`;
const inRust = (body: string) => `${RUST}async fn f(v: bool, qs: Vec<String>) {\n${body}\n}`;

/** Code with one call, and what it sends: of what branches and loops add, `(…)`. */
export const GIVEN_CASES: Readonly<Record<string, readonly [file: string, code: string, prompt: string]>> = {
  'text that a branch adds, in Go': [
    'a.go',
    inGo(`p := "A."\nif v {\n\tp += " B b."\n}\n${goText('p')}`),
    'user: A.( B b.)',
  ],
  'text of either branch, in Go': [
    'a.go',
    inGo(`var p string\nif v {\n\tp = "A a."\n} else {\n\tp = "B b."\n}\n${goText('p')}`),
    'user: (A a.)(B b.)',
  ],
  'what a builder of Go is written': [
    'a.go',
    inGo(
      `var sb strings.Builder\nsb.WriteString("A.")\nfmt.Fprintf(&sb, " %s.", "B")\nfor i := 0; i < 3; i++ {\n\tsb.WriteString(" C.")\n}\n${goText('sb.String()')}`,
    ),
    'user: A. B.( C.)',
  ],
  'what a template of Go writes to a buffer': [
    'a.go',
    inGo(
      `var out bytes.Buffer\nif err := t.Execute(&out, qs); err != nil {\n\treturn\n}\n${goText('out.String()')}`,
    ),
    'user: {out}',
  ],
  'messages that a branch and a loop append, in Go': [
    'a.go',
    inGo(
      `messages := []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("S")}\nif v {\n\tmessages = append(messages, openai.UserMessage("B"))\n}\nfor _, q := range qs {\n\tmessages = append(messages, openai.UserMessage(q))\n}\n${go('messages')}`,
    ),
    'system: S | (user: B) | {messages}',
  ],
  'the answers that a loop appends, in Go': [
    'a.go',
    inGo(
      `messages := []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("S")}\nfor i := 0; i < 5; i++ {\n\tr, _ := ${go('messages')}\n\tmessages = append(messages, r.Choices[0].Message.ToParam())\n}`,
    ),
    'system: S | {history of the loop}',
  ],
  'text of either branch, in a builder of Java': [
    'A.java',
    inJava(
      `StringBuilder sb = new StringBuilder("A.");\nif (v) sb.append(" B b."); else sb.append(" C c.");\n${java('sb.toString()')}`,
    ),
    'user: A.( B b.)( C c.)',
  ],
  'text that passes add, in Java': [
    'A.java',
    inJava(`String p = "A.";\nfor (int i = 0; i < 3; i++) p += " B.";\n${java('p')}`),
    'user: A.( B.)',
  ],
  'a builder that is emptied, in Java': [
    'A.java',
    inJava(
      `StringBuilder sb = new StringBuilder("A.");\nsb.setLength(0);\nsb.append("C.");\nsb.insert(0, "B. ");\n${java('sb.toString()')}`,
    ),
    'user: C.B. ',
  ],
  'the text of a switch, in Java': [
    'A.java',
    inJava(
      `String p = switch (kind) { case 1 -> "A a."; case 2 -> { yield "B b."; } default -> throw new E(); };\n${java('p')}`,
    ),
    'user: (A a.)(B b.)',
  ],
  'messages that a branch and an iteration add to a builder of Java': [
    'A.java',
    inJava(
      `ChatCompletionCreateParams.Builder b = ChatCompletionCreateParams.builder().model("gpt-4o").addSystemMessage("S");\nif (v) b.addUserMessage("B");\nqs.forEach(q -> b.addUserMessage(q));\nclient.chat().completions().create(b.build());`,
    ),
    'system: S | (user: B) | (user: {q})',
  ],
  'messages that a loop adds to a builder of Java behind the call': [
    'A.java',
    inJava(
      `ChatCompletionCreateParams.Builder b = ChatCompletionCreateParams.builder().model("gpt-4o").addSystemMessage("S");\nfor (int i = 0; i < 5; i++) {\n  ChatCompletion r = client.chat().completions().create(b.build());\n  b.addMessage(r.choices().get(0).message());\n}`,
    ),
    'system: S | {history of the loop}',
  ],
  'a service that a name holds, in Java': [
    'A.java',
    inJava(
      `ChatCompletionService service = client.chat().completions();\nservice.create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("A").build());`,
    ),
    'user: A',
  ],
  'messages that a branch adds, in C#': [
    'a.cs',
    `${CS}var messages = new List<ChatMessage> { new SystemChatMessage("S") };\nif (v) messages.Add(new UserChatMessage("B"));\nmessages.Insert(0, new SystemChatMessage("C"));\nclient.CompleteChat(messages);`,
    'system: S | (user: B) | system: C',
  ],
  'the text of a switch, in C#': [
    'a.cs',
    `${CS}var p = kind switch { 1 => "A a.", 2 => "B b.", _ => throw new E() };\nclient.CompleteChat(new UserChatMessage(p));`,
    'user: (A a.)(B b.)',
  ],
  'a message that a modifier adds, in Ruby': [
    'a.rb',
    `${RUBY}messages = [{ role: "system", content: "S" }]\nmessages << { role: "user", content: "B" } unless v\nclient.chat(parameters: { model: "gpt-4o", messages: messages })`,
    'system: S | (user: B)',
  ],
  'a member that is added to, in Ruby': [
    'a.rb',
    `${RUBY}params = { model: "gpt-4o", messages: [{ role: "user", content: "A" }] }\nparams[:messages] << { role: "user", content: "B" }\nclient.chat(parameters: params)`,
    'user: A | user: B',
  ],
  'the text of an if, in Ruby': [
    'a.rb',
    `${RUBY}p = if v then "A a." else "B b." end\n${ruby('p')}`,
    'user: (A a.)(B b.)',
  ],
  'an empty list of an object that a method without an end adds to, in Ruby': [
    'a.rb',
    `require "openai"\nclass Chat\n  def initialize; @messages = []; end\n  def add(text) = @messages << { role: "user", content: text }\n  def reply = OpenAI::Client.new.chat(parameters: { model: "gpt-4o", messages: @messages })\nend`,
    '{messages}',
  ],
  'text and a message that a branch adds, in PHP': [
    'a.php',
    `${PHP}$p = "A.";\nif ($v) { $p .= " B b."; }\n${php('$p')}`,
    'user: A.( B b.)',
  ],
  'members and lists that are pushed to, in PHP': [
    'a.php',
    `${PHP}$params = ['model' => 'gpt-4o', 'messages' => [['role' => 'system', 'content' => 'S']]];\n$params['messages'][] = ['role' => 'user', 'content' => 'B'];\narray_push($params['messages'], ['role' => 'user', 'content' => 'C']);\n$client->chat()->create($params);`,
    'system: S | user: B | user: C',
  ],
  'an empty default, in PHP': [
    'a.php',
    `${PHP}function send($client, $messages = []) { return $client->chat()->create(['model' => 'gpt-4o', 'messages' => $messages]); }`,
    '{$messages}',
  ],
  'a resource that an object holds, in PHP': [
    'a.php',
    `<?php\nuse OpenAI\\Laravel\\Facades\\OpenAI;\nclass A {\n  protected $chat = null;\n  function __construct() { $this->chat = OpenAI::chat(); }\n  function ask($q) { return $this->chat->create(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => $q]]]); }\n}`,
    'user: {$q}',
  ],
  'what macros write, and arms push, in Rust': [
    'a.rs',
    inRust(
      `let mut p = String::from("A.");\nif v { p.push_str(" B b."); }\nwriteln!(p, " C {}.", "d").unwrap();\nmatch k { 1 => p.push_str(" E e."), _ => p.push_str(" F f."), }\n${rust('p')}`,
    ),
    'user: A.( B b.) C d.\n( E e.)( F f.)',
  ],
  'the text of an if, in Rust': [
    'a.rs',
    inRust(`let p = if v { "A a." } else { "B b." };\n${rust('p')}`),
    'user: (A a.)(B b.)',
  ],
  'a text for want of another': [
    'a.py',
    `${PY}def f(q):\n    return ${py('q or "Say hello to them all."')}`,
    'user: (Say hello to them all.)({q})',
  ],
  'a word for want of a text': ['a.py', `${PY}def f(q):\n    return ${py('q or "Hi"')}`, 'user: (Hi)({q})'],
  'a text that a parameter has by default': [
    'a.py',
    `${PY}def f(q="Say hi."):\n    return ${py('q')}`,
    'user: (Say hi.)({q})',
  ],
  'a text of several by a key': [
    'a.py',
    `${PY}P = {"a": "Say a.", "b": "Say b."}\ndef f(k):\n    return ${py('P[k]')}`,
    'user: (Say a.)(Say b.)',
  ],
  'an empty list that nothing is seen to be added to': [
    'a.ts',
    `${TS}export const f = (messages: any[] = []) => client.chat.completions.create({ model: 'gpt-4o', messages });`,
    '{messages}',
  ],
  'a message that a condition spreads into a list': [
    'a.ts',
    `${TS}export const f = (v: boolean) => client.chat.completions.create({ model: 'gpt-4o', messages: [...(v ? [{ role: 'system', content: 'S s' }] : []), { role: 'user', content: 'A' }] });`,
    '(system: S s) | user: A',
  ],
  'a member that a branch adds to': [
    'a.ts',
    `${TS}export function f(v: boolean) {\n  const body: any = { model: 'gpt-4o', messages: [{ role: 'user', content: 'A' }] };\n  if (v) body.messages.unshift({ role: 'system', content: 'B' });\n  return client.chat.completions.create(body);\n}`,
    'user: A | (system: B)',
  ],
  'a list that a function is handed to add to': [
    'a.py',
    `${PY}def add(messages, text):\n    messages.append({"role": "user", "content": text})\ndef f(q):\n    messages = [{"role": "system", "content": "S"}]\n    add(messages, q)\n    return client.chat.completions.create(model="gpt-4o", messages=messages)`,
    'system: S | {messages}',
  ],
  'a list whose element is added to': [
    'a.py',
    `${PY}def f(url):\n    messages = [{"role": "user", "content": [{"type": "text", "text": "A"}]}]\n    messages[0]["content"].append({"type": "image_url", "image_url": {"url": url}})\n    return client.chat.completions.create(model="gpt-4o", messages=messages)`,
    'user: A | {messages}',
  ],
  'the prompt of a class that extends another': [
    'a.py',
    `${PY}class Agent:\n    system = "Be kind."\n    def run(self):\n        return ${py('self.system')}\nclass Lawyer(Agent):\n    system = "Cite the law."`,
    'user: (Be kind.)(Cite the law.)',
  ],
  'the prompt that a method of a class that extends another returns': [
    'a.py',
    `${PY}class Agent:\n    def prompt(self):\n        return ""\n    def run(self):\n        return ${py('self.prompt()')}\nclass Lawyer(Agent):\n    def prompt(self):\n        return "Cite the law."`,
    'user: Cite the law.',
  ],
  'a name of the module that a function gives another text': [
    'a.py',
    `${PY}SYSTEM = "Be kind."\ndef setup(text):\n    global SYSTEM\n    SYSTEM = text\ndef f():\n    return ${py('SYSTEM')}`,
    'user: (Be kind.)({text})',
  ],
  'a name of the module that a function assigns': [
    'a.ts',
    `${TS}let system = 'Be kind.';\nexport function setup() { system = 'Be brief, please.'; }\nexport const f = () => ${ts('system')};`,
    'user: (Be kind.)(Be brief, please.)',
  ],
  'text that a callback adds': [
    'a.py',
    `${PY}def f(stream):\n    text = ""\n    def on_chunk(chunk):\n        nonlocal text\n        text += chunk\n    stream.each(on_chunk)\n    return ${py('"Use: " + text')}`,
    'user: Use: {text}',
  ],
  'a prompt that passes of a loop give anew': [
    'a.py',
    `${PY}p = "Say hello."\nfor i in range(5):\n    r = ${py('p')}\n    p = f"Improve this: {r}"`,
    'user: (Improve this: )({r})(Say hello.)',
  ],
  'text that grows by itself through another name, in Java': [
    'A.java',
    inJava(
      `String h = "";\nfor (int i = 0; i < 10; i++) {\n  String p = "A. " + h;\n  var a = client.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage(p).build());\n  h += p + a;\n}`,
    ),
    'user: A. (A. )({history of the loop})({a})',
  ],
  'a list that a function of the file changes, whatever it is called, in Java': [
    'A.java',
    `${JAVA}class A {\nvoid writeContext(StringBuilder sb) { sb.append("C"); }\nvoid show(StringBuilder sb) { log(sb); }\nvoid f(OpenAIClient client) {\nStringBuilder sb = new StringBuilder("A.");\nwriteContext(sb);\nshow(sb);\n${java('sb.toString()')}\n} }`,
    'user: A.{sb}',
  ],
  'a prompt that is surely given in each pass': [
    'a.py',
    `${PY}for i in items:\n    p = "Say hello."\n    ${py('p')}\n    p = "Another text."`,
    'user: Say hello.',
  ],
  'a name that is declared behind the function that assigns it': [
    'a.ts',
    `${TS}export function setup() { system = 'Be brief, please.'; }\nlet system = 'Be kind.';\nexport const f = () => ${ts('system')};`,
    'user: (Be kind.)(Be brief, please.)',
  ],
  'a member that another function sets': [
    'a.ts',
    `${TS}const config = { system: 'Be kind.' };\nexport function setup(s: string) { config.system = s; }\nexport const f = () => ${ts('config.system')};`,
    'user: (Be kind.)({s})',
  ],
  'a list that functions hand on by its name': [
    'a.py',
    `${PY}def add(messages):\n    messages.append({"role": "user", "content": "B"})\ndef outer(m):\n    add(messages=m)\ndef f():\n    messages = [{"role": "system", "content": "S"}]\n    outer(messages)\n    return client.chat.completions.create(model="gpt-4o", messages=messages)`,
    'system: S | {messages}',
  ],
  'a list of which an element is set': [
    'a.py',
    `${PY}def f(i):\n    messages = [{"role": "system", "content": "S"}]\n    messages[i]["content"] = "A"\n    return client.chat.completions.create(model="gpt-4o", messages=messages)`,
    'system: S | {messages}',
  ],
  'nothing for want of a text': ['a.py', `${PY}def f(q):\n    return ${py('q or ""')}`, 'user: ({q})'],
};
