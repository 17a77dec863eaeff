import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LensProvider } from '../../src/client/lensProvider';

/** Lenses that are answered when the test lets them. */
class SlowLenses {
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  private readonly serverRuns = new vscode.EventEmitter<void>();
  readonly onLensesChanged = this.lensesChanged.event;
  readonly onServerRuns = this.serverRuns.event;
  private readonly waiting: (() => void)[] = [];
  private asked: () => void = () => undefined;

  change = () => this.lensesChanged.fire();
  run = () => this.serverRuns.fire();

  lensesOf(): Promise<vscode.CodeLens[]> {
    this.asked();
    return new Promise((resolve) => this.waiting.push(() => resolve([])));
  }

  untilAsked(): Promise<void> {
    return new Promise((resolve) => {
      this.asked = resolve;
    });
  }

  answer = () => this.waiting.shift()?.();
}

describe('lenses that change', () => {
  let provider: LensProvider;
  let source: SlowLenses;
  let told: number;

  beforeEach(() => {
    [provider, source, told] = [new LensProvider(), new SlowLenses(), 0];
    provider.onDidChangeCodeLenses(() => {
      told += 1;
    });
    provider.comeFrom(source);
  });
  afterEach(() => provider.dispose());

  /** Asks as VS Code does. @returns how to have it answered */
  const ask = async (): Promise<() => Promise<void>> => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'a' });
    const asked = source.untilAsked();
    const lenses = provider.provideCodeLenses(document, new vscode.CancellationTokenSource().token);
    await asked;
    return async () => {
      source.answer();
      await lenses;
    };
  };

  it('are asked for anew once those that are on their way have come: VS Code would drop them', async () => {
    const [answerFirst, answerSecond] = [await ask(), await ask()];
    source.change();
    source.change();
    await answerFirst();
    assert.equal(told, 0);
    await answerSecond();
    assert.equal(told, 1);
  });

  it('are asked for anew at once where none are on their way, and no more until they were', async () => {
    source.change();
    assert.equal(told, 0);
    const answer = await ask();
    await answer();
    assert.equal(told, 0);
    source.change();
    source.change();
    assert.equal(told, 1);
  });

  it('are not asked for anew because a server runs that has answered none yet', async () => {
    const answer = await ask();
    source.run();
    await answer();
    assert.equal(told, 0);
    source.run();
    assert.equal(told, 1);
  });
});
