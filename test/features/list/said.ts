/** What people say in comments, in `breakeven.json` and in settings, and what is said to them. */

import { eventually, fits, holds, placeOf, same } from '../expect';
import type { Feature } from '../feature';
import type { Host, OpenDocument, Problem } from '../host';
import { HI, HI_FIGURE, ON_CALL } from './code';

const COMMENT = (words: string) => HI.replace('    return', `    # breakeven: ${words}\n    return`);

async function opened(host: Host, text: string): Promise<OpenDocument> {
  await host.write('ask.py', text);
  return host.open('ask.py', 'python');
}

const firstFigure = (document: OpenDocument, pattern: RegExp) =>
  eventually(
    () => document.lenses(),
    ([lens]) => fits(lens?.text ?? 'no figure', pattern),
  );

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

const problemsOf = (document: OpenDocument, wanted: readonly string[]) =>
  eventually(
    () => document.problems(),
    (problems) => same(codes(problems), wanted),
  );

export const SAID: readonly Feature[] = [
  {
    name: 'a comment sets volume, answer and variables as it is typed',
    async run(host, keep) {
      const document = await opened(host, COMMENT('requests=20k output=30'));
      await firstFigure(document, /^gpt-4o · ~70 \+ 30 tokens · ~\$0\.00048 a call · ~\$9\.50\/mo API/);
      await document.replace('output=30', 'output=30 question=500');
      keep('figure', await firstFigure(document, /^gpt-4o · ~510 \+ 30 tokens/));
      keep('hover', await document.hover({ ...ON_CALL, line: ON_CALL.line + 1 }));
      await document.replace('requests=20k output=30 question=500', 'ignore -- only a test');
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, []),
      );
    },
  },
  {
    name: 'the words of a comment and its models are completed',
    async run(host, keep) {
      const text = COMMENT('output=5 model=gpt-4.1-m');
      const document = await opened(host, text);
      const words = await eventually(
        () => document.complete(placeOf(text, 'output=5 ', 'end')),
        (all) => holds(all.length > 0, 'no word'),
      );
      const labels = words.map(({ label }) => label);
      same(
        ['requests', 'cached', 'batch', 'steps', 'ignore', 'question'].filter(
          (word) => !labels.includes(word),
        ),
        [],
      );
      holds(!labels.includes('output'), 'what is given is not offered again');
      keep('words', words);
      const models = await document.complete(placeOf(text, 'gpt-4.1-m', 'end'));
      same(models[0]?.label, 'gpt-4.1-mini');
      keep('models', models);
    },
  },
  {
    name: 'a mistake in a comment is marked at its word and mended',
    async run(host, keep) {
      const document = await opened(host, COMMENT('outptu=30'));
      const [problem] = await problemsOf(document, ['unknown-directive']);
      holds(problem !== undefined, 'no problem');
      same(problem.range.start, placeOf(document.text(), 'outptu'));
      keep('problem', problem);
      await eventually(
        () => document.fixes(problem),
        (titles) => same(titles, ['Change to output']),
      );
      await document.applyFix(problem, 'Change to output');
      holds(document.text().includes('breakeven: output=30\n'), document.text());
      await problemsOf(document, []);
      await firstFigure(document, /\+ 30 tokens/);
    },
  },
  {
    name: 'an answer without a cap is marked, and fixes write what is missing',
    async run(host, keep) {
      const text = HI.replace(', max_output_tokens=100', '');
      const document = await opened(host, text);
      const [problem] = await problemsOf(document, ['noOutputCap']);
      holds(problem !== undefined, 'no problem');
      const titles = await document.fixes(problem);
      keep('problem', problem);
      keep('fixes', titles);
      holds(titles.length === 2, titles.join());
      const [cap = '', ignore = ''] = titles;
      await document.applyFix(problem, cap);
      fits(document.text(), /max_output_tokens=\d+/);
      keep('capped', document.text());
      await problemsOf(document, []);
      await document.replace(document.text(), text);
      const [again] = await problemsOf(document, ['noOutputCap']);
      holds(again !== undefined, 'no problem');
      await document.applyFix(again, ignore);
      same(document.text().split('\n')[ON_CALL.line], '    # breakeven: ignore -- ');
    },
  },
  {
    name: 'the rules are as loud as the settings say',
    async run(host) {
      const document = await opened(host, HI.replace(', max_output_tokens=100', ''));
      await problemsOf(document, ['noOutputCap']);
      same(document.problems()[0]?.severity, 4);
      await host.configure({ 'problems.noOutputCap': 'error' });
      await eventually(
        () => document.problems(),
        ([problem]) => same(problem?.severity, 1),
      );
      await host.configure({ 'problems.noOutputCap': 'off' });
      await problemsOf(document, []);
    },
  },
  {
    name: 'breakeven.json holds from when it is made until it is deleted',
    async run(host) {
      const document = await opened(host, HI);
      await firstFigure(document, /\+ ~60 tokens/);
      await host.write('breakeven.json', '{ "outputTokens": 7 }');
      await firstFigure(document, /\+ 7 tokens/);
      await host.write(
        'breakeven.json',
        '{ "variables": { "question": 300 }, "calls": [{ "function": "answer", "outputTokens": 9 }] }',
      );
      await firstFigure(document, /^gpt-4o · ~310 \+ 9 tokens/);
      await host.write('breakeven.json', '{ "ignore": ["*.py"] }');
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, []),
      );
      await host.remove('breakeven.json');
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, [{ ...ON_CALL, text: HI_FIGURE }]),
      );
    },
  },
  {
    name: 'breakeven.json is taken up when it is saved in the editor',
    async run(host) {
      await host.write('breakeven.json', '{ "outputTokens": 7 }');
      const code = await opened(host, HI);
      await firstFigure(code, /\+ 7 tokens/);
      const config = await host.open('breakeven.json', 'jsonc');
      await config.replace('7', '8');
      await firstFigure(code, /\+ 7 tokens/);
      await config.save();
      await firstFigure(code, /\+ 8 tokens/);
    },
  },
  {
    name: 'mistakes in breakeven.json are marked where they stand, and cost nothing but themselves',
    async run(host, keep) {
      const text =
        '{\n  "outputTokens": 7,\n  "models": { "support": "gpt-99" },\n  "ignore": ["nowhere/**"]\n}\n';
      await host.write('breakeven.json', text);
      const code = await opened(host, HI);
      await firstFigure(code, /\+ 7 tokens/);
      const problems = await eventually(
        () => host.problemsOf('breakeven.json'),
        (all) =>
          same(
            all.map(({ range }) => range.start),
            [placeOf(text, '"gpt-99"'), placeOf(text, '"nowhere/**"')],
          ),
      );
      keep('problems', problems);
    },
  },
  {
    name: 'breakeven.json is completed by its schema',
    async run(host) {
      const text = '{ "calls": [{ "path": "ask.py",  }] }';
      await host.write('breakeven.json', text);
      const config = await host.open('breakeven.json', 'jsonc');
      await eventually(
        () => config.complete(placeOf(text, '"ask.py", ', 'end')),
        (all) => {
          const labels = all.map(({ label }) => label);
          same(
            ['function', 'outputTokens', 'steps'].filter((key) => !labels.includes(key)),
            [],
          );
        },
      );
    },
  },
  {
    name: 'a setting takes effect at once, and back',
    async run(host) {
      const document = await opened(host, HI);
      await host.configure({ requestsPerMonth: 1_000_000 });
      await firstFigure(document, /~\$775\.00\/mo API/);
      await host.configure({ requestsPerMonth: undefined, outputTokens: 50, 'api.batchShare': 1 });
      await firstFigure(document, /\+ 50 tokens/);
      await host.configure({ outputTokens: undefined, 'api.batchShare': undefined });
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, [{ ...ON_CALL, text: HI_FIGURE }]),
      );
    },
  },
  {
    name: 'a setting that cannot be used is said, and its default holds',
    async run(host, keep) {
      const document = await opened(host, HI);
      await firstFigure(document, /\/mo API/);
      host.messages();
      await host.configure({ requestsPerMonth: 'many' });
      const said: string[] = [];
      await eventually(
        () => said.push(...host.messages()),
        () => holds(said.length > 0, 'nothing was said'),
      );
      keep('said', said);
      fits(said.join(), /requestsPerMonth is "many"/);
      same(await document.lenses(), [{ ...ON_CALL, text: HI_FIGURE }]);
      await host.configure({ requestsPerMonth: undefined, 'hosting.gpu': 'H9000' });
      await firstFigure(document, /\/mo API$/);
    },
  },
  {
    name: 'a budget is marked in the file that sets it, or at the dearest call, and in the status bar',
    async run(host, keep) {
      const text = '{\n  "monthlyBudgetUsd": 1\n}\n';
      await host.write('breakeven.json', text);
      const document = await opened(host, HI);
      const [problem] = await eventually(
        () => host.problemsOf('breakeven.json'),
        (all) => same(codes(all), ['budgetExceeded']),
      );
      same(problem?.range.start.line, 1);
      keep('in the file', problem);
      await eventually(
        () => document.summary(),
        (summary) => same(summary.text, '$(warning) ~$7.75/mo · over budget'),
      );
      await host.remove('breakeven.json');
      await eventually(
        () => document.summary(),
        (summary) => same(summary.text, '$(graph) ~$7.75/mo'),
      );
      await host.configure({ monthlyBudgetUsd: 2 });
      keep('at the call', await problemsOf(document, ['budgetExceeded']));
      await host.configure({ monthlyBudgetUsd: 20 });
      await problemsOf(document, []);
    },
  },
];

/** Prices and hardware that a folder sets. To be the first: trust is never taken back. */
export const TRUST: Feature = {
  name: 'what a folder says of prices is used once the folder is trusted',
  async run(host) {
    await host.write(
      'breakeven.json',
      '{ "outputTokens": 7, "prices": { "gpt-4o": { "inputPerMillion": 0, "outputPerMillion": 1000 } } }',
    );
    const document = await opened(host, HI);
    await firstFigure(document, /^gpt-4o · ~70 \+ 7 tokens · ~\$0\.00025 a call/);
    await host.grantTrust();
    await firstFigure(document, /^gpt-4o · ~70 \+ 7 tokens · \$0\.007 a call/);
  },
};
