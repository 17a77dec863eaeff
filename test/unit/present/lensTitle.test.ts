import assert from 'node:assert/strict';
import path from 'node:path';
import { inlayLabel, lensTitle } from '../../../src/core/present/lensTitle';
import type { Breakeven } from '../../../src/core/project/breakeven';
import type { CostedItem } from '../../../src/core/project/documentEstimate';
import { INLINE_PARTS, type InlinePart, parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

describe('the line above a call', () => {
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  async function itemOf(text: string): Promise<CostedItem> {
    const context = breakeven.contextFor(parseSettings({}).settings, new Date('2026-01-15T00:00:00Z'));
    const document = { path: 'a.py', languageId: 'python', text: `from openai import OpenAI\n${text}\n` };
    const [item] = (await breakeven.estimateDocument(document, context)).items;
    assert.ok(item);
    return item;
  }

  const ask = (model: string) => itemOf(`OpenAI().responses.create(model="${model}", input=question)`);

  const SHOWN: Readonly<Record<InlinePart, RegExp>> = {
    model: /^gpt-4o$/,
    tokens: /^~\d+ \+ ~\d+ tokens$/,
    call: /^~\$[\d.]+ a call$/,
    apiMonth: /^~\$[\d.]+\/mo API$/,
    selfHostedMonth: /^~\$[\d,]+\/mo self-hosted$/,
  };

  it('says what is wanted and nothing else, in the order that is wanted', async () => {
    const item = await ask('gpt-4o');
    for (const part of INLINE_PARTS) assert.match(lensTitle(item, [part]), SHOWN[part], part);
    assert.equal(lensTitle(item, INLINE_PARTS), lensTitle(item));
    const [month, model] = lensTitle(item, ['apiMonth', 'model']).split(' · ');
    assert.match(month ?? '', SHOWN.apiMonth);
    assert.equal(model, 'gpt-4o');
  });

  it('says once why there is no figure, whichever were wanted', async () => {
    const item = await ask('my-own-7');
    for (const parts of [['call'], ['apiMonth', 'selfHostedMonth'], ['selfHostedMonth']] as const)
      assert.equal(lensTitle(item, parts), 'no price for this model in the catalog');
    assert.equal(lensTitle(item, ['model']), 'my-own-7');
  });

  it('is never empty: a call that nobody hosts has its tokens', async () => {
    const item = await itemOf('OpenAI().embeddings.create(model="text-embedding-3-small", input=question)');
    assert.match(lensTitle(item, ['selfHostedMonth']), /^~\d+ tokens$/);
  });

  it('is shorter at the end of a line', async () => {
    const item = await ask('gpt-4o');
    assert.match(inlayLabel(item), /^~\$[\d.]+ · ~\$[\d.]+\/mo$/);
    assert.match(inlayLabel(item, ['model', 'apiMonth']), /^~\$[\d.]+\/mo$/);
    assert.match(inlayLabel(item, ['model', 'tokens']), /^gpt-4o · ~\d+ \+ ~\d+ tokens$/);
  });
});
