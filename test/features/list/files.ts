/** What is read: languages, prompt files, notebooks, documents that nobody has saved, and what cannot be read. */

import { eventually, fits, holds, placeOf, same } from '../expect';
import type { Feature } from '../feature';
import { notebookOf } from '../notebook';
import { HI, HI_FIGURE, ON_CALL } from './code';
import { LANGUAGES, PROMPT_FILES, type SourceFile } from './sources';

const TINY = {
  added_tokens: [],
  decoder: null,
  normalizer: null,
  post_processor: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  model: {
    type: 'BPE',
    vocab: { h: 0, e: 1, l: 2, o: 3, Ġ: 4, he: 5, ll: 6, hell: 7, hello: 8 },
    merges: [
      ['h', 'e'],
      ['l', 'l'],
      ['he', 'll'],
      ['hell', 'o'],
    ],
  },
};

/** Each file by itself shows its figures, and the same ones again in the report of all of them. */
function reads(name: string, files: readonly SourceFile[]): Feature {
  return {
    name,
    async run(host, keep) {
      for (const { path, text } of files) await host.write(path, text);
      for (const { path, languageId, line, starts } of files) {
        const document = await host.open(path, languageId);
        const lenses = await eventually(
          () => document.lenses(),
          (all) =>
            same(
              all.map((lens) => lens.line),
              [line],
              path,
            ),
        );
        holds(lenses[0]?.text.startsWith(starts) === true, `${path}: ${lenses[0]?.text}`);
        keep(path, [lenses, await document.hover({ line, character: 1 })]);
        await document.close();
      }
    },
  };
}

export const FILES: readonly Feature[] = [
  reads('calls in every language are read', LANGUAGES),
  reads('prompt files of every format are read', PROMPT_FILES),
  {
    name: 'a document that was never saved has figures and problems',
    async run(host, keep) {
      const document = await host.openUntitled('python', HI);
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, [{ ...ON_CALL, text: HI_FIGURE }]),
      );
      keep('hover', await document.hover(ON_CALL));
      await document.replace(', max_output_tokens=100', '');
      await eventually(
        () => document.problems(),
        (problems) =>
          same(
            problems.map(({ code }) => code),
            ['noOutputCap'],
          ),
      );
      // Files of features before this one may still be about to go.
      const report = await eventually(
        () => host.report('csv'),
        (csv) => holds(csv.trimEnd().split('\r\n').length === 2, csv),
      );
      keep('report', report);
    },
  },
  {
    name: 'a notebook is one program: its cells have figures, and its calls count once',
    async run(host, keep) {
      const cells = [
        'from openai import OpenAI\nclient = OpenAI()',
        'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi", max_output_tokens=10)',
      ];
      await host.write('ask.ipynb', notebookOf(cells));
      const [, cell] = await host.openNotebook('ask.ipynb');
      holds(cell !== undefined, 'no cell');
      const lenses = await eventually(
        () => cell.lenses(),
        (all) =>
          same(
            all.map(({ line }) => line),
            [1],
          ),
      );
      keep('lenses', lenses);
      keep('hover', await cell.hover({ line: 1, character: 12 }));
      const report = await eventually(
        () => host.report('csv'),
        (csv) => {
          same(csv.trimEnd().split(/\r?\n/).length, 2);
          // Until the file was found, the cell stands for itself.
          fits(csv, /ask\.ipynb,/);
        },
      );
      keep('report', report);
    },
  },
  {
    name: 'a model in another file is followed, saved or not',
    async run(host, keep) {
      await host.write('settings.py', 'MODEL = "gpt-4o"\n');
      await host.write('ask.py', `from settings import MODEL\n${HI.replace('"gpt-4o"', 'MODEL')}`);
      const document = await host.open('ask.py', 'python');
      const model = (name: string) =>
        eventually(
          () => document.lenses(),
          ([lens]) => same(lens?.text.split(' · ')[0], name),
        );
      await model('gpt-4o');
      await host.write('settings.py', 'MODEL = "gpt-4.1"\n');
      keep('changed', await model('gpt-4.1'));
      const settings = await host.open('settings.py', 'python');
      await settings.replace('gpt-4.1', 'gpt-4.1-mini');
      keep('unsaved', await model('gpt-4.1-mini'));
      await settings.replace('gpt-4.1-mini', 'gpt-4.1');
      await settings.save();
      await settings.close();
      await model('gpt-4.1');
      await host.remove('settings.py');
      await model('model from MODEL');
    },
  },
  {
    name: 'half-typed code keeps the other figures, and the place is marked',
    async run(host, keep) {
      const document = await host.openUntitled('python', HI);
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses.length, 1),
      );
      const half =
        '\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": \n';
      await document.replace('max_output_tokens=100)\n', `max_output_tokens=100)\n${half}`);
      const problems = await eventually(
        () => document.problems(),
        (all) =>
          holds(
            all.some(({ code }) => code === 'syntax-error'),
            'no syntax error',
          ),
      );
      keep('problems', problems);
      const lenses = await document.lenses();
      same(lenses[0], { ...ON_CALL, text: HI_FIGURE });
      keep('lenses', lenses);
      await document.replace(half, '');
      await eventually(
        () => document.problems(),
        (all) => same(all, []),
      );
    },
  },
  {
    name: 'what is too large, binary or broken says so, and the editor goes on',
    async run(host, keep) {
      await host.write('large.py', `${HI}${'# nothing to see here\n'.repeat(150_000)}`);
      await host.write('broken.prompty', '---\nname: x\nmodel: [gpt-4o\n---\nsystem:\nHello\n');
      await host.write('empty.py', '');
      for (const [path, languageId, code] of [
        ['large.py', 'python', 'too-large'],
        ['broken.prompty', 'prompty', 'invalid-front-matter'],
      ] as const) {
        const document = await host.open(path, languageId);
        const problems = await eventually(
          () => document.problems(),
          (all) =>
            same(
              all.map((problem) => problem.code),
              [code],
              path,
            ),
        );
        keep(path, [problems, await document.lenses()]);
        await document.close();
      }
      const binary = await host.openUntitled('python', `\u0000\u0001${HI}`);
      await eventually(
        () => binary.problems(),
        (all) =>
          same(
            all.map((problem) => problem.code),
            ['binary'],
          ),
      );
      same(await binary.lenses(), []);
      const empty = await host.open('empty.py', 'python');
      same(
        [await empty.lenses(), empty.problems(), await empty.hover({ line: 0, character: 0 })],
        [[], [], ''],
      );
      keep('report', await host.report('csv'));
    },
  },
  {
    name: 'a tokenizer.json of one’s own counts the texts of its models',
    async run(host) {
      const text = HI.replace('OpenAI()', 'OpenAI(base_url="http://localhost:8000/v1")')
        .replace('gpt-4o', 'meta-llama/Llama-3.1-8B')
        .replace('f"Answer: {question}"', '"hello hello"');
      await host.write('ask.py', text);
      await host.write('models/tokenizer.json', JSON.stringify(TINY));
      const document = await host.open('ask.py', 'python');
      const start = placeOf(text, 'hello hello');
      const end = placeOf(text, 'hello hello', 'end');
      await host.write('breakeven.json', '{ "tokenizers": { "*llama-3*": "models/tokenizer.json" } }');
      await eventually(
        () => document.countTokens([{ start, end }]),
        (count) => fits(count, /^3 tokens \(.*tokenizer\.json/),
      );
    },
  },
];
