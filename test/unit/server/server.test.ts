import assert from 'node:assert/strict';
import { InlayHintRequest, type MarkupContent } from 'vscode-languageserver-protocol';
import { panelContentSchema } from '../../../src/protocol/panelRequests';
import { NOTIFICATIONS, REQUESTS } from '../../../src/protocol/requestNames';
import {
  countTokensSchema,
  documentSummarySchema,
  locateItemSchema,
  settingProblemsSchema,
  workspaceReportSchema,
} from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const CALL = `from openai import OpenAI
client = OpenAI()
def answer(question: str) -> str:
    return client.chat.completions.create(
        model="gpt-4o",
        max_tokens=100,
        messages=[{"role": "user", "content": f"Answer briefly: {question}"}],
    )
`;

describe('the language server', () => {
  const uri = 'untitled:answer.py';
  let server: TestServer;

  beforeEach(async () => {
    server = new TestServer();
    await server.start('test/fixtures/workspace');
  });

  afterEach(() => server.stop());

  it('shows a lens above a call, with a command that names the call', async () => {
    await server.open(uri, 'python', CALL);
    const [lens, ...others] = await server.lenses(uri);
    assert.deepEqual(others, []);
    assert.deepEqual(lens?.range.start, { line: 3, character: 11 });
    assert.match(
      lens?.command?.title ?? '',
      /^gpt-4o · ~\d+ \+ ~60 tokens · ~\$0\.\d+ a call · ~\$[\d.]+\/mo API · ~\$[\d,]+\/mo self-hosted$/,
    );
    assert.equal(lens?.command?.command, 'breakeven.showItem');
    assert.deepEqual(lens?.command?.arguments, ['answer.py#answer.chat.completions.create']);
  });

  it('explains the figure on hover, with parts, price, source and date', async () => {
    await server.open(uri, 'python', CALL);
    const hover = await server.hover(uri, 4, 10);
    const contents = hover?.contents as MarkupContent | undefined;
    const text = contents?.value.replace(/\\/g, '') ?? '';
    for (const part of [
      'User text',
      'User variable question',
      'Framing',
      'as of 2026-09-23',
      'Self-hosted',
      'break-even',
      'The same in every request: the first 4 tokens, up to question',
    ]) {
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part} in ${text}`);
    }
    assert.equal(await server.hover(uri, 0, 0), null);
  });

  it('shows what a function’s calls cost together, above it and on each of them', async () => {
    const call = (text: string) =>
      `client.responses.create(model="gpt-4o", max_output_tokens=50, input="${text}")`;
    const code = `from openai import OpenAI\nclient = OpenAI()\ndef answer(docs):\n    for doc in docs:\n        ${call('a')}\n    return ${call('b')}\ndef other():\n    return ${call('c')}\n`;
    await server.open(uri, 'python', code);
    const [together, ...calls] = await server.lenses(uri);
    assert.equal(calls.length, 3);
    assert.equal(together?.range.start.line, 2);
    assert.match(together?.command?.title ?? '', /^~6 calls \(2–51\) · .* tokens · ~\$[\d.]+ together$/);
    const hovered = async (line: number) => {
      const hover = await server.hover(uri, line, 30);
      return ((hover?.contents as MarkupContent | undefined)?.value ?? '').replace(/\\/g, '');
    };
    assert.match(await hovered(4), /One of 2 calls in answer\(\); together \*\*~\$/);
    assert.match(await hovered(5), /line 4 repeats is counted ~5 times \(1–50\): assumed/);
    assert.doesNotMatch(await hovered(7), /together/);
    await server.configure({ inlineStyle: 'inlayHint' });
    assert.deepEqual(await server.lenses(uri), []);
    const hints = await server.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
    });
    assert.deepEqual(
      hints?.map(({ position }) => position.line),
      [2, 4],
    );
    assert.match(`${hints?.[0]?.label}`, /^~6 calls \(2–51\) · ~\$[\d.]+ together$/);
  });

  it('keeps answering on half-typed code and says where it does not parse', async () => {
    await server.open(uri, 'python', CALL);
    const broken = CALL.slice(0, CALL.indexOf('}],'));
    await server.replace(uri, 2, broken);
    const { diagnostics } = await server.diagnosticsOf(uri, 2);
    assert.equal(diagnostics[0]?.code, 'syntax-error');
    assert.ok((diagnostics[0]?.range.start.line ?? 0) >= 1);
    await server.replace(uri, 3, CALL);
    assert.equal((await server.lenses(uri)).length, 1);
    assert.deepEqual((await server.diagnosticsOf(uri, 3)).diagnostics, []);
  });

  it('says that a file is too large or binary, at its first line, and shows no lens', async () => {
    await server.open('untitled:large.py', 'python', `${CALL}${'#'.repeat(3 * 1024 * 1024)}`);
    await server.open('untitled:binary.py', 'python', `\u0000${CALL}`);
    for (const [uri, code, reason] of [
      ['untitled:large.py', 'too-large', '3.0 MB, and the limit is 2 MB'],
      ['untitled:binary.py', 'binary', 'it is not text'],
    ] as const) {
      const [problem] = (await server.diagnosticsOf(uri, 1)).diagnostics;
      assert.equal(problem?.code, code);
      assert.equal(problem.message, `Breakeven does not read this file: ${reason}.`);
      assert.equal(problem.range.start.line, 0);
      assert.deepEqual(await server.lenses(uri), []);
    }
  });

  it('uses the default for an invalid setting and names it', async () => {
    const said = new Promise<unknown>((resolve) => {
      server.connection.onNotification(NOTIFICATIONS.settingProblems, (params: unknown) => {
        if (Array.isArray(params) && params.length > 0) resolve(params);
      });
    });
    await server.configure({ hosting: { targetUtilization: 7, gpu: 'H9000' }, requestsPerMonth: 'many' });
    const problems = settingProblemsSchema.parse(await said);
    const text = problems.map(({ message }) => message).join('\n');
    assert.match(text, /breakeven\.hosting\.targetUtilization is 7: must be at most 1/);
    assert.match(text, /breakeven\.requestsPerMonth is "many": expected number/);
    assert.match(text, /breakeven\.hosting\.gpu: no GPU is called "H9000"/);
    await server.open(uri, 'python', CALL);
    assert.match((await server.lenses(uri))[0]?.command?.title ?? '', /\/mo API$/);
  });

  it('takes settings up at once: volume, prices, style and threshold', async () => {
    await server.open(uri, 'python', CALL);
    const title = async () => (await server.lenses(uri))[0]?.command?.title ?? '';
    const before = await title();
    await server.configure({
      requestsPerMonth: 1_000_000,
      prices: { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1000 } },
    });
    assert.notEqual(await title(), before);
    assert.match(await title(), /~\$60,000\/mo API/);
    await server.configure({ inlineThresholdUsd: 1e6 });
    assert.equal(await title(), '');
    await server.configure({ inlineStyle: 'off' });
    assert.equal(await title(), '');
  });

  it('answers the extension with figures of which the parts add up', async () => {
    await server.open(uri, 'python', CALL);
    const summary = documentSummarySchema.parse(
      await server.connection.sendRequest(REQUESTS.documentSummary, { uri }),
    );
    assert.equal(summary.items, 1);
    assert.match(summary.text, /\/mo$/);
    const count = countTokensSchema.parse(
      await server.connection.sendRequest(REQUESTS.countTokens, {
        uri,
        selections: [{ start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }],
      }),
    );
    assert.deepEqual([count.tokens.base, count.exact], [1, true]);
    const params = { scenario: null, edited: [], selectedWorkloadId: null };
    const panel = panelContentSchema.parse(
      await server.connection.sendRequest(REQUESTS.panelSnapshot, params),
    );
    assert.ok(panel.scenario.workloads.length > 10);
    assert.ok(panel.scenario.workloads.some(({ id }) => id === 'answer.py#answer.chat.completions.create'));
    const report = workspaceReportSchema.parse(
      await server.connection.sendRequest(REQUESTS.workspaceReport, {
        format: 'json',
        requestsPerMonth: null,
      }),
    );
    const { rows, apiUsdPerMonth } = JSON.parse(report.report);
    const sum = rows.reduce(
      (total: number, row: { apiUsdPerMonth: number | null }) => total + (row.apiUsdPerMonth ?? 0),
      0,
    );
    assert.ok(Math.abs(sum - apiUsdPerMonth) < 1e-9);
    const place = locateItemSchema.parse(
      await server.connection.sendRequest(REQUESTS.locateItem, {
        id: 'answer.py#answer.chat.completions.create',
      }),
    );
    assert.equal(place?.uri, uri);
  });

  it('rejects a malformed request and lives on', async () => {
    await assert.rejects(server.connection.sendRequest(REQUESTS.countTokens, { uri: 7 }));
    await assert.rejects(server.connection.sendRequest(REQUESTS.panelSnapshot, 'x'));
    await server.open(uri, 'python', CALL);
    assert.equal((await server.lenses(uri)).length, 1);
  });
});
