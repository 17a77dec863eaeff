import assert from 'node:assert/strict';
import { DidChangeTextDocumentNotification, InlayHintRequest } from 'vscode-languageserver-protocol';
import { TestServer } from '../../support/languageServer';

const call = (name: string) =>
  `def ${name}(question):
    return client.chat.completions.create(model="gpt-4o", max_tokens=100, messages=[
        {"role": "system", "content": """You answer ${name}"""}])
`;
const TEXT = `from openai import OpenAI\nclient = OpenAI()\n${call('first')}${call('second')}${call('third')}`;
const FIRST_PROMPT = { line: 4, character: TEXT.split('\n')[4]?.indexOf('"""}') ?? 0 };

describe('figures in the text while it is edited', () => {
  const uri = 'untitled:ask.py';
  let server: TestServer;
  let version = 1;

  beforeEach(async () => {
    server = new TestServer();
    await server.start('test/fixtures/workspace');
    await server.open(uri, 'python', TEXT);
    version = 1;
  });

  afterEach(() => server.stop());

  async function type(start: { line: number; character: number }, text: string, end = start): Promise<void> {
    version += 1;
    await server.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  const lines = async () =>
    (await server.lenses(uri)).map(({ range }) => range.start.line).sort((a, b) => a - b);

  it('stay where the code does not parse for a moment', async () => {
    const before = await lines();
    assert.deepEqual(before, [3, 6, 9]);
    await type(FIRST_PROMPT, '""" + f"{');
    assert.deepEqual(await lines(), before);
    await type({ ...FIRST_PROMPT, character: FIRST_PROMPT.character + 9 }, 'name}" + """');
    assert.deepEqual(await lines(), before);
  });

  it('move with their lines meanwhile', async () => {
    assert.deepEqual(await lines(), [3, 6, 9]);
    await type(FIRST_PROMPT, '"""\n\n');
    assert.deepEqual(await lines(), [3, 8, 11]);
    await type({ line: 0, character: 0 }, '# ask\n');
    assert.deepEqual(await lines(), [4, 9, 12]);
  });

  it('go with the call that is taken out', async () => {
    assert.deepEqual(await lines(), [3, 6, 9]);
    await type(FIRST_PROMPT, '"""');
    await type({ line: 5, character: 0 }, '', { line: 8, character: 0 });
    assert.deepEqual(await lines(), [3, 6]);
  });

  it('are those of the code again when it parses', async () => {
    assert.deepEqual(await lines(), [3, 6, 9]);
    await type(FIRST_PROMPT, '"""');
    await type({ line: 8, character: 0 }, '', { line: 11, character: 0 });
    await type(FIRST_PROMPT, '', { ...FIRST_PROMPT, character: FIRST_PROMPT.character + 3 });
    assert.deepEqual(await lines(), [3, 6]);
  });

  it('stay at the ends of lines too', async () => {
    await server.configure({ inlineStyle: 'inlayHint' });
    const hints = async () =>
      (await server.connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } },
      })) ?? [];
    const before = (await hints()).map(({ position }) => position.line);
    assert.equal(before.length, 3);
    await type(FIRST_PROMPT, '"""');
    assert.deepEqual(
      (await hints()).map(({ position }) => position.line),
      before,
    );
  });
});
