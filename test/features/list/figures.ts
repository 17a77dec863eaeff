/** Figures in the text of a document, and about it. */

import { eventually, fits, holds, placeOf, same } from '../expect';
import type { Feature } from '../feature';
import type { Host } from '../host';
import { HI, HI_FIGURE, ON_CALL, TOGETHER } from './code';

async function opened(host: Host, text = HI) {
  await host.write('ask.py', text);
  const document = await host.open('ask.py', 'python');
  // What the feature before has left is gone when the figure is that of the text alone.
  await eventually(
    () => document.lenses(),
    (lenses) =>
      text === HI ? same(lenses, [{ ...ON_CALL, text: HI_FIGURE }]) : holds(lenses.length > 0, 'no figure'),
  );
  return document;
}

export const FIGURES: readonly Feature[] = [
  {
    name: 'figures stand above a call and follow what is typed',
    async run(host, keep) {
      const document = await opened(host);
      same(await document.lenses(), [{ ...ON_CALL, text: HI_FIGURE }]);
      await document.replace('gpt-4o', 'gpt-4o-mini');
      await document.replace('def answer', '\n\ndef answer');
      const [moved] = await document.lenses();
      same(moved?.line, ON_CALL.line + 2);
      fits(moved?.text ?? '', /^gpt-4o-mini · ~70 \+ ~60 tokens · /);
      keep('typed', moved);
      await document.replace('client.responses.create', 'print');
      same(await document.lenses(), []);
    },
  },
  {
    name: 'columns are counted in UTF-16, whatever stands before a call',
    async run(host) {
      const document = await opened(host, HI.replace('    return', '    "😀é"; return'));
      same(await document.lenses(), [{ line: 5, character: 18, text: HI_FIGURE }]);
      await document.replace('"😀é"', '"é😀é"');
      same(await document.lenses(), [{ line: 5, character: 19, text: HI_FIGURE }]);
    },
  },
  {
    name: 'figures stand at the end of lines, or not at all, as the setting says',
    async run(host) {
      const document = await opened(host);
      same(await document.hints(), []);
      await host.configure({ inlineStyle: 'inlayHint' });
      const end = HI.split('\n')[ON_CALL.line]?.length ?? 0;
      await eventually(
        () => document.hints(),
        (hints) => same(hints, [{ line: 5, character: end, text: '~$0.00078 · ~$7.75/mo' }]),
      );
      same(await document.lenses(), []);
      await host.configure({ inlineStyle: 'off' });
      await eventually(
        () => document.hints(),
        (hints) => same(hints, []),
      );
      same(await document.lenses(), []);
    },
  },
  {
    name: 'the hover opens a figure into its parts',
    async run(host, keep) {
      const document = await opened(host);
      const hover = await document.hover(placeOf(HI, 'responses.create'));
      for (const part of [
        '**gpt\\-4o**',
        'Per month',
        'Self\\-hosted',
        'reak-even',
        'variable question',
        'as of 2',
      ])
        holds(hover.includes(part) || hover.includes(part.replace('-', '\\-')), `no "${part}" in ${hover}`);
      keep('hover', hover);
      same(await document.hover({ line: 0, character: 0 }), '');
    },
  },
  {
    name: 'a function of several calls has a figure of its own',
    async run(host, keep) {
      const document = await opened(host, TOGETHER);
      const lenses = await document.lenses();
      same(
        lenses.map(({ line }) => line),
        [4, 6, 7],
      );
      fits(lenses[0]?.text ?? '', /^4 calls · .* together$/);
      keep('lenses', lenses);
      keep('hover', await document.hover(placeOf(TOGETHER, 'model="gpt-4o-mini"')));
    },
  },
  {
    name: 'a call below the threshold is not drawn, and its hover stays',
    async run(host) {
      const document = await opened(host);
      await host.configure({ inlineThresholdUsd: 7.76 });
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses, []),
      );
      fits(await document.hover(ON_CALL), /gpt\\-4o/);
      await host.configure({ inlineThresholdUsd: 7.7 });
      await eventually(
        () => document.lenses(),
        (lenses) => same(lenses.length, 1),
      );
    },
  },
  {
    name: 'the status bar adds up the document',
    async run(host, keep) {
      const document = await opened(host);
      const summary = await eventually(
        () => document.summary(),
        ({ text }) => same(text, '$(graph) ~$7.75/mo'),
      );
      keep('tooltip', summary.tooltip);
      fits(summary.tooltip, /answer.*gpt\\-4o.*\| 70 \| \$7\.75 \|/);
    },
  },
  {
    name: 'tokens of selections and of the document are counted',
    async run(host) {
      const document = await opened(host);
      const start = placeOf(HI, 'Answer: ');
      const end = placeOf(HI, 'Answer: ', 'end');
      same(await document.countTokens([{ start, end }]), '3 tokens (o200k_base, gpt-4o)');
      const firstLine = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      same(await document.countTokens([{ start, end }, firstLine]), '10 tokens (o200k_base, gpt-4o)');
      same(await document.countTokens([]), '43 tokens (o200k_base, gpt-4o)');
    },
  },
  {
    name: 'a model that is not known gets no figure, and is named',
    async run(host, keep) {
      const document = await opened(host, HI.replace('"gpt-4o"', 'settings.model'));
      const [lens] = await document.lenses();
      fits(lens?.text ?? '', /no price: the model is not known from the code$/);
      keep('lens', lens);
      await eventually(
        () => document.problems(),
        (problems) =>
          same(
            problems.map(({ code }) => code),
            ['unknownModel'],
          ),
      );
      keep('problems', document.problems());
    },
  },
  {
    name: 'a price of one’s own takes the place of the catalog’s',
    async run(host, keep) {
      const document = await opened(host);
      const prices = { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1000 } };
      await host.write('breakeven.json', JSON.stringify({ prices }));
      await eventually(
        () => document.lenses(),
        ([lens]) =>
          same(
            lens?.text,
            'gpt-4o · ~70 + ~60 tokens · ~$0.06 a call · ~$600.00/mo API · ~$5,146/mo self-hosted',
          ),
      );
      keep('hover', await document.hover(ON_CALL));
    },
  },
  {
    name: 'other models for a call are listed with what they would cost',
    async run(host, keep) {
      const document = await opened(host);
      const models = await document.otherModels(ON_CALL);
      holds(models.length > 10, `${models.length} models`);
      same(
        models.filter(({ isCurrent }) => isCurrent).map(({ model }) => model),
        ['gpt-4o'],
      );
      keep('models', models);
    },
  },
];
