import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lensesByLine, replaceText } from '../support/integration/actions';
import { jsonReport } from '../support/integration/report';
import {
  closeAll,
  hoverAt,
  openFile,
  openText,
  problems,
  until,
  workspaceUri,
  writeFile,
} from '../support/integration/vscode';

const IMPORTS =
  'from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4o"\nSYSTEM = "You answer in one sentence."';
const CALL =
  'client.chat.completions.create(model=MODEL, messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}])';

const reportedPaths = async () => (await jsonReport()).rows.map(({ path }) => path);

describe('a notebook', () => {
  afterEach(closeAll);

  const notebook = (cells: readonly object[]) =>
    JSON.stringify({
      cells,
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
  const code = (source: string) => ({
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [],
    execution_count: null,
  });

  /** As from the explorer: what an extension opens by itself stays open for a while. */
  async function openNotebook(name: string): Promise<vscode.NotebookDocument> {
    await vscode.commands.executeCommand('vscode.open', workspaceUri(name));
    const editor = await until(
      () => vscode.window.activeNotebookEditor,
      (active) => active?.notebook.uri.path.endsWith(name) === true,
      'a notebook',
    );
    assert.ok(editor !== undefined);
    return editor.notebook;
  }

  it('is one program: names flow from cell to cell, and each cell shows its own calls', async () => {
    const uri = await writeFile(
      'ask.ipynb',
      notebook([code(IMPORTS), { cell_type: 'markdown', source: '# Ask', metadata: {} }, code(CALL)]),
    );
    try {
      const [imports, , asking] = (await openNotebook('ask.ipynb')).getCells();
      assert.ok(imports !== undefined && asking !== undefined);
      await eventually(async () =>
        assert.match((await lensesByLine(asking.document)).join('\n'), /^1: gpt-4o · ~\d+ \+ ~350 tokens · /),
      );
      assert.deepEqual(await lensesByLine(imports.document), []);
      assert.match(await hoverAt(asking.document, 'chat.completions'), /Per month/);
      assert.match(await hoverAt(imports.document, 'You answer'), /Prompt text.* sent in 1 call or prompt/);

      await replaceText(imports.document, 'gpt-4o', 'gpt-4o-mini');
      await eventually(async () =>
        assert.match((await lensesByLine(asking.document)).join('\n'), /^1: gpt-4o-mini · /),
      );
      const { rows } = await jsonReport();
      assert.equal(rows.filter(({ path }) => path === 'ask.ipynb').length, 1);
      await vscode.commands.executeCommand('vscode.open', uri);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
    await eventually(async () => assert.ok(!(await reportedPaths()).includes('ask.ipynb')));
  });
});

describe('the other side of a comparison', () => {
  afterEach(closeAll);

  it('has figures and hovers of its own, and is in no figure of the workspace', async () => {
    const { rows: before, apiUsdPerMonth } = await jsonReport();
    const file = workspaceUri('rag_service', 'answer.py');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const provider = vscode.workspace.registerTextDocumentContentProvider('review', {
      provideTextDocumentContent: () => text.replace('"gpt-4o"', '"gpt-4-turbo"'),
    });
    try {
      const old = file.with({ scheme: 'review', query: '{"ref":"HEAD~1"}' });
      await vscode.commands.executeCommand('vscode.diff', old, file, 'answer.py (before and now)');
      const left = await vscode.workspace.openTextDocument(old);
      const right = await vscode.workspace.openTextDocument(file);
      await eventually(async () => {
        assert.match((await lensesByLine(left))[2] ?? '', /^53: gpt-4-turbo · /);
        assert.match((await lensesByLine(right))[2] ?? '', /^53: gpt-4o · /);
      });
      assert.match(await hoverAt(left, 'temperature=0.1'), /gpt\\?-4\\?-turbo/);
      assert.deepEqual(problems(old), []);
      const after = await jsonReport();
      assert.equal(after.rows.length, before.length);
      assert.equal(after.apiUsdPerMonth, apiUsdPerMonth);
    } finally {
      provider.dispose();
    }
  });
});

describe('a document outside of the folder', () => {
  afterEach(closeAll);

  it('has figures and is in none of the workspace’s', async () => {
    const uri = vscode.Uri.joinPath(workspaceUri(), '..', 'elsewhere.py');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${IMPORTS}\n${CALL}\n`));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await eventually(async () => assert.match((await lensesByLine(document)).join(), /^5: gpt-4o · /));
      assert.ok(!(await reportedPaths()).some((path) => path.includes('elsewhere')));
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('counts while it is saved nowhere, since it is work of this window', async () => {
    const document = await openText('python', `${IMPORTS}\n${CALL}\n`);
    await eventually(async () => assert.match((await lensesByLine(document)).join(), /^5: gpt-4o · /));
    assert.ok((await reportedPaths()).some((path) => path.includes('Untitled')));
  });
});

describe('one document in two editors', () => {
  afterEach(closeAll);

  it('has each figure once', async () => {
    const document = await openFile('rag_service/answer.py');
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await until(
      () => vscode.window.visibleTextEditors.filter((editor) => editor.document === document).length,
      (editors) => editors === 2,
      'two editors',
    );
    await eventually(async () => assert.equal((await lensesByLine(document)).length, 4));
    const { rows } = await jsonReport();
    assert.equal(rows.filter(({ path }) => path === 'rag_service/answer.py').length, 4);
  });
});
