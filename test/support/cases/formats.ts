/** Prompt files of each format, and what is read of them. */

export interface Case {
  readonly file: string;
  readonly text: string;
  readonly format: string;
  readonly model: string | null;
  readonly prompt: string;
  readonly variables: readonly string[];
  readonly cap?: number;
}

export const FORMAT_CASES: readonly Case[] = [
  {
    file: 'chat.prompty',
    text: '---\nname: Chat\nmodel:\n  api: chat\n  configuration:\n    azure_deployment: gpt-4o\n  parameters:\n    max_tokens: 120\n---\nsystem:\nYou help {{customer}}.\n\nuser:\n{{question}}\n',
    format: 'prompty',
    model: 'gpt-4o',
    prompt: 'system: You help {customer}. | user: {question}',
    variables: ['customer', 'question'],
    cap: 120,
  },
  {
    file: 'reply.prompt',
    text: '---\nmodel: googleai/gemini-2.0-flash\nconfig:\n  maxOutputTokens: 64\n---\n{{role "system"}}\nBe kind.\n{{role "user"}}\n{{letter}}\n',
    format: 'dotprompt',
    model: 'googleai/gemini-2.0-flash',
    prompt: 'system: Be kind. | user: {letter}',
    variables: ['letter'],
    cap: 64,
  },
  {
    file: '.github/prompts/notes.prompt.md',
    text: '---\nmodel: gpt-4o\n---\nWrite notes for ${input:version}.\n',
    format: 'prompt.md',
    model: 'gpt-4o',
    prompt: 'user: Write notes for {version}.',
    variables: ['version'],
  },
  {
    file: 'app/prompts/digest.md',
    text: '# Digest\n\nSum up {{articles}}.\n',
    format: 'text',
    model: null,
    prompt: '# Digest\n\nSum up {articles}.',
    variables: ['articles'],
  },
  {
    file: 'prompts/plain.txt',
    text: 'Say hello.',
    format: 'text',
    model: null,
    prompt: 'Say hello.',
    variables: [],
  },
  {
    file: 'app/prompts/judge.j2',
    text: '{# notes #}\n{%- set tone = "kind" -%}\nYou are {{ tone }}.\n{% if strict %}\nBe strict with {{ user.name|upper }}.\n{%- endif %}\n{% raw %}{{ literal }}{% endraw %}\n{% include "rules.j2" %}\n',
    format: 'jinja',
    model: null,
    prompt: 'You are kind.\n\nBe strict with {user.name}.\n{{ literal }}\n{rules.j2}',
    variables: ['user.name', 'rules.j2'],
  },
  {
    file: 'chat.md.jinja',
    text: '{% chat role="system" %}\nS\n{% endchat %}\n{% chat role="user" %}\n{{ q }}\n{% endchat %}',
    format: 'jinja',
    model: null,
    prompt: 'system: S | user: {q}',
    variables: ['q'],
  },
  {
    file: 'prompts/mail.hbs',
    text: '---\nmodel: gpt-4o\nmax_tokens: 9\n---\nHello {{{name}}},\n{{#if items}}\n{{#each items}}\n- {{this.title}}\n{{/each}}\n{{else}}\nNothing.\n{{/if}}\n{{!-- note --}}Bye {{> footer}}',
    format: 'mustache',
    model: 'gpt-4o',
    prompt: 'Hello {name},\n- {this.title}\nNothing.\nBye {footer}',
    variables: ['name', 'this.title', 'footer'],
    cap: 9,
  },
  {
    file: 'evals/promptfooconfig.yaml',
    text: "prompts:\n  - 'Sum up {{text}}.'\nproviders:\n  - id: openai:chat:gpt-4o-mini\n    config:\n      max_tokens: 30\n",
    format: 'promptfoo',
    model: 'openai/gpt-4o-mini',
    prompt: 'user: Sum up {text}.',
    variables: ['text'],
    cap: 30,
  },
  {
    file: 'batch.jsonl',
    text: '{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","max_tokens":5,"messages":[{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"U {x}"},{"type":"image_url","image_url":{}}]}]}}\n',
    format: 'jsonl',
    model: 'gpt-4o-mini',
    prompt: 'system: S | user: U {x}{image}',
    variables: ['image'],
    cap: 5,
  },
  {
    file: 'tuning.jsonl',
    text: '{"messages":[{"role":"user","content":"Q"},{"role":"assistant","content":"A"}]}\n',
    format: 'jsonl',
    model: null,
    prompt: 'user: Q | assistant: A',
    variables: [],
  },
  {
    file: 'anthropic.jsonl',
    text: '{"custom_id":"a","params":{"model":"claude-3-5-haiku-latest","max_tokens":7,"system":"S","messages":[{"role":"user","content":"Q"}]}}',
    format: 'jsonl',
    model: 'claude-3-5-haiku-latest',
    prompt: 'system: S | user: Q',
    variables: [],
    cap: 7,
  },
  {
    file: 'AGENTS.md',
    text: '# Rules\n\nUse `{{x}}` in templates.\n',
    format: 'instructions',
    model: null,
    prompt: 'system: # Rules\n\nUse `{{x}}` in templates.',
    variables: [],
  },
  {
    file: '.github/instructions/style.instructions.md',
    text: "---\napplyTo: '**/*.ts'\n---\nPrefer const.\n",
    format: 'instructions',
    model: null,
    prompt: 'system: Prefer const.',
    variables: [],
  },
  {
    file: '.claude/commands/fix.md',
    text: '---\ndescription: Fixes an issue\nmodel: claude-sonnet-4-5\n---\nFix issue $ARGUMENTS.\n',
    format: 'instructions',
    model: 'claude-sonnet-4-5',
    prompt: 'system: Fixes an issue\nFix issue {ARGUMENTS}.',
    variables: ['ARGUMENTS'],
  },
  {
    file: 'chains/qa_prompt.yaml',
    text: '_type: prompt\ninput_variables: [question]\ntemplate: |-\n  Answer {question} as {{"a": 1}}.\n',
    format: 'text',
    model: null,
    prompt: 'Answer {question} as {"a": 1}.',
    variables: ['question'],
  },
  {
    file: 'prompts/rag.json',
    text: '{"lc":1,"type":"constructor","id":["langchain","prompts","chat","ChatPromptTemplate"],"kwargs":{"messages":[{"lc":1,"id":["langchain","SystemMessagePromptTemplate"],"kwargs":{"prompt":{"lc":1,"id":["langchain","PromptTemplate"],"kwargs":{"template":"You know {context}."}}}},{"lc":1,"id":["langchain","HumanMessagePromptTemplate"],"kwargs":{"prompt":{"lc":1,"id":["langchain","PromptTemplate"],"kwargs":{"template":"{question}"}}}}]}}',
    format: 'text',
    model: null,
    prompt: 'system: You know {context}. | user: {question}',
    variables: ['context', 'question'],
  },
];
