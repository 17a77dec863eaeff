import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathTest } from '../../../src/core/project/globs';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { cpuMs } from '../../support/cpuTime';

function problemsOf(text: string): string[] {
  return parseConfig(text).problems.map(({ message, range }) => {
    const line = text.split('\n')[range.start.line] ?? '';
    const end = range.end.line === range.start.line ? range.end.character : line.length;
    return `${line.slice(range.start.character, end)} → ${message}`;
  });
}

describe('breakeven.json', () => {
  it('reads all that may be set, with comments and trailing commas', () => {
    const { config, problems } = parseConfig(`{
      "$schema": "https://example.com/schema.json",
      // a month
      "requestsPerMonth": 5e4,
      "outputTokens": 300, /* tokens */
      "variables": { "context": 4000, },
      "models": { "my-deployment": "gpt-4o" },
      "ignore": ["test/**", "**/*.{spec,test}.ts"],
      "calls": [{ "path": "src/**", "function": "answer", "id": "x", "ignore": true, "variables": {} },],
      "prices": { "gpt-4o": { "inputPerMillion": 2 } },
    }`);
    assert.deepEqual(problems, []);
    assert.equal(config.requestsPerMonth, 50_000);
    assert.deepEqual(config.variables, { context: 4000 });
    assert.equal(config.calls?.[0]?.function, 'answer');
  });

  it('is nothing when it is empty, and says so of nothing', () => {
    for (const text of ['', ' \n', '{}']) {
      const { config, problems } = parseConfig(text);
      assert.deepEqual([config, problems], [{}, []]);
    }
  });

  it('says where it is broken, and then sets nothing', () => {
    for (const text of [
      '{',
      '{"requestsPerMonth": 1 "outputTokens": 2}',
      '[]',
      '7',
      '{"a":}',
      '{} x',
      '{"a": "\n"}',
    ]) {
      const { config, problems } = parseConfig(text);
      assert.deepEqual(config, {});
      assert.equal(problems.length, 1, text);
      assert.equal(problems[0]?.code, 'invalid-config');
    }
    const [problem] = parseConfig('{\n  "requestsPerMonth": 1\n  "outputTokens": 2\n}').problems;
    assert.deepEqual(problem?.range.start, { line: 2, character: 2 });
    assert.match(problem?.message ?? '', /expected ","/);
  });

  it('leaves out the one value that is wrong, at its place, and keeps the rest', () => {
    const text = '{\n"requestsPerMonth": "many",\n"outputTokens": 300,\n"variables": {"a": -1, "b": 2}\n}';
    const { config } = parseConfig(text);
    assert.deepEqual(config, { outputTokens: 300, variables: { b: 2 } });
    const [volume, size] = problemsOf(text);
    assert.match(volume ?? '', /^"many" → requestsPerMonth is "many" and is not used: expected number/);
    assert.match(size ?? '', /^-1 → variables\.a is -1 and is not used: must be at least 0/);
  });

  it('knows what a misspelt name was meant to be', () => {
    assert.deepEqual(problemsOf('{"requestPerMonth": 5, "variables": {"any name": 5}}'), [
      '"requestPerMonth" → "requestPerMonth" means nothing here. Did you mean "requestsPerMonth"?',
    ]);
  });

  it('drops an entry whose selector is wrong: it would mean more calls than were meant', () => {
    const text =
      '{"calls": [{"fucntion": "a", "path": "b.py", "ignore": true}, {"path": 7, "ignore": true}, {"ignore": true}]}';
    const { config } = parseConfig(text);
    assert.deepEqual(config.calls?.slice(0, 2), [{}, {}]);
    const said = problemsOf(text);
    assert.equal(said.length, 3, said.join('\n'));
    assert.match(said[0] ?? '', /Did you mean "function"/);
    assert.match(said[2] ?? '', /needs a path, a function or an id/);
  });

  it('keeps the good globs of a list with a bad one', () => {
    const { config, problems } = parseConfig('{"ignore": ["a/**", 7, "", "b/**"]}');
    assert.deepEqual(config.ignore, ['a/**', 'b/**']);
    assert.equal(problems.length, 2);
  });

  it('reads any text without throwing', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.json(),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        '//',
        '/*',
        '*/',
        '"calls": [',
        '"ignore": ["',
        '__proto__',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { config, problems } = parseConfig(pieces.join(''));
        assert.ok(Object.keys(config).length >= 0 && problems.length >= 0);
      }),
      { numRuns: 300 },
    );
    for (const text of [
      '['.repeat(100_000),
      `{"a":${'{"a":'.repeat(50_000)}`,
      '"'.repeat(300_000),
      '/*'.repeat(1e5),
    ])
      assert.equal(parseConfig(text).problems.length, 1);
  });

  it('takes any object without throwing, and keeps only what fits', () => {
    const value = fc.anything({ maxDepth: 2 });
    const config = fc.dictionary(
      fc.constantFrom(
        'requestsPerMonth',
        'outputTokens',
        'variables',
        'models',
        'ignore',
        'calls',
        'prices',
        'x',
      ),
      value,
    );
    fc.assert(
      fc.property(config, (raw) => {
        let text: string | undefined;
        try {
          text = JSON.stringify(raw);
        } catch {
          return;
        }
        const reading = parseConfig(text ?? '');
        assert.ok(typeof (reading.config.requestsPerMonth ?? 0) === 'number');
        assert.ok(Object.values(reading.config.variables ?? {}).every((size) => typeof size === 'number'));
      }),
    );
  });
});

describe('globs of breakeven.json', () => {
  const CASES: readonly (readonly [globs: readonly string[], path: string, matches: boolean])[] = [
    [['test/**'], 'test/a/b.py', true],
    [['test/**'], 'src/test/b.py', false],
    [['./test/**'], 'test/b.py', true],
    [['**/test/**'], 'src/test/b.py', true],
    [['test/'], 'test/b.py', true],
    [['test'], 'test/b.py', true],
    [['*.spec.ts'], 'src/a.spec.ts', true],
    [['src/*.{ts,tsx}'], 'src/a.tsx', true],
    [['src/*.{ts,tsx}'], 'src/a/b.ts', false],
    [['{a,b}/{c,d}.py'], 'b/c.py', true],
    [['src/**', '!src/keep.py'], 'src/keep.py', false],
    [['SRC/**'], 'src/a.py', false],
    [['a.py'], '../a.py', true],
    [['**'], '', false],
  ];
  for (const [globs, path, matches] of CASES) {
    it(`${globs.join(' ')} ${matches ? 'fits' : 'does not fit'} ${path}`, () =>
      assert.equal(pathTest(globs)(path), matches));
  }

  it('are decided at once, whatever a repository writes', async () => {
    const paths = [`${'a/'.repeat(120)}c`, `${'a'.repeat(300)}c`];
    for (const glob of ['**/a/**/a/**/a/**/a/**/b', `${'*a'.repeat(8)}b`, '{a,b}'.repeat(18)])
      assert.ok((await cpuMs(() => paths.map(pathTest([glob])))) < 1000, glob);
    assert.equal(pathTest(['x'.repeat(1001)])('x'.repeat(1001)), false);
    assert.equal(pathTest(['**/a/**/b/**/*.{py,ts}'])('a/c/b/d.ts'), true);
  });

  it('never throws', () => {
    const part = fc.constantFrom('*', '**', '/', '{', '}', ',', '[', ']', '!', '\\', 'a', '.', '?', '#', ' ');
    const glob = fc.oneof(
      fc.array(part, { maxLength: 14 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(glob), fc.string(), (globs, path) => typeof pathTest(globs)(path) === 'boolean'),
    );
  });
});
