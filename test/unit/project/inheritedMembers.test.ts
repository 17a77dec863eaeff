import assert from 'node:assert/strict';
import path from 'node:path';
import { directiveHover } from '../../../src/core/present/directiveMarkdown';
import { namesAt } from '../../../src/core/project/config';
import { DEFAULT_SETTINGS, parseSettings } from '../../../src/core/project/settings';
import { fieldAt, withFieldAt } from '../../../src/core/scenario/fieldAt';
import { readJson } from '../../../src/core/scenario/jsonText';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { scenarioWith } from '../../support/hardware';
import { INHERITED_NAMES } from '../../support/hostileNames';

describe('members that every object has', () => {
  it('are no word of a comment, unless a variable has them', async () => {
    const breakeven = await loadBreakeven(path.resolve('dist'));
    const context = breakeven.contextFor(DEFAULT_SETTINGS, new Date('2026-01-15'));
    for (const name of INHERITED_NAMES) {
      const program = (input: string) =>
        `from openai import OpenAI\n# breakeven: ${name}=5\nOpenAI().responses.create(model="gpt-4o", input=${input})\n`;
      for (const [input, said] of [
        ['"Hi"', 'no word of such a comment'],
        [`f"Hi {${name}}"`, 'size of this prompt variable'],
      ] as const) {
        const { directives } = await breakeven.estimateDocument(
          { path: 'a.py', languageId: 'python', text: program(input) },
          context,
        );
        const hover = directiveHover(directives, { line: 1, character: '# breakeven: '.length });
        assert.ok(hover?.markdown.includes(said), hover?.markdown);
      }
    }
  });

  it('are no field of a scenario, and none is set by them', () => {
    const scenario = scenarioWith({ id: 'a' });
    for (const name of INHERITED_NAMES) {
      for (const field of [name, `hosting.${name}`, `workloads.a.${name}`])
        assert.equal(fieldAt(scenario, field), undefined, field);
      assert.equal(withFieldAt(scenario, `workloads.a.${name}`, 1), null, name);
    }
  });

  it('are members like others where JSON has them, and no group of breakeven.json', () => {
    for (const name of INHERITED_NAMES) {
      const reading = readJson(`{"${name}":{"a":1}}`);
      assert.ok('root' in reading);
      assert.deepEqual(Object.entries(reading.root.value as object), [[name, { a: 1 }]]);
      assert.equal(Object.getPrototypeOf(reading.root.value), Object.prototype);
      assert.deepEqual(namesAt([name]), namesAt([]), name);
    }
  });

  it('bring no setting in: only what an object has itself is one', () => {
    const { settings } = parseSettings(
      Object.create({ requestsPerMonth: 7, hosting: Object.create({ gpu: 'x' }) }),
    );
    assert.deepEqual(settings, DEFAULT_SETTINGS);
  });
});
