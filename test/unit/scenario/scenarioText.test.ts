import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editScenario } from '../../../src/core/scenario/editScenario';
import {
  differenceOf,
  givenPaths,
  withCallInText,
  withFieldsInText,
  withoutFieldInText,
} from '../../../src/core/scenario/editScenarioText';
import { fieldAt } from '../../../src/core/scenario/fieldAt';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';
import { readScenarioText } from '../../../src/core/scenario/scenarioText';

const TEXT = `{
    // Agreed with finance.
    "name": "Two H100",
    "workloads": [
        { "id": "a.b", "label": "A", "requestsPerMonth": 1000, "inputTokens": 100, "outputTokens": 5, "apiModel": null },
        { "id": "c", "label": "C", "requestsPerMonth": 7, "inputTokens": 1, "outputTokens": 1, "apiModel": "openai/gpt-4o" }
    ],
    "hosting": {
        "gpu": "H100-SXM", /* the only one on offer */
        "usdPerGpuHour": 2.5,
    },
}
`;

function read(text: string): Scenario {
  const { scenario, problems } = readScenarioText(text);
  assert.ok(scenario, JSON.stringify(problems));
  return scenario;
}

function edited(text: string, path: string, value: unknown): string {
  const { scenario, problems } = editScenario(read(text), path, value);
  assert.deepEqual(problems, []);
  const after = withFieldsInText(text, scenario, [path]);
  assert.ok(after !== null, path);
  assert.deepEqual(read(after), scenario, after);
  return after;
}

