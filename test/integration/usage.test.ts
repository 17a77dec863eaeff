import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lensesByLine, replaceText } from '../support/integration/actions';
import { closeAll, openFile, openText, problems, until, writeFile } from '../support/integration/vscode';

const CALL = (comment: string) =>
  `from openai import OpenAI\n# breakeven: ${comment}\nOpenAI().responses.create(model="gpt-4o", input=f"Sort {ticket}")\n`;

async function suggestionsAfter(document: vscode.TextDocument, text: string): Promise<string[]> {
  const at = document.positionAt(document.getText().indexOf(text) + text.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('comments that say how often and how much', () => {
  afterEach(closeAll);

  it('are offered word by word, with the variables of the prompt and the models', async () => {
    const document = await openText('python', CALL('requests=10 '));
    await eventually(async () => {
      const words = await suggestionsAfter(document, 'requests=10 ');
      assert.ok(words.includes('output') && words.includes('ticket'), words.join());
      assert.ok(!words.includes('requests'), 'what is given is not offered again');
    });
    await replaceText(document, 'requests=10 ', 'model=gpt-4.1-m');
    await eventually(async () =>
      assert.ok((await suggestionsAfter(document, 'model=gpt-4.1-m')).includes('gpt-4.1-mini')),
    );
  });

  it('change the figures, and a mistake is marked at its word and mended', async () => {
    const document = await openText('python', CALL('requests=20k output=300'));
    await eventually(async () => assert.match((await lensesByLine(document)).join(), / 300 tokens/));
    await replaceText(document, 'output=300', 'outptu=300');
    const [problem] = await until(
      () => problems(document.uri),
      (all) => all.length > 0,
      'a diagnostic',
    );
    assert.ok(problem !== undefined);
    assert.equal(document.getText(problem.range), 'outptu');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit !== undefined, 'a quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(async () => {
      assert.match(document.getText(), /output=300/);
      assert.deepEqual(problems(document.uri), []);
      assert.match((await lensesByLine(document)).join(), / 300 tokens/);
    });
  });
});

describe('breakeven.json', () => {
  afterEach(closeAll);

  it('is completed and checked by its schema, and holds for calls once it is saved', async () => {
    await writeFile('volume.py', CALL('').replace('# breakeven: \n', ''));
    const uri = await writeFile(
      'breakeven.json',
      '{ "requestsPerMont": 5, "calls": [{ "path": "volume.py", }] }',
    );
    try {
      const file = await openFile('breakeven.json');
      await until(
        () => vscode.languages.getDiagnostics(uri),
        (all) => all.some(({ range }) => file.getText(range).includes('requestsPerMont')),
        'a diagnostic at the key',
      );
      await eventually(async () => {
        const keys = await suggestionsAfter(file, '"path": "volume.py", ');
        assert.ok(keys.includes('outputTokens'), keys.join());
      });
      await replaceText(
        file,
        file.getText(),
        '{ "calls": [{ "path": "volume.py", "requestsPerMonth": 1000000, "outputTokens": 77 }] }',
      );
      await file.save();
      const code = await openFile('volume.py');
      await eventually(async () => assert.match((await lensesByLine(code)).join(), / 77 tokens/));
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});

describe('a scenario file', () => {
  afterEach(closeAll);

  it('is completed and checked by its schema, which a folder’s .breakeven.json is not', async () => {
    const text = '{ "hosting": { "gpuu": "H100-SXM",  } }';
    const uri = await writeFile('night.breakeven.json', text);
    const other = await writeFile('.breakeven.json', '{ "requestsPerMonth": 10000 }');
    try {
      const file = await openFile('night.breakeven.json');
      await until(
        () => vscode.languages.getDiagnostics(uri),
        (all) => all.some(({ range }) => file.getText(range).includes('gpuu')),
        'a diagnostic at the key',
      );
      await eventually(async () => {
        const keys = await suggestionsAfter(file, '"H100-SXM", ');
        assert.ok(keys.includes('targetUtilization'), keys.join());
      });
      const config = await openFile('.breakeven.json');
      await eventually(async () => {
        const keys = await suggestionsAfter(config, '{ ');
        assert.ok(keys.includes('calls') && !keys.includes('workloads'), keys.join());
      });
      assert.deepEqual(vscode.languages.getDiagnostics(other), []);
    } finally {
      await vscode.workspace.fs.delete(uri);
      await vscode.workspace.fs.delete(other);
    }
  });
});

describe('lenses in other languages and files', () => {
  afterEach(closeAll);

  const FILES: Readonly<Record<string, readonly [text: string, lens: RegExp]>> = {
    'ask.go': [
      'package main\n\nimport (\n\t"context"\n\n\t"github.com/openai/openai-go"\n)\n\nfunc ask(ctx context.Context) {\n\tclient := openai.NewClient()\n\tclient.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{\n\t\tModel: openai.ChatModelGPT4o,\n\t\tMessages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Hi")},\n\t})\n}\n',
      /^11: gpt-4o · /,
    ],
    'ask.sh': [
      'curl https://api.openai.com/v1/responses -H "Authorization: Bearer $KEY" -d \'{"model": "gpt-4o", "input": "Hi"}\'\n',
      /^1: gpt-4o · /,
    ],
    'AGENTS.md': ['# How we work\n\nBe brief.\n', /^1: ~\d+ tokens in each request of a session$/],
  };

  for (const [name, [text, lens]] of Object.entries(FILES)) {
    it(`stand in ${name}`, async () => {
      const uri = await writeFile(name, text);
      try {
        const document = await openFile(name);
        await eventually(async () => assert.match((await lensesByLine(document)).join(), lens));
      } finally {
        await vscode.workspace.fs.delete(uri);
      }
    });
  }
});
