import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  hoverAt,
  lensTitles,
  openFile,
  openText,
  until,
  withSetting,
} from '../support/integration/vscode';

const PRICED =
  /^\S.* · ~?[\d.]+k? (\+ ~?[\d.]+k? )?tokens · ~?\$[\d.]+ a call · ~?\$[\d.,]+\/mo API( · ~?\$[\d,]+\/mo self-hosted)?$/;

describe('figures in the editor', () => {
  afterEach(closeAll);

  const FILES = [
    {
      path: ['rag_service', 'answer.py'],
      models: ['gpt-4o-mini', 'text-embedding-3-small', 'gpt-4o', 'gpt-4o'],
    },
    { path: ['extraction', 'invoices.py'], models: ['claude-3-5-haiku-20241022', 'claude-sonnet-4-5'] },
    { path: ['prompts', 'translate.prompty'], models: ['gpt-4o-mini'] },
    { path: ['.github', 'prompts', 'release-notes.prompt.md'], models: ['gpt-4o'] },
  ];

  for (const { path, models } of FILES) {
    it(`stand above each call of ${path.join('/')}`, async () => {
      const document = await openFile(...path);
      const titles = await until(
        () => lensTitles(document),
        (all) => all.length === models.length,
        'lenses',
      );
      assert.deepEqual(
        titles.map((title) => title.split(' · ')[0]),
        models,
      );
      for (const title of titles) assert.match(title, PRICED);
    });
  }

  it('say that a model is not known instead of guessing a price', async () => {
    const document = await openFile('support-agent', 'src', 'agent.ts');
    const titles = await until(
      () => lensTitles(document),
      (all) => all.length === 3,
      'lenses',
    );
    const [unknown = ''] = titles.filter((title) => title.startsWith('model from'));
    assert.match(unknown, /no price: the model is not known from the code/);
    assert.doesNotMatch(unknown, /\$/);
  });

  it('open into parts, price, source and date on hover', async () => {
    const document = await openFile('rag_service', 'answer.py');
    const text = await until(
      () => hoverAt(document, 'max_tokens=MAX_ANSWER_TOKENS'),
      (hover) => hover !== '',
      'hover',
    );
    for (const part of [
      'gpt\\-4o',
      'Per month',
      'Self\\-hosted',
      'Break\\-even',
      'System text',
      'Framing',
      'genai\\-prices',
      'as of 20',
      'command:breakeven.showItem',
    ])
      assert.ok(text.includes(part) || text.includes(part.replaceAll('\\', '')), `no "${part}" in ${text}`);
  });

  it('leave code alone that calls no LLM', async () => {
    const document = await openText(
      'python',
      'from twilio.rest import Client\nClient().messages.create(body="hi", to="+1")\n',
    );
    assert.deepEqual(await lensTitles(document), []);
    assert.equal(await hoverAt(document, 'messages.create'), '');
  });

  it('follow an edit of an unsaved document', async () => {
    const document = await openText(
      'python',
      'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n',
    );
    await until(
      () => lensTitles(document),
      ([title]) => title?.startsWith('gpt-4o ·') === true,
      'the first model',
    );
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('gpt-4o') + 'gpt-4o'.length);
    edit.insert(document.uri, at, '-mini');
    await vscode.workspace.applyEdit(edit);
    await until(
      () => lensTitles(document),
      ([title]) => title?.startsWith('gpt-4o-mini ·') === true,
      'the second model',
    );
  });

  it('follow a setting at once', async () => {
    const document = await openFile('rag_service', 'answer.py');
    const month = (titles: string[]) =>
      Number(/\$([\d.,]+)\/mo API/.exec(titles[0] ?? '')?.[1]?.replaceAll(',', ''));
    const before = month(
      await until(
        () => lensTitles(document),
        (all) => all.length === 4,
        'lenses',
      ),
    );
    await withSetting('requestsPerMonth', 100_000, async () => {
      const after = await until(
        async () => month(await lensTitles(document)),
        (value) => value !== before,
        'another month',
      );
      assert.ok(Math.abs(after / before - 10) < 0.2, `${before} → ${after}`);
    });
    await until(
      async () => month(await lensTitles(document)),
      (value) => value === before,
      'the month of before',
    );
  });

  it('give way to inlay hints, or to nothing', async () => {
    const document = await openFile('rag_service', 'answer.py');
    await until(
      () => lensTitles(document),
      (all) => all.length === 4,
      'lenses',
    );
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
    await withSetting('inlineStyle', 'inlayHint', async () => {
      await until(hints, (all) => (all ?? []).length === 4, 'four inlay hints');
      await until(
        () => lensTitles(document),
        (all) => all.length === 0,
        'no lens',
      );
    });
    await withSetting('inlineStyle', 'off', async () => {
      await until(hints, (all) => (all ?? []).length === 0, 'no inlay hint');
    });
  });
});