describe('the text of a scenario file', () => {
  it('may hold comments and trailing commas, and leave out all that has a default', () => {
    const scenario = read(TEXT);
    assert.equal(scenario.hosting.usdPerGpuHour, 2.5);
    assert.equal(scenario.hosting.openModel, DEFAULT_SCENARIO.hosting.openModel);
    assert.deepEqual(read(''), DEFAULT_SCENARIO);
    assert.deepEqual(read(' \r\n'), DEFAULT_SCENARIO);
  });

  it('is named with each mistake where it stands', () => {
    const wrong: readonly (readonly [string, number, number, RegExp])[] = [
      ['{\n  "hosting": {\n    "gpu": \n', 4, 1, /not JSON: expected a value/],
      ['{ "hosting": { "gpus": 3 } }', 1, 16, /hosting\.gpus: is not a field of a scenario/],
      ['{\n "horizon": { "months": 1 }\n}', 2, 15, /horizon\.months: must be at least 12/],
      [TEXT.replace('"c"', '"a.b"'), 6, 11, /"a\.b" is the id of an earlier workload/],
      [TEXT.replace('"outputTokens": 1,', ''), 6, 9, /workloads\.1\.outputTokens: expected number/],
      ['{ "prices": { "a.b/c": { "inputPerMillion": -1 } } }', 1, 26, /inputPerMillion: must be at least 0/],
      ['{ "task": "chat",\n "task": "code" }', 2, 2, /"task" is given twice/],
      ['[]', 1, 1, /expected an object/],
    ];
    for (const [text, line, column, message] of wrong) {
      const { scenario, problems } = readScenarioText(text);
      assert.equal(scenario, null, text);
      const found = problems.find((problem) => message.test(problem.message));
      assert.deepEqual([found?.line, found?.column], [line, column], `${text}\n${JSON.stringify(problems)}`);
    }
  });

  it('takes an edit where it belongs and stays as it was elsewhere', () => {
    const cheaper = edited(TEXT, 'hosting.usdPerGpuHour', 1.9);
    assert.equal(cheaper, TEXT.replace('2.5', '1.9'));
    const call = edited(TEXT, 'workloads.a.b.requestsPerMonth', 5000);
    assert.equal(call, TEXT.replace('1000', '5000'));
    const named = edited(TEXT, 'hosting.openModel', 'llama-3.1-8b');
    assert.match(named, /\n {8}"openModel": "llama-3.1-8b"/);
    for (const comment of ['// Agreed with finance.', '/* the only one on offer */'])
      assert.ok(named.includes(comment));
    assert.equal(
      edited('{"task":"chat"}', 'hosting.gpu', 'L40S'),
      '{"task":"chat", "hosting": { "gpu": "L40S" }}',
    );
    assert.equal(edited('{\r\n\t"task": "chat"\r\n}', 'task', 'code'), '{\r\n\t"task": "code"\r\n}');
    const short = '{\n  "hosting": { "gpu": "h100" } // mine\n}';
    assert.equal(
      edited(short, 'hosting.usdPerGpuHour', 4.5),
      short.replace('" }', '", "usdPerGpuHour": 4.5 }'),
    );
    assert.equal(
      withoutFieldInText(edited(short, 'hosting.usdPerGpuHour', 4.5), 'hosting.usdPerGpuHour'),
      short,
    );
    assert.match(
      edited('{\r\n\t"task": "chat"\r\n}', 'hosting.gpu', 'L40S'),
      /,\r\n\t"hosting": \{\r\n\t\t"gpu": "L40S"\r\n\t\}\r\n\}$/,
    );
    assert.equal(edited('', 'hosting.gpu', 'L40S'), '{\n  "hosting": {\n    "gpu": "L40S"\n  }\n}');
  });

  it('is given no default that it does not state, and no group in part that needs its whole', () => {
    const same = editScenario(read(TEXT), 'hosting.precision', 'fp16').scenario;
    assert.equal(withFieldsInText(TEXT, same, ['hosting.precision', 'overhead.setupUsd']), TEXT);
    const tested = edited(TEXT, 'quality.apiSuccessRate', 0.9);
    assert.deepEqual(read(tested).quality, { apiSuccessRate: 0.9, selfHostedSuccessRate: 1 });
    assert.deepEqual(read(edited(TEXT, 'hosting.schedule.hoursPerDay', 6)).hosting.schedule, {
      hoursPerDay: 6,
    });
  });

  it('gives a field up, with a group that would be left empty, and keeps one that has to be there', () => {
    const first = withoutFieldInText(TEXT, 'hosting.usdPerGpuHour') ?? '';
    assert.equal(read(first).hosting.usdPerGpuHour, null);
    assert.ok(first.includes('/* the only one on offer */'));
    const second = withoutFieldInText(first, 'hosting.gpu') ?? '';
    assert.equal(read(second).hosting.gpu, DEFAULT_SCENARIO.hosting.gpu);
    assert.equal(withoutFieldInText('{"task":"chat", "name":"a"}', 'name'), '{"task":"chat"}');
    assert.equal(withoutFieldInText('{"task":"chat", "name":"a"}', 'task'), '{ "name":"a"}');
    const billed = edited(TEXT, 'bill.usdPerMonth', 500);
    assert.deepEqual(read(withoutFieldInText(billed, 'bill.usdPerMonth') ?? ''), read(TEXT));
    const windowed = edited(TEXT, 'hosting.schedule.hoursPerDay', 6);
    assert.deepEqual(read(edited(windowed, 'hosting.schedule.hoursPerDay', undefined)), read(TEXT));
    const needed = [
      'workloads.c.inputTokens',
      'workloads.x.inputTokens',
      'hosting.precision',
      'nothing.such',
    ];
    for (const path of needed) assert.equal(withoutFieldInText(TEXT, path), null, path);
    const tested = edited(TEXT, 'quality.apiSuccessRate', 0.9);
    assert.equal(withoutFieldInText(tested, 'quality.apiSuccessRate'), null, 'the other rate needs it');
  });

  it('takes a call more, whose model is not guessed, beside those that it has', () => {
    const first = withCallInText('');
    assert.ok(first);
    assert.deepEqual(
      read(first.text).workloads.map(({ id, apiModel }) => [id, apiModel]),
      [['call-1', null]],
    );
    const more = withCallInText(TEXT.replace('"a.b"', '"call-3"'));
    assert.ok(more);
    assert.ok(more.text.includes('// Agreed with finance.'));
    assert.deepEqual(
      read(more.text).workloads.map(({ id }) => id),
      ['call-3', 'c', 'call-4'],
    );
    assert.equal(withCallInText('{'), null);
  });

  it('says which fields it states itself', () => {
    const { root, scenario } = readScenarioText(TEXT);
    assert.ok(root && scenario);
    const given = givenPaths(root, scenario);
    assert.ok(
      given.includes('hosting.gpu') && given.includes('workloads.a.b.inputTokens') && given.includes('name'),
    );
    assert.ok(!given.includes('hosting.openModel') && !given.includes('traffic'));
    for (const path of given) assert.notEqual(fieldAt(scenario, path), undefined, path);
  });

  it('is never harmed: whatever it holds, an edit leaves a scenario with just that edit, or nothing', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        TEXT,
        '{}',
        '{"hosting":{}}',
        '{"bill":{"usdPerMonth":3}}',
        '/* a */ { } // b',
        '{"quality":{"apiSuccessRate":1,"selfHostedSuccessRate":1,},}',
      ),
    );
    const edits = fc.constantFrom<[string, unknown][]>(
      ['hosting.gpu', 'L40S'],
      ['bill.usdPerMonth', 9],
      ['bill.usdPerMonth', undefined],
      ['quality.apiSuccessRate', 0.5],
      ['task', 'code'],
      ['workloads.a.b.outputTokens', 3],
    );
    fc.assert(
      fc.property(texts, edits, (text, [path, value]) => {
        const { scenario, problems } = readScenarioText(text);
        assert.equal(scenario === null, problems.length > 0);
        const target = editScenario(scenario ?? DEFAULT_SCENARIO, path, value).scenario;
        const after = withFieldsInText(text, target, [path]);
        if (scenario === null) assert.equal(after, null);
        else if (after !== null) assert.deepEqual(read(after), target);
        else assert.equal(fieldAt(scenario, path), undefined, 'only a field of no call is refused');
      }),
    );
  });

  it('is replaced no further than it differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const [before, after] = [a + b + d, a + c + d];
        const { from, to, text } = differenceOf(before, after);
        assert.equal(before.slice(0, from) + text + before.slice(to), after);
        assert.ok(to - from <= b.length && text.length <= c.length);
      }),
    );
  });
});
