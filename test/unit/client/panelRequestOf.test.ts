import assert from 'node:assert/strict';
import { panelRequestOf } from '../../../src/client/panelRequestOf';

describe('what the page of the panel asks for', () => {
  it('is taken where it is a request, without what does not belong to it', () => {
    const log = { warn: assert.fail };
    assert.deepEqual(panelRequestOf({ type: 'ready', more: 1 }, log, 'panel'), { type: 'ready' });
  });

  it('is dropped with a word in the log where it is anything else', () => {
    const said: string[] = [];
    const log = { warn: (text: string) => void said.push(text) };
    const proto = JSON.parse('{"__proto__": {"type": "ready"}}');
    const others = [undefined, null, 7, 'ready', [], {}, { type: 'evil' }, proto, { type: 'selectWorkload' }];
    for (const message of others) assert.equal(panelRequestOf(message, log, 'panel'), null);
    assert.equal(said.length, others.length);
    for (const text of said) assert.match(text, /^A message of the panel was not understood: /);
  });
});
