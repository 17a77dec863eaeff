import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  ACCEPT,
  CANCEL,
  eventually,
  FIRST_BUTTON,
  lensesByLine,
  NEXT,
  replaceText,
  runAnswering,
} from '../support/integration/actions';
import { exportReport, jsonReport } from '../support/integration/report';
import { closeAll, openFile, withSetting, workspaceUri, writeFile } from '../support/integration/vscode';

const SAMPLE_CALLS = 13;

describe('the palette', () => {
  beforeEach(async () => {
    const document = await openFile('rag_service/answer.py');
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    const dirty = () => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
    // Another editor may take the focus meanwhile, and be reverted in its place.
    await eventually(async () => {
      for (const document of dirty()) {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
      assert.deepEqual(dirty(), []);
    });
    await closeAll();
  });

  const commands: { command: string }[] =
    vscode.extensions.getExtension('breakeven.breakeven')?.packageJSON.contributes.commands ?? [];

  for (const { command } of commands) {
    it(`runs ${command} to its end, when every question is dismissed`, async () => {
      const before = volume();
      await runAnswering(command, [CANCEL]);
      assert.deepEqual(volume(), before);
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
  }

  it('has commands to run', () => assert.ok(commands.length >= 8));

  /** What a failing command offers to open. */
  const logIsShown = () =>
    vscode.window.visibleTextEditors.some(
      ({ document }) => document.uri.scheme === 'output' && document.uri.path.includes('Breakeven'),
    );

  it('shows the log', async () => {
    await vscode.commands.executeCommand('breakeven.showLog');
    await eventually(() => assert.ok(logIsShown()));
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await eventually(() => assert.ok(!logIsShown()));
  });

  const volume = () => vscode.workspace.getConfiguration('breakeven').inspect<number>('requestsPerMonth');
  const clearVolume = (target: vscode.ConfigurationTarget) =>
    vscode.workspace.getConfiguration('breakeven').update('requestsPerMonth', undefined, target);

  it('sets the volume of the workspace, starting from the one in force', async () => {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    try {
      // Without a call at hand all are meant.
      await closeAll();
      await vscode.workspace.getConfiguration('breakeven').update('requestsPerMonth', 25_000, Global);
      await runAnswering('breakeven.setRequestVolume', [ACCEPT]);
      assert.equal(volume()?.workspaceValue, 25_000);
      const stored = await vscode.workspace.fs.readFile(workspaceUri('.vscode', 'settings.json'));
      assert.match(new TextDecoder().decode(stored), /"breakeven\.requestsPerMonth": 25000/);
      await clearVolume(Global);
      const document = await openFile('rag_service/answer.py');
      // 25,000 times $0.0088725.
      await eventually(async () =>
        assert.match((await lensesByLine(document))[2] ?? '', /~\$221\.8\d\/mo API/),
      );
    } finally {
      await clearVolume(Global);
      await clearVolume(Workspace);
    }
  });

  it('estimates the month, and stores the volume that it asked for', async () => {
    try {
      assert.equal(volume()?.workspaceValue, undefined);
      await runAnswering('breakeven.estimateMonthlyCost', [ACCEPT, FIRST_BUTTON]);
      assert.equal(volume()?.workspaceValue, 10_000);
    } finally {
      await clearVolume(vscode.ConfigurationTarget.Workspace);
    }
  });

  it('estimates the month without a question when the volume is set', async () => {
    await withSetting('requestsPerMonth', 7, async () => {
      await runAnswering('breakeven.estimateMonthlyCost', [FIRST_BUTTON]);
      assert.equal(volume()?.workspaceValue, 7);
      const document = await openFile('rag_service/answer.py');
      await eventually(async () =>
        assert.match((await lensesByLine(document))[2] ?? '', /~\$0\.062\/mo API/),
      );
      assert.ok(!logIsShown(), 'the command failed');
    });
  });

  it('compares models for the call at the cursor, and writes the one that is chosen', async () => {
    const text = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: text });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 12, 1, 12);
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 1));
    await eventually(async () => {
      if (document.getText() === text) await runAnswering('breakeven.compareModels', [NEXT, ACCEPT]);
      assert.match(document.getText(), /responses\.create\(model="[\w.-]+", input="Hi"\)/);
      assert.notEqual(document.getText(), text);
    });
  });

  it('writes the inline style that is chosen where it is set already', async () => {
    const style = () => vscode.workspace.getConfiguration('breakeven').inspect<string>('inlineStyle');
    await withSetting('inlineStyle', 'codeLens', async () => {
      await eventually(async () => {
        if (style()?.workspaceValue === 'codeLens')
          await runAnswering('breakeven.setInlineStyle', [NEXT, NEXT, ACCEPT]);
        assert.notEqual(style()?.workspaceValue, 'codeLens');
      });
    });
    assert.equal(style()?.globalValue, undefined);
  });

  it('exports the report as Markdown, with a row for each call, the total and the date of the prices', async () => {
    const report = await exportReport('markdown');
    assert.match(report, /^# What the LLM calls of this workspace cost a month\n/);
    assert.equal(report.match(/\| 10k \|/g)?.length, SAMPLE_CALLS);
    assert.match(report, /\*\*at least \\?\$373\.67\*\*/);
    // In Markdown a sign that could mean more stands behind a backslash.
    assert.match(report.replaceAll('\\', ''), /Prices as of \d{4}-\d\d-\d\d, from .*genai/);
  });

  it('exports the report as CSV, with a line for each call', async () => {
    const [titles, ...lines] = (await exportReport('plaintext')).trimEnd().split(/\r?\n/);
    assert.match(titles ?? '', /^path,line,label,model,inputTokens,outputTokens,/);
    assert.equal(lines.length, SAMPLE_CALLS);
    assert.ok(lines.some((line) => line.startsWith('support-agent/src/agent.ts,77,')));
  });

  it('exports the report as JSON, whose rows add up to the total', async () => {
    await withSetting('requestsPerMonth', 20_000, async () => {
      const { rows, apiUsdPerMonth, incomplete } = await jsonReport();
      assert.equal(rows.length, SAMPLE_CALLS);
      assert.deepEqual([...new Set(rows.map((row) => row.requestsPerMonth))], [20_000]);
      const sum = rows.reduce((total, row) => total + (row.apiUsdPerMonth ?? 0), 0);
      assert.ok(Math.abs(sum - apiUsdPerMonth) < 1e-6, `${sum} is not ${apiUsdPerMonth}`);
      assert.ok(Math.abs(sum - 2 * 373.67) < 0.02, String(sum));
      assert.equal(incomplete, true);
    });
  });

  it('exports the report as HTML, with its charts and without a script', async () => {
    const report = await exportReport('html');
    assert.match(report, /^<!doctype html>\n/);
    assert.match(report, /at least \$373\.67/);
    assert.equal(report.match(/<svg /g)?.length, 2);
    assert.doesNotMatch(report, /<script| (?:src|href)=/);
  });

  it('reports documents as they are in the editor, saved or not', async () => {
    const document = await openFile('rag_service/answer.py');
    await replaceText(document, 'self._client.embeddings.create', 'self._embed');
    const { rows } = await jsonReport();
    assert.equal(rows.length, SAMPLE_CALLS - 1);
  });

  it('reports files that are made, changed and deleted, those that cannot be read left out', async () => {
    const call = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n';
    const made = await writeFile('made.py', call);
    const binary = await writeFile('binary.py', `${call}\u0000`);
    const large = await writeFile('large.py', call + '#'.repeat(20 * 1024 * 1024));
    const paths = async () => (await jsonReport()).rows.map(({ path }) => path);
    try {
      await eventually(async () => assert.ok((await paths()).includes('made.py')));
      assert.equal((await paths()).length, SAMPLE_CALLS + 1);
      await writeFile('made.py', call + call);
      await eventually(async () => assert.equal((await paths()).length, SAMPLE_CALLS + 2));
    } finally {
      for (const uri of [made, binary, large]) await vscode.workspace.fs.delete(uri);
    }
    await eventually(async () => assert.equal((await paths()).length, SAMPLE_CALLS));
  }).timeout(60_000);

  it('counts an open file once, whatever its name', async () => {
    const name = '[id] (a+b) @ü#1.py';
    const call = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n';
    const uri = await writeFile(name, call);
    const lines = async () => {
      const { rows } = await jsonReport();
      return rows.filter(({ path }) => path === name).map(({ line }) => line);
    };
    try {
      await eventually(async () => assert.deepEqual(await lines(), [2]));
      const document = await openFile(name);
      await eventually(async () => assert.equal((await lensesByLine(document)).length, 1));
      assert.deepEqual(await lines(), [2]);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });
});
