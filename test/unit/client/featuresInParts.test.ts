import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerInParts } from '../../../src/client/featuresInParts';

/** A client with the two things that are used of it. */
function clientOf(done: string[], isRunning: () => boolean) {
  const features = new Map<string, { initialize: (...given: unknown[]) => void }>();
  const getFeature = (method: string) => {
    const known = features.get(method) ?? {
      initialize: (...given: unknown[]) => done.push(`${method} ${given.join()}`),
    };
    features.set(method, known);
    return known;
  };
  return { client: { getFeature, isRunning } as unknown as BaseLanguageClient, features };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

describe('features of the language client', () => {
  it('are registered one after the other, with what the client gave them, and others have their turn', async () => {
    const done: string[] = [];
    const { client, features } = clientOf(done, () => true);
    registerInParts(client);
    for (const feature of features.values()) feature.initialize('capabilities', 'selector');
    assert.deepEqual(done, [], 'none at once');
    let most = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const before = done.length;
      await setImmediate();
      most = Math.max(most, done.length - before);
    }
    assert.equal(most, 1);
    assert.deepEqual(
      done,
      [...features.keys()].map((method) => `${method} capabilities,selector`),
    );
    assert.ok(features.has('textDocument/hover'));
  });

  it('are not registered for a client that has ended', async () => {
    const done: string[] = [];
    let isRunning = true;
    const { client, features } = clientOf(done, () => isRunning);
    registerInParts(client);
    for (const feature of features.values()) feature.initialize();
    isRunning = false;
    await turns(20);
    assert.deepEqual(done, []);
  });
});
