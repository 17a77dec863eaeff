import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commentsOf } from '../../../src/core/source/comments';
import { type Directive, directivesInCode, directivesInPrompt } from '../../../src/core/source/directives';
import { cpuMs } from '../../support/cpuTime';

/** `requests=50k batch` of each directive that is found. */
function wordsOf(directives: readonly Directive[]): string[] {
  return directives.map(({ words }) =>
    words.map(({ name, value }) => (value === null ? name : `${name}=${value}`)).join(' '),
  );
}

const inCode = (text: string, language = 'typescript') => wordsOf(directivesInCode(text, language));
const inPrompt = (text: string) => wordsOf(directivesInPrompt(text));

describe('directives in code', () => {
  const FOUND: readonly (readonly [language: string, text: string, words: readonly string[]])[] = [
    ['python', '# breakeven: requests=50000 output=300', ['requests=50000 output=300']],
    ['python', 'ask()  # breakeven: ignore', ['ignore']],
    ['typescript', '// breakeven: ignore -- only in tests', ['ignore']],
    ['typescript', '/* breakeven: cached=0.8 batch */ ask()', ['cached=0.8 batch']],
    ['typescript', '/**\n * Asks.\n * breakeven: output=3\n * @returns text\n */', ['output=3']],
    ['typescript', '{/* breakeven: output=3 */}', ['output=3']],
    ['typescript', 'const re = /[\'"`]/g; // breakeven: output=3', ['output=3']],
    ['typescript', 'const half = total / 2; // breakeven: output=3', ['output=3']],
    ['typescript', 'f(`a ${b({ c: `d` })} e`); // breakeven: output=3', ['output=3']],
    ['python', '# breakeven: requests=1, output=2', ['requests=1 output=2']],
    ['python', '# breakeven: "format docs"=400 docs[0]=3', ['format docs=400 docs[0]=3']],
    ['python', '# breakeven: model="my model"', ['model=my model']],
    ['python', '# breakeven:', ['']],
    ['python', "x = 'it''s' # breakeven: output=3\r\n", ['output=3']],
    ['go', 'x := `raw \\` // breakeven: output=3', ['output=3']],
    ['rust', "fn f<'a>(x: &'a str) {} // breakeven: output=3", ['output=3']],
    ['java', "char c = '\"'; // breakeven: output=3", ['output=3']],
    ['php', 'ask(); # breakeven: output=3\nask(); // breakeven: output=4', ['output=3', 'output=4']],
    ['unheard-of', 'ask() // breakeven: output=3', ['output=3']],
  ];

  for (const [language, text, words] of FOUND) {
    it(`finds ${JSON.stringify(text)} in ${language}`, () => assert.deepEqual(inCode(text, language), words));
  }

  const NOT_FOUND: readonly (readonly [language: string, text: string])[] = [
    ['python', '"# breakeven: ignore"'],
    ['python', "prompt = '''\n# breakeven: ignore\n'''"],
    ['python', '"""\n# breakeven: ignore'],
    ['python', '# see breakeven: the tool'],
    ['python', '# breakevens: ignore'],
    ['python', '# breakeven is a tool'],
    ['python', '# breakeven volume = 5'],
    ['python', 'breakeven: int = 3'],
    ['typescript', 'const text = "// breakeven: ignore";'],
    ['typescript', 'const text = `\n// breakeven: ignore\n`;'],
    ['typescript', 'const text = `${a}\n// breakeven: ignore\n`;'],
    ['typescript', "const url = 'https://breakeven: 80';"],
    ['typescript', 'const o = { breakeven: ignore };'],
    ['java', 'String s = """\n// breakeven: ignore\n""";'],
    ['go', 'x := `\n// breakeven: ignore\n`'],
  ];

  for (const [language, text] of NOT_FOUND) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(inCode(text, language), []));
  }

  it('tells a file from a call, and knows the place of every word', () => {
    const text = 'x = 1\n  # breakeven-file: requests=5k  context="3"  # not a comment again';
    const [directive] = directivesInCode(text, 'python');
    assert.equal(directive?.scope, 'file');
    const at = (range: Directive['range'] | undefined) =>
      text.split('\n')[range?.start.line ?? 0]?.slice(range?.start.character, range?.end.character);
    const [requests, context] = directive?.words ?? [];
    assert.deepEqual([at(requests?.nameRange), at(requests?.valueRange)], ['requests', '5k']);
    assert.deepEqual([at(context?.nameRange), at(context?.valueRange)], ['context', '"3"']);
    assert.match(at(directive?.range) ?? '', /^breakeven-file: requests/);
  });

  it('speaks for the code right below, for its own line, or for what goes on below', () => {
    const targets = (text: string) =>
      directivesInCode(text, 'python').map(({ targetLines }) => targetLines[0]);
    assert.deepEqual(targets('# breakeven: batch\nask()'), [1]);
    assert.deepEqual(targets('# breakeven: batch\n# why\n# breakeven: output=3\nask()'), [3, 3]);
    assert.deepEqual(targets('ask()  # breakeven: batch\nother()'), [0]);
    const [directive] = directivesInCode('# breakeven: batch\nanswers = [\n  await\n  ask()', 'python');
    assert.deepEqual(directive?.targetLines, [1, 2, 3]);
  });

  it('never throws, on any text in any language', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('# ', '// ', '/*', '*/', '"', "'", '`', '${', '}', '{', '"""', '\\', '\r\n', '\n', '/'),
      fc.constantFrom(
        'breakeven: ',
        'breakeven-file:',
        'requests=',
        '="',
        'ignore',
        ' -- ',
        '<!--',
        '-->',
        '---\n',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        fc.constantFrom('python', 'typescript', 'go', 'rust', 'php', 'x'),
        (text, language) => {
          for (const directive of [...directivesInCode(text, language), ...directivesInPrompt(text)]) {
            const lines = text.split('\n');
            for (const { name, nameRange } of directive.words) {
              const line = lines[nameRange.start.line] ?? '';
              assert.ok(line.slice(nameRange.start.character, nameRange.end.character).includes(name));
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is quick on texts made to be slow', async () => {
    const readAll = () => {
      for (const unit of ['"', "'", '`', '${`', '/*', '/', '# breakeven: ', '\\', '{', '<!--', '"""', '[(']) {
        directivesInCode(`// breakeven: x\n${unit.repeat(200_000)}`, 'typescript');
        directivesInCode(`# breakeven: x\n${unit.repeat(200_000)}`, 'python');
        directivesInPrompt(`<!-- breakeven: x -->${unit.repeat(200_000)}`);
        commentsOf(unit.repeat(200_000), 'go');
      }
    };
    assert.ok((await cpuMs(readAll)) < 8000);
  }).timeout(20_000);
});

describe('directives in prompt files', () => {
  it('finds them in comments of HTML, Jinja and Handlebars', () => {
    assert.deepEqual(inPrompt('<!-- breakeven: requests=5 -->\nHello'), ['requests=5']);
    assert.deepEqual(inPrompt('{# breakeven: requests=5 #}{{! breakeven: output=3 }}'), [
      'requests=5',
      'output=3',
    ]);
    assert.deepEqual(inPrompt('<!--\n  About.\n  breakeven: requests=5\n-->'), ['requests=5']);
  });

  it('finds them in front matter, as a comment, a text or a mapping', () => {
    assert.deepEqual(inPrompt('---\n# breakeven: requests=5\nmodel: x\n---\nHello'), ['requests=5']);
    assert.deepEqual(inPrompt('---\nmodel: x\nbreakeven: requests=5 output=3\n---\nHello'), [
      'requests=5 output=3',
    ]);
    assert.deepEqual(inPrompt('---\nbreakeven: "requests=5"\n---\nHello'), ['requests=5']);
    assert.deepEqual(
      inPrompt('---\nbreakeven:\n  requests: 5k # a month\n  batch: true\nmodel: x\n---\nHello'),
      ['requests=5k batch'],
    );
  });

  it('leaves the text of the prompt alone', () => {
    assert.deepEqual(inPrompt('breakeven: requests=5\n# breakeven: requests=5\n`# breakeven: ignore`'), []);
    assert.deepEqual(inPrompt('---\ndescription: breakeven: x\nnested:\n  breakeven: output=3\n---\n'), []);
  });
});
