/** Figures in the text of a document. */

import { eventually, placeOf, same } from '../expect';
import type { Feature } from '../feature';
import { HI, ON_CALL } from './code';

export const FIGURES: readonly Feature[] = [
  {
    name: 'figures stand above a call and follow what is typed',
    async run(host, keep) {
      await host.write('ask.py', HI);
      const document = await host.open('ask.py', 'python');
      const lenses = await eventually(
        () => document.lenses(),
        (all) => same(all.length, 1),
      );
      same(lenses, []);
      keep('lenses', lenses);
      keep('hover', await document.hover(ON_CALL));
      await document.replace('gpt-4o', 'gpt-4o-mini');
      keep('typed', await document.lenses());
      same(placeOf(HI, 'client.responses'), ON_CALL);
    },
  },
];
