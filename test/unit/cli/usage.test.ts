import assert from 'node:assert/strict';
import path from 'node:path';
import { type ScanJson, scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

const FIXTURE = 'test/fixtures/usage';

function scan(...args: string[]): ScanJson {
  const { code, out, err } = cli(['scan', ...args, '--json']);
  assert.equal(code, 0, err);
  return scanJsonSchema.parse(JSON.parse(out));
}

function callIn({ calls }: ScanJson, name: string) {
  const call = calls.find(({ id }) => id.includes(`#${name}.`));
  if (call === undefined) assert.fail(`no call in ${name}`);
  return call;
}

const ASK = (before: string, options = '') => `from openai import OpenAI
client = OpenAI()

def ask(question):
    ${before}
    return client.chat.completions.create(model="gpt-4o", ${options}messages=[{"role": "user", "content": f"Hi {question}"}])

def other(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Hi {question}"}])
`;

describe('comments and breakeven.json in the command line', () => {
  const all = scan(FIXTURE);

  it('finds nothing wrong with the fixture', () => assert.deepEqual(all.warnings, []));

  it('takes a volume from the nearest place and multiplies by it', () => {
    const volumes = Object.fromEntries(
      all.calls.map(({ id, requestsPerMonth: { value, source } }) => [
        id.split('#')[1]?.split('.')[0],
        [value, source],
      ]),
    );
    assert.deepEqual(volumes, {
      answer: [50_000, 'comment'],
      classify: [300_000, 'file'],
      nightly: [30_417, 'comment'],
      draft: [4000, 'comment'],
    });
    for (const { cost, requestsPerMonth, id } of all.calls)
      assert.ok(Math.abs((cost.perMonth ?? 0) - (cost.perCall ?? 0) * requestsPerMonth.value) < 1e-9, id);
  });

  it('takes output and sizes of variables likewise', () => {
    const sizes = (name: string) =>
      Object.fromEntries(
        callIn(all, name).input.parts.flatMap(({ name: variable, tokens }) =>
          variable === null ? [] : [[variable, tokens]],
        ),
      );
    assert.deepEqual(sizes('answer'), { context: 4000, question: 80 });
    const outputs = ['answer', 'classify', 'nightly', 'draft'].map((name) => {
      const { output } = callIn(all, name);
      return [output.base, output.basis];
    });
    assert.deepEqual(outputs, [
      [300, 'directive'],
      [5, 'config'],
      [250, 'config'],
      [900, 'directive'],
    ]);
  });

  it('prices the model behind a deployment, an expression or a parameter', () => {
    const model = (name: string) => {
      const { id, source, catalogId } = callIn(all, name).model;
      return [id, source, catalogId];
    };
    assert.deepEqual(model('answer'), ['gpt-4o', 'config', 'openai/gpt-4o']);
    assert.deepEqual(model('nightly'), ['gpt-4o-mini', 'config', 'openai/gpt-4o-mini']);
    assert.deepEqual(model('draft').slice(0, 2), ['claude-sonnet-4-5', 'config']);
    assert.deepEqual(model('classify'), ['gpt-4o-mini', 'literal', 'openai/gpt-4o-mini']);
  });

  it('takes the share of cached input and of batches into the price of a call', () => {
    const { input, output, cost } = callIn(all, 'nightly');
    // 0.15 in, 0.075 from the cache, 0.60 out per million; the batch API takes half.
    const usd = (input.base * (0.2 * 0.15 + 0.8 * 0.075) + output.base * 0.6) / 1e6 / 2;
    assert.ok(Math.abs((cost.perCall ?? 0) - usd) < 1e-12);
  });

  it('reads the front matter of a prompt file', () => {
    const [prompt, ...others] = all.prompts;
    assert.deepEqual(others, []);
    assert.deepEqual(prompt?.requestsPerMonth, { value: Math.round((30 * 730) / 24), source: 'comment' });
  });

  it('leaves out what is to be ignored, and nothing else', () => {
    assert.deepEqual(
      all.calls.map(({ path: file }) => file).filter((file) => file.startsWith('test/')),
      [],
    );
    withFiles({ 'a.py': ASK('# nothing'), 'b.py': ASK('# breakeven: ignore') }, (folder) => {
      const whole = scan(path.join(folder, 'a.py')).calls;
      const [left, ...more] = scan(path.join(folder, 'b.py')).calls;
      assert.deepEqual(more, []);
      assert.deepEqual({ ...left, path: '', id: '' }, { ...whole[1], path: '', id: '' });
    });
  });

  it('uses the file of the repository for one folder of it', () => {
    withFiles(
      {
        '.git/HEAD': '',
        'breakeven.json': '{"calls": [{"path": "src/a.py", "requestsPerMonth": 7}]}',
        'src/a.py': ASK('pass'),
      },
      (folder) => {
        for (const scanned of ['src', 'src/a.py', '.']) {
          const values = scan(path.join(folder, scanned)).calls.map(
            ({ requestsPerMonth }) => requestsPerMonth.value,
          );
          assert.deepEqual(values, [7, 7], scanned);
        }
      },
    );
    withFiles({ 'breakeven.json': '{"requestsPerMonth": 7}', 'src/a.py': ASK('pass') }, (folder) => {
      const [call] = scan(path.join(folder, 'src')).calls;
      assert.deepEqual(call?.requestsPerMonth, { value: 10_000, source: 'assumed' });
    });
  });

  it('puts --requests before the general volume of the file, not before what a call has of its own', () => {
    const { calls } = scan(FIXTURE, '--requests', '9');
    assert.equal(callIn({ ...all, calls }, 'answer').requestsPerMonth.value, 50_000);
    withFiles({ '.breakeven.json': '{"requestsPerMonth": 7}', 'a.py': ASK('pass') }, (folder) => {
      assert.equal(scan(folder).calls[0]?.requestsPerMonth.value, 7);
      assert.deepEqual(scan(folder, '--requests', '9').calls[0]?.requestsPerMonth, {
        value: 9,
        source: 'setting',
      });
    });
  });

  it('uses the prices of the file', () => {
    const prices =
      '{"prices": {"gpt-4o": {"inputPerMillion": 0, "outputPerMillion": 1000}}, "outputTokens": 10}';
    withFiles({ 'breakeven.json': prices, 'a.py': ASK('pass') }, (folder) => {
      assert.ok(Math.abs((scan(folder).calls[0]?.cost.perCall ?? 0) - 0.01) < 1e-12);
    });
  });

  it('warns of mistakes in comments at their line, and estimates as without them', () => {
    const comments: readonly (readonly [comment: string, code: string, says: RegExp])[] = [
      ['# breakeven: requets=5', 'unknown-directive', /"requets".*Did you mean "requests"/],
      ['# breakeven: qestion=5', 'unknown-directive', /Did you mean "question"/],
      [
        '# breakeven: zzzzzz=5',
        'unknown-directive',
        /Keys are requests, .*variables of this call are question/,
      ],
      ['# breakeven: requests=many', 'invalid-directive', /"many" is not used: requests takes a number/],
      ['# breakeven: requests=-5', 'invalid-directive', /"-5"/],
      ['# breakeven: output=5/day', 'invalid-directive', /tokens/],
      ['# breakeven: cached=8', 'invalid-directive', /0 to 1/],
      ['# breakeven: requests', 'invalid-directive', /takes a number/],
      ['# breakeven requests=5', 'invalid-directive', /with a colon/],
    ];
    withFiles({ 'a.py': ASK('# nothing') }, (plain) => {
      const expected = scan(plain).calls;
      for (const [comment, code, says] of comments) {
        withFiles({ 'a.py': ASK(comment) }, (folder) => {
          const { calls, warnings } = scan(folder);
          assert.deepEqual(calls, expected, comment);
          assert.equal(warnings.length, 1, comment);
          assert.deepEqual([warnings[0]?.code, warnings[0]?.line, warnings[0]?.path], [code, 5, 'a.py']);
          assert.match(warnings[0]?.message ?? '', says);
        });
      }
    });
  });

  it('warns of a model without a price, and of one that the code contradicts', () => {
    const files = {
      'a.py': ASK('# breakeven: model=gpt-4o-mni'),
      'b.py': ASK('# breakeven: model=gpt-4o-mini'),
    };
    withFiles(files, (folder) => {
      const { calls, warnings } = scan(folder);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        ['unknown-model', 'overridden-model'],
      );
      assert.match(warnings[0]?.message ?? '', /Did you mean "gpt-4o-mini"/);
      const [unknown, , mini] = calls;
      assert.deepEqual([unknown?.cost.perCall, mini?.model.catalogId], [null, 'openai/gpt-4o-mini']);
    });
  });

  it('says of a comment that belongs to no call', () => {
    withFiles({ 'a.py': `# breakeven: batch\n\n${ASK('pass')}` }, (folder) => {
      assert.deepEqual(
        scan(folder).warnings.map(({ code, line }) => [code, line]),
        [['stray-directive', 1]],
      );
    });
  });

  it('warns of a broken file, of globs that fit nothing and of unknown models, and goes on', () => {
    withFiles({ 'a.py': ASK('pass') }, (plain) => {
      const expected = scan(plain).calls;
      const broken: readonly (readonly [text: string, code: string, line: number])[] = [
        ['{\n  "requestsPerMonth": 5', 'invalid-config', 2],
        ['{\n\n  "requestsPerMonth": "many"\n}', 'invalid-config', 3],
        ['{\n  "ignore": ["nowhere/**"]\n}', 'unmatched-config', 2],
        ['{\n  "calls": [\n{ "function": "nobody", "requestsPerMonth": 5 }]\n}', 'unmatched-config', 3],
        ['{\n  "calls": [{ "path": "nowhere.py", "ignore": true }]\n}', 'unmatched-config', 2],
        ['{\n  "models": {\n "x": "gpt-99" }\n}', 'unknown-model', 3],
        ['\u0000', 'invalid-config', 1],
      ];
      for (const [text, code, line] of broken) {
        withFiles({ 'a.py': ASK('pass'), 'breakeven.json': text }, (folder) => {
          const { calls, warnings } = scan(folder);
          assert.deepEqual(calls, expected, text);
          assert.deepEqual(
            warnings.map((warning) => [warning.path, warning.code, warning.line]),
            [['breakeven.json', code, line]],
            text,
          );
        });
      }
    });
  });

  it('adds up the month of estimate from the volumes of the calls', () => {
    const { code, out } = cli(['estimate', FIXTURE, '--json']);
    assert.equal(code, 0);
    const { workloads } = JSON.parse(out) as {
      workloads: { id: string; interactionsPerMonth: number; apiMonthly: number }[];
    };
    for (const { id, interactionsPerMonth, apiMonthly } of workloads) {
      const call = all.calls.find((candidate) => candidate.id === id);
      if (call === undefined) continue;
      assert.equal(interactionsPerMonth, call.requestsPerMonth.value);
      assert.ok(Math.abs(apiMonthly - (call.cost.perMonth ?? 0)) < 1e-6, id);
    }
    assert.equal(workloads.length, all.calls.length + all.prompts.length);
  });

  it('tells people of the volumes', () => {
    assert.match(cli(['scan', FIXTURE]).out, /at 385k requests a month in all/);
  });
});
