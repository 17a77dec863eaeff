import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { documentSummarySchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const CALL = (model: string, output: number) =>
  `from openai import OpenAI\nOpenAI().responses.create(model=${model}, max_output_tokens=${output}, input="Hi")\n`;

/** Messages may be Markdown by the protocol; ours are text. */
const textOf = (diagnostic?: Diagnostic) => String(diagnostic?.message ?? '');

const ofBudget = ({ code }: Diagnostic) => code === 'budgetExceeded';

describe('the monthly budget in the language server', () => {
  let server: TestServer;
  let folder: string;

  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const marked = (name: string) =>
    server.diagnosticsThat(uriOf(name), ({ diagnostics }) => diagnostics.some(ofBudget));
  const unmarked = (name: string) =>
    server.diagnosticsThat(uriOf(name), ({ diagnostics }) => !diagnostics.some(ofBudget));
  const summary = async (name: string) =>
    documentSummarySchema.parse(
      await server.connection.sendRequest(REQUESTS.documentSummary, { uri: uriOf(name) }),
    );

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-budget-'));
    write('cheap.py', CALL('"gpt-4o-mini"', 10));
    write('dear.py', CALL('"gpt-4o"', 9000));
    server = new TestServer();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is marked at its key in a breakeven.json that is not open, and goes when it is raised', async () => {
    write('breakeven.json', '{\n  "monthlyBudgetUsd": 1\n}\n');
    await server.start(folder);
    const { diagnostics } = await marked('breakeven.json');
    const [mark] = diagnostics.filter(ofBudget);
    assert.equal(mark?.range.start.line, 1);
    assert.equal(mark?.severity, DiagnosticSeverity.Warning);
    assert.match(textOf(mark), /^The calls cost about \$[\d,.]+ a month on the API, over .* \$1\.00\.$/);
    write('breakeven.json', '{\n  "monthlyBudgetUsd": 100000\n}\n');
    await server.filesChanged(uriOf('breakeven.json'));
    await unmarked('breakeven.json');
  });

  it('is marked at the dearest call that is open where a setting says it, and in the status bar', async () => {
    server.settings = { monthlyBudgetUsd: 1, problems: { budgetExceeded: 'error' } };
    await server.start(folder);
    await server.open(uriOf('cheap.py'), 'python', CALL('"gpt-4o-mini"', 10));
    await marked('cheap.py');
    await server.open(uriOf('dear.py'), 'python', CALL('"gpt-4o"', 9000));
    const { diagnostics } = await marked('dear.py');
    assert.equal(diagnostics.find(ofBudget)?.severity, DiagnosticSeverity.Error);
    await unmarked('cheap.py');
    const { text, tooltip } = await summary('cheap.py');
    assert.match(text, /^\$\(warning\) .* · over budget$/);
    assert.match(tooltip, /over the budget/);
    await server.configure({});
    await unmarked('dear.py');
    assert.doesNotMatch((await summary('cheap.py')).text, /budget/);
  });

  it('of the user holds whatever a breakeven.json says', async () => {
    write('breakeven.json', '{ "monthlyBudgetUsd": 100000000 }');
    server.settings = { monthlyBudgetUsd: 1 };
    await server.start(folder);
    await server.open(uriOf('dear.py'), 'python', CALL('"gpt-4o"', 9000));
    await marked('dear.py');
    assert.match((await summary('dear.py')).text, /over budget$/);
  });

  it('says "at least" where a call has no price, and counts what is typed', async () => {
    write('breakeven.json', '{ "monthlyBudgetUsd": 1 }');
    write('dear.py', CALL('settings.model', 9000));
    await server.start(folder);
    await server.open(uriOf('cheap.py'), 'python', CALL('"gpt-4o-mini"', 10));
    await server.diagnosticsOf(uriOf('cheap.py'), 1);
    await server.replace(uriOf('cheap.py'), 2, CALL('"gpt-4o"', 9000));
    const { diagnostics } = await marked('breakeven.json');
    assert.match(textOf(diagnostics.find(ofBudget)), /^The calls cost at least \$/);
  });
});
