/** Code that features read. */

export const HI = `from openai import OpenAI
client = OpenAI()


def answer(question):
    return client.responses.create(model="gpt-4o", input=f"Answer: {question}", max_output_tokens=100)
`;

/** Where its call begins. */
export const ON_CALL = { line: 5, character: 11 };

/** Its figure, with the default volume. */
export const HI_FIGURE =
  'gpt-4o · ~70 + ~60 tokens · ~$0.00078 a call · ~$7.75/mo API · ~$5,143/mo self-hosted';

const TWO = `from openai import OpenAI
client = OpenAI()


def draft(topic):
    for part in range(3):
        client.responses.create(model="gpt-4o", input=f"Write about {topic}", max_output_tokens=500)
    return client.responses.create(model="gpt-4o-mini", input="Sum it up", max_output_tokens=50)
`;

/** A function with two calls, one in a loop. */
export const TOGETHER = TWO;

const TYPESCRIPT = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export function translate(text: string) {
  return client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 400,
    messages: [{ role: 'user', content: \`Translate into German: \${text}\` }],
  });
}
`;

const PROMPT = `---
model: googleai/gemini-2.0-flash
config:
  maxOutputTokens: 200
---
Summarize {{text}}.
`;

/** A workspace of several folders, providers and kinds of files. */
export const SHOP: Readonly<Record<string, string>> = {
  'ask.py': HI,
  'drafts/draft.py': TWO,
  'web/translate.ts': TYPESCRIPT,
  'prompts/summary.prompt': PROMPT,
  'notes.py': 'print("no call here")\n',
  '.gitignore': 'generated/\n',
  'generated/ask.py': HI,
  'breakeven.json': '{ "calls": [{ "path": "drafts/**", "requestsPerMonth": 3000 }] }\n',
};
