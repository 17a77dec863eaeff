import assert from 'node:assert/strict';
import type { PromptSegment } from '../../../src/core/source/callSite';
import { jinjaSegments } from '../../../src/core/source/formats/jinjaText';
import { mustacheSegments } from '../../../src/core/source/formats/mustacheText';
import { read } from '../../support/reader';

/** Pieces of a template: behind a colon, the branches and loops that they are sent on. */
const JINJA: Readonly<Record<string, string>> = {
  'A{% if x %}B{% endif %}C': 'A|B:0/2|C',
  '{% if x %}A{% elif y %}B{% else %}C{% endif %}': 'A:0/3|B:1/3|C:2/3',
  '{% if x %}A{% elif y %}B{% endif %}': 'A:0/3|B:1/3',
  '{% for x in xs %}A{{ x }}{% else %}B{% endfor %}': 'A:loop|{x}:loop|B:1/2',
  '{% for i in range(3) %}A{% endfor %}': 'A:3 passes',
  '{% if x %}{% for y in z %}A{% endfor %}{% endif %}': 'A:0/2 loop',
  '{% macro m(x) %}A{% endmacro %}B{{ m(1) }}': 'B|{m(1)}',
  'A{% if x %}B': 'A|B:0/2',
  'A{% endif %}B{% else %}C': 'ABC',
};
const MUSTACHE: Readonly<Record<string, string>> = {
  'A{{#if x}}B{{else}}C{{/if}}D': 'A|B:0/2|C:1/2|D',
  '{{#each xs}}A{{this}}{{/each}}': 'A:loop|{this}:loop',
  '{{#with x}}A{{/with}}': 'A',
  '{{^x}}A{{/x}}B': 'A:0/2|B',
  'A\n{{#x}}\nB\n{{/x}}\nC': 'A\n|B\n:0/2|C',
  'A\n{{! uses {name} here }}\nB': 'A\nB',
};

describe('templates', () => {
  for (const [template, pieces] of Object.entries(JINJA))
    it(`of Jinja: ${template}`, () => assert.equal(shown(jinjaSegments(template)), pieces));
  for (const [template, pieces] of Object.entries(MUSTACHE))
    it(`of Handlebars: ${JSON.stringify(template)}`, () =>
      assert.equal(shown(mustacheSegments(template)), pieces));

  it('of equal length and beginning do not share their choices', () => {
    const start = 'A text that two templates begin with, which is long. ';
    const keys = ['{% if x %}A{% endif %}', '{% if y %}B{% endif %}'].map(
      (end) => jinjaSegments(start + end).at(-1)?.ways?.[0]?.at,
    );
    assert.equal(new Set(keys).size, 2);
  });

  it('of thousands of conditions in one another are read', () => {
    const deep = `${'{% if x %}A'.repeat(3000)}${'{% endif %}'.repeat(3000)}`;
    const longest = Math.max(...jinjaSegments(deep).map(({ ways = [] }) => ways.length));
    assert.equal(longest, 50);
  });

  it('keep their ways where code fills them in', async () => {
    const code =
      'from jinja2 import Template\nfrom openai import OpenAI\nt = Template("A{% if v %}{{ x }}{% endif %}")\nOpenAI().responses.create(model="gpt-4o", input=t.render(x="B", v=v))';
    const { calls } = await read('a.py', code);
    assert.equal(shown(calls[0]?.messages[0]?.segments ?? []), 'A|B:0/2');
  });
});

function shown(segments: readonly PromptSegment[]): string {
  return segments
    .map((segment) => {
      const text = segment.kind === 'static' ? segment.text : `{${segment.name}}`;
      const ways = (segment.ways ?? []).map((way) => {
        if (way.kind === 'branch') return `${way.branch}/${way.count}`;
        return way.passes === null ? 'loop' : `${way.passes} passes`;
      });
      return ways.length === 0 ? text : `${text}:${ways.join(' ')}`;
    })
    .join('|');
}
