import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, MarkupContent, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { panelContentSchema } from '../../../src/protocol/panelRequests';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { callsTreeSchema, usagePlacesSchema } from '../../../src/protocol/requests';
import { OWN_GPU, OWN_MODEL } from '../../support/hardware';
import { TestServer } from '../../support/languageServer';

const CODE = (comment: string) => `from openai import OpenAI
client = OpenAI()
def answer(question, context):
    # breakeven:${comment}
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Answer {question} from {context}"}],
    )
`;
const COMMENT_LINE = 3;

/** What is found of the call itself is another matter. */
const isOfComment = ({ code }: Diagnostic) => code !== 'noOutputCap';

describe('comments and breakeven.json in the language server', () => {
  let server: TestServer;
  let folder: string;
  let code: string;
  let config: string;

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const hoverText = async () => {
    const contents = (await server.hover(code, 5, 10))?.contents as MarkupContent | undefined;
    return contents?.value.replace(/\\/g, '') ?? '';
  };
  const panel = async () =>
    panelContentSchema.parse(
      await server.connection.sendRequest(REQUESTS.panelSnapshot, {
        scenario: null,
        edited: [],
        selectedWorkloadId: null,
      }),
    );

  const callsTree = async () =>
    callsTreeSchema.parse(
      await server.connection.sendRequest(REQUESTS.callsTree, {
        grouping: 'file',
        sorting: 'cost',
        filter: '',
      }),
    );

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-server-'));
    code = pathToFileURL(path.join(folder, 'answer.py')).toString();
    config = pathToFileURL(path.join(folder, 'breakeven.json')).toString();
    write('answer.py', CODE(' '));
    write('other.py', CODE(' '));
    server = new TestServer();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a comment in the figures as it is typed, and says where each figure was set', async () => {
    await server.start(folder);
    await server.open(code, 'python', CODE(''));
    assert.match(await hoverText(), /10k requests a month \(assumed\)/);
    await server.replace(code, 2, CODE(' requests=50k output=300 context=4000 model=gpt-4o-mini'));
    const text = await hoverText();
    assert.match(text, /\*\*gpt-4o-mini\*\* \(set in a comment\)/);
    assert.match(text, /50k requests a month \(set in a comment\)/);
    assert.match(text, /variable context \| 4k \| set in a comment/);
    assert.match(text, /Output \| 300 \| set in a comment/);
    assert.match((await server.lenses(code))[0]?.command?.title ?? '', /^gpt-4o-mini .* \+ 300 tokens/);
    await server.replace(code, 3, CODE(' ignore'));
    assert.deepEqual(await server.lenses(code), []);
    assert.deepEqual(
      (await panel()).scenario.workloads.map(({ id }) => id.split('#')[0]),
      ['other.py'],
    );
  });

  it('marks a mistake in a comment at its word', async () => {
    await server.start(folder);
    await server.open(code, 'python', CODE(' requests=5 contxt=3'));
    const { diagnostics } = await server.diagnosticsOf(code, 1);
    const at = '    # breakeven: requests=5 '.length;
    assert.deepEqual(
      diagnostics.filter(isOfComment).map(({ code: name, severity, range }) => [name, severity, range]),
      [
        [
          'unknown-directive',
          2,
          { start: { line: COMMENT_LINE, character: at }, end: { line: COMMENT_LINE, character: at + 6 } },
        ],
      ],
    );
  });

  it('mends a mistake for which it knows what was meant', async () => {
    const text = CODE(' requests=5 contxt=3 model=gpt-4o-mni');
    await server.start(folder);
    await server.open(code, 'python', text);
    const { diagnostics } = await server.diagnosticsOf(code, 1);
    const fixes = await server.quickFixes(code, diagnostics.filter(isOfComment));
    const edits = fixes.flatMap(({ edit }) => edit?.changes?.[code] ?? []);
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(code, 'python', 1, text), edits),
      CODE(' requests=5 context=3 model=gpt-4o-mini'),
    );
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Change to context', 'Change to gpt-4o-mini'],
    );
  });

  it('takes breakeven.json up when it is saved, for open documents and the workspace', async () => {
    await server.start(folder);
    await server.open(code, 'python', CODE(''));
    const volumes = async () =>
      (await panel()).scenario.workloads.map(({ requestsPerMonth }) => requestsPerMonth);
    assert.deepEqual(await volumes(), [10_000, 10_000]);
    write(
      'breakeven.json',
      '{"requestsPerMonth": 70, "calls": [{"path": "answer.py", "requestsPerMonth": 7}]}',
    );
    await server.filesChanged(config);
    assert.deepEqual((await volumes()).sort(), [7, 70]);
    assert.match(await hoverText(), /7 requests a month \(set in breakeven\.json\)/);
    assert.deepEqual(
      (await panel()).origins['workloads.answer.py#answer.chat.completions.create.requestsPerMonth'],
      'file',
    );
    assert.equal((await callsTree()).notCounted, '');
    write('breakeven.json', '{"ignore": ["other.py"]}');
    await server.filesChanged(config);
    assert.deepEqual(await volumes(), [10_000]);
    assert.equal((await callsTree()).notCounted, 'Left out by comments or breakeven.json: 1 file.');
    write('breakeven.json', '{"ignore": ["other.py"]');
    await server.filesChanged(config);
    assert.deepEqual(await volumes(), [10_000, 10_000]);
    rmSync(path.join(folder, 'breakeven.json'));
    await server.filesChanged(config);
    assert.deepEqual(await volumes(), [10_000, 10_000]);
  });

  it('marks what is wrong in breakeven.json, closed or open, and takes the marks back', async () => {
    write('breakeven.json', '{\n"ignore": ["nowhere/**"],\n"models": {"x": "gpt-99"}\n}');
    await server.start(folder);
    const closed = await server.diagnosticsThat(config, ({ diagnostics }) => diagnostics.length > 0);
    assert.deepEqual(
      closed.diagnostics.map(({ code: name, severity, range }) => [name, severity, range.start]),
      [
        ['unknown-model', 2, { line: 2, character: 16 }],
        ['unmatched-config', 4, { line: 1, character: 11 }],
      ],
    );
    await server.open(config, 'json', '{"requestPerMonth": 5}');
    const open = await server.diagnosticsThat(config, ({ version }) => version === 1);
    assert.match(String(open.diagnostics[0]?.message), /Did you mean "requestsPerMonth"/);
    rmSync(path.join(folder, 'breakeven.json'));
    await server.filesChanged(config);
    await server.diagnosticsThat(config, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('leaves to an editor with the schema what the schema says', async () => {
    write('breakeven.json', '{}');
    await server.start(folder, { isTrusted: true, checksSchema: true });
    await server.open(config, 'jsonc', '{"requestPerMonth": 5, "models": {"x": "gpt-99"}}');
    const { diagnostics } = await server.diagnosticsThat(config, ({ version }) => version === 1);
    assert.deepEqual(
      diagnostics.map(({ code: name }) => name),
      ['unknown-model'],
    );
  });

  it('uses prices of the file only in a folder that is trusted, and says so in the file', async () => {
    write(
      'breakeven.json',
      '{"outputTokens": 10, "prices": {"gpt-4o": {"inputPerMillion": 0, "outputPerMillion": 1000}},\n"gpus": {}, "openModels": {}, "tokenizers": {}}',
    );
    const title = async () => (await server.lenses(code))[0]?.command?.title ?? '';
    await server.start(folder, { isTrusted: false, checksSchema: true });
    await server.open(code, 'python', CODE(''));
    assert.doesNotMatch(await title(), /\$100\.00\/mo API/);
    const isUntrusted = ({ code: name }: Diagnostic) => name === 'untrusted-config';
    const said = await server.diagnosticsThat(config, ({ diagnostics }) => diagnostics.some(isUntrusted));
    assert.deepEqual(
      said.diagnostics.map(({ message, severity, range }) => [message, severity, range.start.line]),
      [
        ['"prices" is not used while this workspace is not trusted.', 3, 0],
        ['"gpus" is not used while this workspace is not trusted.', 3, 1],
        ['"openModels" is not used while this workspace is not trusted.', 3, 1],
        ['"tokenizers" is not used while this workspace is not trusted.', 3, 1],
      ],
    );
    await server.connection.sendNotification('breakeven/trustGranted');
    assert.match(await title(), /\$0\.01 a call · \$100\.00\/mo API/);
    await server.diagnosticsThat(config, ({ diagnostics }) => !diagnostics.some(isUntrusted));
  });

  it('uses hardware of the file only in a folder that is trusted', async () => {
    const own = { gpus: { OurCard: OWN_GPU }, openModels: { 'our-8b': OWN_MODEL } };
    write('breakeven.json', JSON.stringify(own));
    await server.start(folder, { isTrusted: false, checksSchema: true });
    await server.open(code, 'python', CODE(''));
    const known = async () => {
      const { gpus, openModels } = await panel();
      return [gpus.some(({ key }) => key === 'OurCard'), openModels.some(({ key }) => key === 'our-8b')];
    };
    assert.deepEqual(await known(), [false, false]);
    await server.connection.sendNotification('breakeven/trustGranted');
    assert.deepEqual(await known(), [true, true]);
  });

  it('names calls and variables on one line that only shows itself where it asks', async () => {
    const hostile = '$(error)‮name⁦';
    await server.start(folder);
    const text = `import OpenAI from 'openai';
const agent = {
  async ['${hostile}'](given) {
    return new OpenAI().responses.create({ model: 'gpt-4o', input: \`Hi \${given['${hostile}']}\` });
  },
};
`;
    const uri = code.replace(/py$/, 'ts');
    await server.open(uri, 'typescript', text);
    const call = { uri, position: { line: 3, character: 40 } };
    const variable = `given['${hostile}']`;
    for (const target of ['outputTokens', { variable }]) {
      const raw = await server.connection.sendRequest(REQUESTS.usagePlaces, { call, target });
      const { label, current, variables } = usagePlacesSchema.parse(raw) ?? assert.fail('no call');
      for (const shown of [label, current, ...variables.map((variable) => variable.label)])
        assert.doesNotMatch(shown, /\$\(|[\u202e\u2066]/u);
      assert.deepEqual(
        variables.map(({ name }) => name),
        [variable],
      );
    }
  });

  it('says in the hover whose price it is, and when the file’s takes the place of the user’s own', async () => {
    server.settings = { prices: { 'gpt-4o': { inputPerMillion: 3, outputPerMillion: 5 } } };
    await server.start(folder);
    await server.open(code, 'python', CODE(''));
    assert.match(await hoverText(), /\$3\.00 in, \$5\.00 out .*, your setting breakeven\.prices/);
    // Under another name for the same model, and with other letters.
    write('breakeven.json', '{"prices": {"openai/GPT-4o": {"inputPerMillion": 0}}}');
    await server.filesChanged(config);
    assert.match(
      await hoverText(),
      /\$0(?:\.00)? in, \$10\.00 out .*, breakeven\.json in place of your own \$3\.00 in, \$5\.00 out/,
    );
    await server.configure({});
    assert.match(await hoverText(), /\$0(?:\.00)? in, \$10\.00 out .*, breakeven\.json$/m);
  });

  it('caps an answer, names a model and leaves a call out, as quick fixes', async () => {
    await server.start(folder);
    const text = `from openai import OpenAI

def ask(q):
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q}])

def other(q):
    # breakeven: requests=5
    return OpenAI().responses.create(model=settings.model, input=q)
`;
    await server.open(code, 'python', text);
    const { diagnostics } = await server.diagnosticsThat(code, (params) => params.diagnostics.length >= 2);
    const edited = async (rule: string, title: RegExp) => {
      const fixes = await server.quickFixes(
        code,
        diagnostics.filter((diagnostic) => diagnostic.code === rule),
      );
      const edits = fixes.find((fix) => title.test(fix.title))?.edit?.changes?.[code] ?? [];
      return TextDocument.applyEdits(TextDocument.create(code, 'python', 1, text), edits).split('\n');
    };
    assert.equal(
      (await edited('noOutputCap', /^Cap the answer/))[3],
      '    return OpenAI().chat.completions.create(model="gpt-4o", max_completion_tokens=1000, messages=[{"role": "user", "content": q}])',
    );
    assert.equal((await edited('noOutputCap', /^Leave this call out/))[3], '    # breakeven: ignore -- ');
    assert.equal((await edited('unknownModel', /^Name the model/))[6], '    # breakeven: requests=5 model=');
  });

  it('completes keys and variables in a comment, and nowhere else', async () => {
    await server.start(folder);
    await server.open(code, 'python', CODE(' requests=5 c'));
    const end = '    # breakeven: requests=5 c'.length;
    const items = await server.complete(code, COMMENT_LINE, end);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['output', 'model', 'cached', 'batch', 'steps', 'ignore', 'question', 'context'],
    );
    const context = items.find(({ label }) => label === 'context')?.textEdit as TextEdit | undefined;
    assert.equal(context?.newText, 'context=');
    assert.deepEqual(context?.range.start, { line: COMMENT_LINE, character: end - 1 });
    for (const [line, character] of [
      [COMMENT_LINE, 6],
      [COMMENT_LINE, end - 3],
      [COMMENT_LINE + 1, 8],
      [0, 0],
    ] as const)
      assert.deepEqual(await server.complete(code, line, character), [], `${line}:${character}`);
    await server.replace(code, 2, CODE(' '));
    assert.equal((await server.complete(code, COMMENT_LINE, '    # breakeven: '.length)).length, 9);
    await server.replace(code, 4, CODE(' model=gpt-4o-m'));
    const models = await server.complete(code, COMMENT_LINE, '    # breakeven: model=gpt-4o-m'.length);
    const mini = models.find(({ label }) => label === 'gpt-4o-mini');
    assert.equal((mini?.textEdit as TextEdit | undefined)?.newText, 'gpt-4o-mini');
    assert.match(mini?.detail ?? '', /\$0\.15 in, \$0\.60 out per million$/);
    assert.ok(models.every(({ label }) => label.includes('gpt-4o-m')));
    assert.ok(models.findIndex(({ label }) => label.includes('/')) > models.indexOf(mini ?? { label: '' }));
    await server.replace(code, 5, CODE(' ignore -- so '));
    assert.deepEqual(await server.complete(code, COMMENT_LINE, '    # breakeven: ignore -- so '.length), []);
  });
});
