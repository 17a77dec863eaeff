import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  HoverRequest,
  InlayHintRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { commandFile, PlainEditor } from '../../support/plainEditor';

/** The sign outside of the BMP has two UTF-16 units: columns behind it show how the server counts. */
const CALL = `from openai import OpenAI
client = OpenAI()
def answer(context):
    "😀"; client.responses.create(model="gpt-4o", input=f"Hi {context}")
`;
const ON_CALL = { line: 3, character: 25 };

describe('the language server in an editor without the extension', () => {
  let folder: string;
  let editor: PlainEditor;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const open = async (name: string, languageId: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    const textDocument = { uri: uriOf(name), languageId, version: 1, text };
    await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return { uri: uriOf(name) };
  };
  const lenses = async (textDocument: { uri: string }) =>
    (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const titles = async (textDocument: { uri: string }) =>
    (await lenses(textDocument)).map(({ command }) => command?.title ?? '');

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'breakeven-editor-')));
    editor = new PlainEditor();
  });

  afterEach(() => {
    editor.stop();
    rmSync(folder, { recursive: true });
  });

  it('starts from the command of the package', () => {
    assert.match(readFileSync(commandFile('breakeven-language-server'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });

  it('shows lens and hover, counts columns in UTF-16, and asks nothing of an editor that offers nothing', async () => {
    const { capabilities } = await editor.start(folder);
    assert.ok([undefined, 'utf-16'].includes(capabilities.positionEncoding));
    const textDocument = await open('answer.py', 'python', CALL);
    const [lens, ...others] = await lenses(textDocument);
    assert.deepEqual(others, []);
    const column = CALL.split('\n')[3]?.indexOf('client.') ?? -1;
    assert.deepEqual(lens?.range.start, { line: 3, character: column });
    assert.match(lens?.command?.title ?? '', /^gpt-4o · .*\/mo API/);
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: ON_CALL,
    });
    const text = (hover?.contents as MarkupContent | undefined)?.value ?? '';
    assert.match(text, /variable context/);
    // Links that would run commands of the extension, and its icons, are of no use here.
    assert.doesNotMatch(text, /command:|\$\(/);
    assert.deepEqual(editor.asked, []);
  });

  it('marks mistakes, mends them and completes words', async () => {
    await editor.start(folder);
    const code = CALL.replace('    "', '    # breakeven: outpt=300 \n    "');
    const textDocument = await open('answer.py', 'python', code);
    const { diagnostics } = await editor.diagnosticsThat(textDocument.uri, (known) =>
      known.diagnostics.some((diagnostic) => diagnostic.code === 'unknown-directive'),
    );
    const range = diagnostics[0]?.range ?? assert.fail();
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics },
    });
    const [action] = (actions ?? []) as CodeAction[];
    assert.equal(action?.edit?.changes?.[textDocument.uri]?.[0]?.newText, 'output');
    const items = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 3, character: '    # breakeven: outpt=300 '.length },
    });
    const labels = (items as CompletionItem[]).map(({ label }) => label);
    assert.ok(labels.includes('requests') && labels.includes('context'), labels.join());
  });

  it('uses the breakeven.json of the one root, and reads it again when it is saved', async () => {
    writeFileSync(
      path.join(folder, 'breakeven.json'),
      '{ "calls": [{ "path": "answer.py", "outputTokens": 7 }] }',
    );
    await editor.start(folder);
    const textDocument = await open('answer.py', 'python', CALL);
    assert.match((await titles(textDocument))[0] ?? '', / \+ 7 tokens/);
    writeFileSync(
      path.join(folder, 'breakeven.json'),
      '{ "calls": [{ "path": "answer.py", "outputTokens": 9 }] }',
    );
    await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: uriOf('breakeven.json') },
    });
    assert.match(
      (await titles(textDocument))[0] ?? '',
      / \+ 7 tokens/,
      'only an open document is known to be saved',
    );
    const config = await open(
      'breakeven.json',
      'json',
      readFileSync(path.join(folder, 'breakeven.json'), 'utf8'),
    );
    await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: config });
    assert.match((await titles(textDocument))[0] ?? '', / \+ 9 tokens/);
  });

  it('takes settings that it is sent, under our name or alone, and says which it cannot use', async () => {
    await editor.start(folder);
    const textDocument = await open('answer.py', 'python', CALL);
    const send = (settings: unknown) =>
      editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await send({ breakeven: { outputTokens: 11 }, pylsp: {} });
    assert.match((await titles(textDocument))[0] ?? '', / \+ 11 tokens/);
    await send({ outputTokens: 13 });
    assert.match((await titles(textDocument))[0] ?? '', / \+ 13 tokens/);
    await send({ breakeven: { inlineStyle: 'inlayHint', requestsPerMonth: 'many' } });
    assert.deepEqual(await titles(textDocument), []);
    const hints = await editor.connection.sendRequest(InlayHintRequest.type, {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
    });
    assert.equal(hints?.length, 1);
    assert.match(await editor.messageThat(/requestsPerMonth/), /is "many": expected number/);
    await send(null);
    assert.equal((await titles(textDocument)).length, 1);
  });

  it('reads files by their names where the editor calls a language otherwise', async () => {
    await editor.start(folder);
    const code =
      'using OpenAI.Chat;\nvar c = new ChatClient("gpt-4o", key);\nvar r = c.CompleteChat("Hi");\n';
    assert.equal((await titles(await open('Ask.cs', 'cs', code))).length, 1);
    const script = `curl https://api.openai.com/v1/responses -d '{"model":"gpt-4o","input":"Hi"}'\n`;
    assert.equal((await titles(await open('ask.sh', 'sh', script))).length, 1);
  });

  it('trusts a folder less, never more, on a word of trust that it does not understand', async () => {
    const prices = { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1e6 } };
    writeFileSync(path.join(folder, 'breakeven.json'), JSON.stringify({ prices }));
    const dollars = async (options?: unknown) => {
      const other = new PlainEditor([]);
      try {
        await other.start(folder, options);
        const textDocument = { uri: 'untitled:a.py', languageId: 'python', version: 1, text: CALL };
        await other.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
        const [lens] = (await other.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
        return lens?.command?.title ?? '';
      } finally {
        other.stop();
      }
    };
    const trusted = await dollars();
    assert.notEqual(await dollars({ isTrusted: false }), trusted);
    assert.notEqual(await dollars({ isTrusted: 'no' }), trusted);
    assert.equal(await dollars({ checksSchema: true }), trusted);
  });
});
