import assert from 'node:assert/strict';
import { promptText, read } from '../../support/reader';

interface Case {
  readonly file: string;
  readonly text: string;
  readonly format: string;
  readonly model: string | null;
  readonly prompt: string;
  readonly variables: readonly string[];
  readonly cap?: number;
}

const CASES: readonly Case[] = [
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
];

describe('reading prompt files', () => {
  for (const { file, text, format, model, prompt, variables, cap } of CASES) {
    it(`reads ${file}, with any line ends`, async () => {
      for (const content of [text, text.replaceAll('\n', '\r\n')]) {
        const { prompts, problems } = await read(file, content);
        const [found] = prompts;
        assert.ok(found);
        assert.deepEqual(problems, []);
        assert.equal(found.format, format);
        assert.equal(found.model.id, model);
        assert.equal(promptText(found).replaceAll('\r\n', '\n').trim(), prompt);
        assert.deepEqual([...found.variables], variables);
        assert.equal(found.maxOutputTokens, cap ?? null);
      }
    });
  }

  it('reads no Markdown outside a prompts folder', async () => {
    for (const file of ['README.md', 'docs/guide.md', 'notes.txt', 'promptsy/x.md'])
      assert.deepEqual(await read(file, 'Hello {{name}}'), { calls: [], prompts: [], problems: [] });
  });

  it('names broken front matter where it is and still reads the body', async () => {
    const { prompts, problems } = await read(
      'x.prompty',
      '---\nname: x\nmodel: [gpt-4o\n---\nsystem:\nHello\n',
    );
    assert.equal(problems[0]?.code, 'invalid-front-matter');
    assert.ok((problems[0]?.range.start.line ?? 0) <= 3);
    assert.match(promptText(prompts[0] ?? assert.fail()), /Hello/);
  });

  it('bounds a YAML bomb', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );
    const bomb = `---\na0: &a0 [x,x]\n${levels.join('\n')}\nmodel: *a12\n---\nuser:\nHi\n`;
    const { prompts } = await read('x.prompty', bomb);
    assert.equal(prompts.length, 1);
  });
});
