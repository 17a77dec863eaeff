import assert from 'node:assert/strict';
import { FORMAT_CASES } from '../../support/cases/formats';
import { promptText, read } from '../../support/reader';

describe('reading prompt files', () => {
  for (const { file, text, format, model, prompt, variables, cap } of FORMAT_CASES) {
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

  it('reads no template of pages, settings or data, and no data that is no prompt', async () => {
    const others: Readonly<Record<string, string>> = {
      'prompts/page.html.j2': '<p>{{ x }}</p>',
      'templates/nginx.conf.j2': 'listen {{ port }};',
      'chat_template.jinja': '{% for m in messages %}{{ m.content }}{% endfor %}',
      'mail/welcome.hbs': 'Hello {{name}}',
      'data/rows.jsonl': '{"id":1,"label":"x"}\n{"id":2}\n',
      'prompts/index.json': '{"version": 1, "files": ["a", "b"]}',
      'prompts/values.yaml': 'replicas: 2\n',
      'docs/claude.txt': 'x',
    };
    for (const [file, text] of Object.entries(others))
      assert.deepEqual((await read(file, text)).prompts, [], file);
  });

  it('shows of many requests one of each kind, and says which lines it cannot read', async () => {
    const line = (index: number) =>
      JSON.stringify({ body: { model: 'gpt-4o', messages: [{ role: 'user', content: 'x'.repeat(index) }] } });
    const text = [...Array.from({ length: 101 }, (_, index) => line(index + 1)), '{"body": '].join('\n');
    const { prompts, problems } = await read('many.jsonl', text);
    assert.deepEqual(
      prompts.map((prompt) => promptText(prompt).length),
      ['user: '.length + 51],
    );
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [101],
    );
  });

  it('tries each prompt of promptfoo with each provider, and names those in files', async () => {
    const text =
      'prompts:\n  - file://prompts/a.txt\n  - |\n    [{"role": "system", "content": "S"}, {"role": "user", "content": "{{q}}"}]\nproviders: [openai:gpt-4o, anthropic:messages:claude-3-5-haiku-20241022]\n';
    const { prompts } = await read('promptfooconfig.yaml', text);
    assert.deepEqual(
      prompts.map((prompt) => `${prompt.range.start.line} ${prompt.model.id} ${promptText(prompt)}`),
      [
        '1 openai/gpt-4o {prompts/a.txt}',
        '1 anthropic/claude-3-5-haiku-20241022 {prompts/a.txt}',
        '2 openai/gpt-4o system: S | user: {q}',
        '2 anthropic/claude-3-5-haiku-20241022 system: S | user: {q}',
      ],
    );
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

  for (const path of ['.cursor/rules/tests.mdc', '.claude/agents/reviewer.md', 'review.prompt.md']) {
    it(`takes the front matter of ${path} as agents do: unquoted globs and colons are no mistake`, async () => {
      const { prompts, problems } = await read(
        path,
        '---\ndescription: Use it when: a test fails\nglobs: **/*.ts, *.spec.ts\nmodel: "gpt-4.1"\n---\nRun the test.\n',
      );
      assert.deepEqual(problems, []);
      assert.match(promptText(prompts[0] ?? assert.fail()), /Run the test\.$/);
      assert.equal(prompts[0]?.model.id, 'gpt-4.1');
      if (!path.endsWith('.prompt.md')) assert.match(promptText(prompts[0]), /Use it when: a test fails/);
    });
  }

  it('names one mistake of a front matter once', async () => {
    const { problems } = await read('x.prompty', '---\nglobs: **/*.ts\n---\nuser:\nHello\n');
    assert.equal(problems.length, 1);
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

  it('takes no cap from what is no number of tokens', async () => {
    for (const cap of ['1e999', '.inf', '.nan', '-1', '0.1', '1e300', 'many']) {
      const { prompts } = await read(
        'a.prompty',
        `---\nmodel:\n  parameters:\n    max_tokens: ${cap}\n---\nHi\n`,
      );
      assert.deepEqual(
        prompts.map(({ maxOutputTokens }) => maxOutputTokens),
        [null],
        cap,
      );
    }
    for (const cap of ['1e999', '-1', '0.1']) {
      const code = `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi", max_output_tokens=${cap})\n`;
      const { calls } = await read('a.py', code);
      assert.deepEqual(
        calls.map(({ maxOutputTokens }) => maxOutputTokens),
        [null],
        cap,
      );
    }
  });
});
