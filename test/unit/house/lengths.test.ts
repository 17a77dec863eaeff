import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { atLeast, atMost } from '../../../src/core/lengths';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { parseSettings } from '../../../src/core/project/settings';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { panelRequestSchema } from '../../../src/protocol/panel';
import { codeOf, sourceFiles } from '../../support/sources';

/** What a hostile file can hold in place of a text: a length that JavaScript cannot compare. */
const NO_TEXT = { length: { toString: 1, valueOf: 1 } };

describe('lengths in schemas', () => {
  it('are those of texts and lists, and of nothing else that has one', () => {
    const schema = z.union([z.string().check(atLeast(2), atMost(3)), z.array(z.int()).check(atLeast(1))]);
    for (const value of ['ab', 'abc', [1]]) assert.ok(schema.safeParse(value).success, JSON.stringify(value));
    for (const value of ['a', 'abcd', [], { length: 2 }, NO_TEXT])
      assert.ok(!schema.safeParse(value).success, JSON.stringify(value));
  });

  it('cost the value that has none, where a file or a message brings it', () => {
    const { config, problems } = parseConfig(
      JSON.stringify({
        outputTokens: 7,
        models: { a: NO_TEXT },
        ignore: [NO_TEXT],
        calls: [{ path: NO_TEXT }],
      }),
    );
    assert.equal(config.outputTokens, 7);
    assert.equal(problems.length, 3);
    const { settings } = parseSettings({ requestsPerMonth: 7, hosting: { gpu: NO_TEXT } });
    assert.equal(settings.requestsPerMonth, 7);
    const { scenario, problems: wrong } = parseScenario({ workloads: [{ id: NO_TEXT, label: 'x' }] });
    assert.equal(scenario, null);
    assert.ok(wrong.some(({ path }) => path === 'workloads.0.id'));
    assert.ok(!panelRequestSchema.safeParse({ type: 'saveScenario', saved: { name: NO_TEXT } }).success);
  });

  it('are asked for by no other means', () => {
    const direct = sourceFiles().filter((file) => /\bz\.(?:minLength|maxLength|length)\(/.test(codeOf(file)));
    assert.deepEqual(direct, ['core/lengths.ts']);
  });
});
