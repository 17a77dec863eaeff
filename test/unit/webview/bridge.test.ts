import assert from 'node:assert/strict';
import { panelFailureSchema } from '../../../src/protocol/panel';
import { connect } from '../../../src/webview/bridge';

/** The page as VS Code makes it: what it remembers, and what comes in. */
function pageThat(remembers: unknown) {
  const window = new EventTarget();
  Object.assign(globalThis, { acquireVsCodeApi: () => ({ getState: () => remembers }) });
  const tell = (data: unknown) => window.dispatchEvent(Object.assign(new Event('message'), { data }));
  return { bridge: connect(window), tell };
}

describe('the page of the panel', () => {
  const { error } = console;
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    console.error = (text: string) => said.push(text);
  });
  afterEach(() => {
    console.error = error;
    Reflect.deleteProperty(globalThis, 'acquireVsCodeApi');
  });

  it('takes what it knows, and drops the rest with a word in the log', () => {
    const { bridge, tell } = pageThat(undefined);
    const heard: unknown[] = [];
    bridge.onMessage((message) => heard.push(message));
    const failure = panelFailureSchema.parse({ type: 'failure', message: 'No' });
    for (const data of [{}, { type: 'failure' }, { type: 'snapshot', __proto__: failure }, [], 7, failure])
      tell(data);
    assert.deepEqual(heard, [failure]);
    assert.ok(said.length >= 3 && said.every((text) => text.includes('was not understood')), said.join('\n'));
  });

  it('remembers what was open, and nothing where that is damaged', () => {
    const memory = { openSections: ['costs'], scrollTop: 12 };
    assert.deepEqual(pageThat(memory).bridge.remembered(), memory);
    for (const damaged of [undefined, null, 7, {}, { openSections: 7, scrollTop: 0 }, { scrollTop: 'x' }])
      assert.deepEqual(pageThat(damaged).bridge.remembered(), {}, JSON.stringify(damaged));
  });
});
