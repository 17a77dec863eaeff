import assert from 'node:assert/strict';
import {
  fileCommentEdit,
  lineCommentEdit,
  promptCommentEdit,
  withEdit,
  wordEdit,
} from '../../../src/core/project/commentEdits';
import { configEdits } from '../../../src/core/project/configEdits';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { directivesInCode, directivesInPrompt } from '../../../src/core/source/directives';

const REQUESTS = { name: 'requests', value: '2000/day' };

function rewritten(text: string, word = REQUESTS): string {
  const [directive] = directivesInCode(text, 'python');
  assert.ok(directive !== undefined);
  return withEdit(text, wordEdit({ text, languageId: 'python' }, directive, word));
}

describe('what is written into a comment', () => {
  it('takes the place of the old value, and leaves the other words and the reason alone', () => {
    assert.equal(
      rewritten('# breakeven: output=5 requests=10k model=x -- from March\n'),
      '# breakeven: output=5 requests=2000/day model=x -- from March\n',
    );
  });

  it('stands behind the last word, before the reason', () => {
    assert.equal(
      rewritten('ask()  # breakeven: output=5 -- from March\n'),
      'ask()  # breakeven: output=5 requests=2000/day -- from March\n',
    );
    assert.equal(rewritten('# breakeven: -- why\n'), '# breakeven: requests=2000/day -- why\n');
  });

  it('is a comment of its own above the call, in the indentation and line breaks of the file', () => {
    const document = { text: 'def f():\r\n    ask()\r\n', languageId: 'python' };
    const edit = lineCommentEdit(document, 1, 'breakeven: requests=5');
    assert.ok(edit !== null);
    assert.equal(withEdit(document.text, edit), 'def f():\r\n    # breakeven: requests=5\r\n    ask()\r\n');
    assert.equal(lineCommentEdit({ text: 'x', languageId: 'plaintext' }, 0, 'breakeven: requests=5'), null);
  });

  it('stands at the top of a file, below what must be first', () => {
    const top = (text: string, languageId: string) => {
      const edit = fileCommentEdit({ text, languageId }, 'breakeven-file: requests=5');
      return edit === null ? null : withEdit(text, edit);
    };
    assert.equal(top('import a\n', 'python'), '# breakeven-file: requests=5\nimport a\n');
    assert.equal(
      top('#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport a\n', 'python'),
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# breakeven-file: requests=5\nimport a\n',
    );
    assert.equal(top('<?php\necho 1;\n', 'php'), '<?php\n// breakeven-file: requests=5\necho 1;\n');
  });

  it('is read in the front matter and in templates, and not put where it would be sent', () => {
    for (const [text, format] of [
      ['---\nmodel: x\n---\nHi\n', 'prompty'],
      ['Hi {{ name }}\n', 'jinja'],
      ['Hi {{name}}\n', 'mustache'],
    ] as const) {
      const edit = promptCommentEdit({ text, languageId: '' }, format, 'breakeven: requests=5');
      assert.ok(edit !== null, format);
      const [directive] = directivesInPrompt(withEdit(text, edit));
      assert.deepEqual(
        directive?.words.map(({ name, value }) => [name, value]),
        [['requests', '5']],
        format,
      );
    }
    assert.equal(promptCommentEdit({ text: 'Hi\n', languageId: '' }, 'text', 'breakeven: requests=5'), null);
  });

  it('follows the lines of a mapping in the front matter', () => {
    const text = '---\nbreakeven:\n  output: 5\nmodel: x\n---\nHi\n';
    const [directive] = directivesInPrompt(text);
    assert.ok(directive !== undefined);
    const changed = withEdit(text, wordEdit({ text, languageId: '' }, directive, REQUESTS));
    assert.equal(changed, '---\nbreakeven:\n  output: 5\n  requests: 2000/day\nmodel: x\n---\nHi\n');
  });
});

describe('what is written into breakeven.json', () => {
  const written = (text: string, id: string | null, value = 5) => {
    const edits = configEdits(text, id, 'requestsPerMonth', value);
    const changed = [...edits]
      .sort(
        (a, b) =>
          b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      )
      .reduce(withEdit, text);
    const { config, problems } = parseConfig(changed);
    assert.deepEqual(problems, [], changed);
    return { changed, config };
  };

  it('is for all calls or for one, in a file that is new', () => {
    assert.deepEqual(written('', null).config, { requestsPerMonth: 5 });
    assert.deepEqual(written('', 'a.py#ask').config, { calls: [{ id: 'a.py#ask', requestsPerMonth: 5 }] });
  });

  it('leaves comments, trailing commas and other keys alone', () => {
    const text =
      '{\n  // ours\n  "outputTokens": 7,\n  "calls": [\n    { "path": "src/**", "steps": 2 },\n  ],\n}\n';
    const { changed, config } = written(text, 'a.py#ask');
    assert.match(changed, /\/\/ ours/);
    assert.equal(config.outputTokens, 7);
    assert.deepEqual(config.calls, [
      { path: 'src/**', steps: 2 },
      { id: 'a.py#ask', requestsPerMonth: 5 },
    ]);
  });

  it('changes the entry of the call where that is the last word, and else adds one that is', () => {
    const own = '{ "calls": [{ "id": "a.py#ask", "requestsPerMonth": 1 }] }';
    assert.deepEqual(written(own, 'a.py#ask').config.calls, [{ id: 'a.py#ask', requestsPerMonth: 5 }]);
    const overruled =
      '{ "calls": [{ "id": "a.py#ask", "requestsPerMonth": 1 }, { "path": "**", "requestsPerMonth": 2 }] }';
    assert.deepEqual(written(overruled, 'a.py#ask').config.calls?.at(-1), {
      id: 'a.py#ask',
      requestsPerMonth: 5,
    });
  });

  it('sizes a variable, for one call or for all', () => {
    const variable = { variable: 'format docs' };
    const sized = (text: string, id: string | null) => {
      const [edit] = configEdits(text, id, variable, 900);
      assert.ok(edit !== undefined);
      return parseConfig(withEdit(text, edit)).config;
    };
    assert.deepEqual(sized('', null), { variables: { 'format docs': 900 } });
    assert.deepEqual(sized('', 'a.py#ask').calls, [{ id: 'a.py#ask', variables: { 'format docs': 900 } }]);
    assert.equal(
      rewritten('# breakeven: output=5\n', { name: 'format docs', value: '900' }),
      '# breakeven: output=5 "format docs"=900\n',
    );
  });

  it('is nothing where the file is not an object', () => {
    assert.deepEqual(configEdits('[1]', null, 'requestsPerMonth', 5), []);
    assert.deepEqual(configEdits('nonsense', null, 'requestsPerMonth', 5), []);
  });
});
