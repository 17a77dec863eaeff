import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  closeAll,
  hoverAt,
  lensTitles,
  openText,
  problems,
  until,
  withSetting,
  workspaceUri,
  writeFile,
} from '../support/integration/vscode';

const CALL =
  'from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="gpt-4o", input="Hello")\n';

const PHP_CALL =
  '<?php\n$client = OpenAI::client("key");\n$client->chat()->create(["model" => "gpt-4o", "messages" => []]);\n';

async function hasLens(document: vscode.TextDocument): Promise<void> {
  await until(
    () => lensTitles(document),
    (all) => all.length === 1,
    'a lens in another file',
  );
}

describe('what cannot be read', () => {
  afterEach(closeAll);

  it('is a half-typed call: the others keep their figures, and the place is marked', async () => {
    const text = `${CALL}client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": \n`;
    const document = await openText('python', text);
    const titles = await until(
      () => lensTitles(document),
      (all) => all.length > 0,
      'lenses',
    );
    assert.match(titles[0] ?? '', /^gpt-4o · .*\$/);
    const [problem] = await until(
      () => problems(document.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.equal(problem?.code, 'syntax-error');
    assert.ok((problem?.range.start.line ?? 0) >= 2, 'at the half-typed call');
  });

  it('is a syntax error far from the call', async () => {
    const document = await openText(
      'typescript',
      'import OpenAI from "openai";\nconst c = new OpenAI();\nc.responses.create({ model: "gpt-4o", input: "Hi" });\nfunction (((\n',
    );
    await until(
      () => lensTitles(document),
      (all) => all.length === 1,
      'one lens',
    );
    const [problem] = await until(
      () => problems(document.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.ok((problem?.range.start.line ?? 0) >= 2);
    assert.match(problem?.message ?? '', /does not parse/);
  });

  it('is a file of 20 MB: it is left out and says so, and the editor goes on', async () => {
    const line = 'x = "a line of code that calls nothing and costs nothing"\n';
    const uri = await writeFile('huge.py', CALL + line.repeat(Math.ceil((20 * 1024 * 1024) / line.length)));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const [problem] = await until(
        () => problems(uri),
        (all) => all.length > 0,
        'a diagnostic',
      );
      assert.equal(problem?.code, 'too-large');
      assert.match(problem.message, / 20\.0 MB, and the limit is 2 MB\.$/);
      assert.equal(problem?.range.start.line, 0);
      assert.deepEqual(await lensTitles(document), []);
      await hasLens(await openText('python', CALL));
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('is a file of 200 MB, which the editor itself does not hand on: nothing waits for it', async () => {
    const uri = await writeFile('enormous.py', '');
    try {
      const file = await open(uri.fsPath, 'w');
      const piece = Buffer.from('x = 1\n'.repeat(200_000));
      for (let written = 0; written < 200_000_000; written += piece.length) await file.write(piece);
      await file.close();
      await vscode.commands.executeCommand('vscode.open', uri);
      await hasLens(await openText('python', CALL));
      assert.deepEqual(problems(uri), []);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('is code that is made to end the parser: it says so, and the files beside it keep their figures', async () => {
    const small = await openText('php', PHP_CALL);
    const harmful = await openText('php', `<?php use OpenAI; $x = ${'"{$'.repeat(10_000)}`);
    const [problem] = await until(
      () => problems(harmful.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.equal(problem?.message, 'This file takes too long to read, so its calls are not shown.');
    assert.deepEqual(await lensTitles(harmful), []);
    await vscode.window.showTextDocument(small);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(small.uri, small.positionAt(small.getText().length), `${PHP_CALL.split('\n').at(-2)}\n`);
    await vscode.workspace.applyEdit(edit);
    await until(
      () => lensTitles(small),
      (all) => all.length === 2,
      'the lenses of both calls',
    );
  });

  it('is a binary file under the name of a code file', async () => {
    const document = await openText('python', `\u0000\u0001\u0002${CALL}\u0000\u0000`);
    const [problem] = await until(
      () => problems(document.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.equal(problem?.code, 'binary');
    assert.match(problem.message, /: it is not text\.$/);
    assert.deepEqual(await lensTitles(document), []);
    assert.equal(await hoverAt(document, 'responses'), '');
  });

  it('is broken front matter: marked where it is', async () => {
    const document = await openText('prompty', '---\nname: x\nmodel: [gpt-4o\n---\nsystem:\nHello\n');
    const [problem] = await until(
      () => problems(document.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.equal(problem?.code, 'invalid-front-matter');
  });
});

describe('a setting that cannot be used', () => {
  afterEach(closeAll);

  const CASES = [
    { name: 'requestsPerMonth', value: 'lots' },
    { name: 'hosting.targetUtilization', value: 7 },
    { name: 'hosting.gpu', value: 'H1000' },
  ];

  for (const { name, value } of CASES) {
    it(`is marked in the settings file and leaves the editor working: ${name}`, async () => {
      const document = await openText('python', CALL);
      const settings = workspaceUri('.vscode', 'settings.json');
      await withSetting(name, value, async () => {
        const [problem] = await until(
          () => problems(settings),
          (all) => all.length > 0,
          'a diagnostic',
        );
        assert.match(problem?.message ?? '', new RegExp(name.replace('.', '\\.')));
        const text = (await vscode.workspace.openTextDocument(settings)).getText(problem?.range);
        assert.equal(text, `"breakeven.${name}"`);
        const titles = await until(
          () => lensTitles(document),
          (all) => all.length === 1,
          'the lens',
        );
        assert.match(titles[0] ?? '', /\/mo API/);
      });
      await until(
        () => problems(settings),
        (all) => all.length === 0,
        'no diagnostic',
      );
    });
  }
});
