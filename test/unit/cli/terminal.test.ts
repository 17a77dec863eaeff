import assert from 'node:assert/strict';
import { cli, withFiles } from '../../support/cli';
import { HOSTILE_NAMES, MISLEADING } from '../../support/hostileNames';

/** Colours, a link (OSC 8), the title, the clipboard (OSC 52), a cleared screen, an 8-bit CSI, a forged line, text turned around. */
const ESCAPES = [
  '\u001b[31mred',
  '\u001b]8;;https://evil.example\u0007free\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b[2J\u001b[H',
  '\u009b31m',
  'a\nskipped nothing: all is well',
  'gpt\r\u202e4o',
];

/** Two calls in one function, which are an interaction, and one beside them. */
const program = (name: string) =>
  `import OpenAI from 'openai';\nconst agent = { async [${JSON.stringify(name)}]() { ${`await new OpenAI().responses.create({ model: ${JSON.stringify(name)}, input: 'Hi' }); `.repeat(2)}} };\n// breakeven: model=${JSON.stringify(name)} x=${JSON.stringify(name)}\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'Hi' });\n`;

describe('names in a terminal', () => {
  // Names of files have neither slash nor zero, and at most 255 bytes.
  const names = [...ESCAPES, ...HOSTILE_NAMES];
  const fileName = (name: string) => name.replaceAll('/', '_').replaceAll('\0', '_').slice(0, 60);
  const files = Object.fromEntries([
    ...names.map((name) => [`${fileName(name)}.ts`, program(name)]),
    ...ESCAPES.map((name) => [`${fileName(name)}.py`, Buffer.from([0, 1, 2])]),
    ['breakeven.json', JSON.stringify({ models: Object.fromEntries(ESCAPES.map((name) => [name, name])) })],
  ]);

  it('are text in tables, warnings and JSON, and never obeyed', function () {
    this.timeout(120_000);
    withFiles(files, (folder) => {
      for (const args of [['scan'], ['scan', '--json'], ['estimate']]) {
        const { code, out, err } = cli([...args, folder]);
        assert.equal(code, 0, err);
        assert.doesNotMatch(out, MISLEADING, args.join(' '));
        assert.doesNotMatch(err, MISLEADING);
        assert.doesNotMatch(out, /^skipped nothing/m);
        if (args.length === 1 && args[0] === 'scan') assert.match(out, /: 2 calls · /);
      }
      // JSON says the names as they are.
      const { calls } = JSON.parse(cli(['scan', '--json', folder]).out);
      const paths = new Set(calls.map(({ path }: { path: string }) => path));
      for (const name of names) assert.ok(paths.has(`${fileName(name)}.ts`), JSON.stringify(name));
    });
  });

  it('are text where the command line complains', function () {
    this.timeout(120_000);
    const name = ESCAPES.join('');
    for (const args of [
      ['scan', name],
      ['estimate', '--preset', name],
      ['tokens', name],
      ['throughput', '--model', name, '--gpu', name],
      [name],
      ['prices', name],
    ]) {
      const { out, err } = cli(args);
      assert.notEqual(out + err, '');
      assert.doesNotMatch(out + err, MISLEADING, JSON.stringify(args));
      assert.ok(err.trim().split('\n').length <= 1, err);
    }
  });

  it('says what is left out of the figures', () => {
    const call = `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n`;
    const ignored = call.replace('OpenAI()', '# breakeven: ignore\nOpenAI()');
    const config = '{"ignore": ["test/**"]}';
    withFiles({ 'a.py': call, 'b.py': ignored, 'test/c.py': call, 'breakeven.json': config }, (folder) => {
      assert.match(cli(['scan', folder]).out, /^Left out by .*: 1 call or prompt, 1 file\.$/m);
      assert.deepEqual(JSON.parse(cli(['scan', folder, '--json']).out).leftOut, { calls: 1, files: 1 });
    });
  });
});
