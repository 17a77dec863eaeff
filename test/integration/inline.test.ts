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

describe('figures in the editor', () => {
  afterEach(closeAll);

  it('leave code alone that calls no LLM', async () => {
    const document = await openText(
      'python',
      'from twilio.rest import Client\nClient().messages.create(body="hi", to="+1")\n',
    );
    assert.deepEqual(await lensTitles(document), []);
    assert.equal(await hoverAt(document, 'messages.create'), '');
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
