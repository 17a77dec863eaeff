import assert from 'node:assert/strict';
import type { CallSite } from '../../../src/core/source/callSite';
import { GROWTH_CASES } from '../../support/cases/growth';
import { read } from '../../support/reader';

describe('lists that are built step by step', () => {
  for (const [name, [file, code, prompt]] of Object.entries(GROWTH_CASES)) {
    it(`hold ${name}`, async () => {
      const { calls } = await read(file, code);
      assert.deepEqual(calls.map(sent), [prompt]);
    });
  }
});

function sent({ messages }: CallSite): string {
  return messages
    .map(({ role, segments, ways }) => {
      const texts = segments.map((segment) => {
        const text = segment.kind === 'static' ? segment.text : `{${segment.name}}`;
        return segment.ways === undefined ? text : `(${text})`;
      });
      const message = `${role === null ? '' : `${role}: `}${texts.join('')}`;
      return ways === undefined ? message : `(${message})`;
    })
    .join(' | ');
}
