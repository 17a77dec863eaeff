import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ErrorCodes, type MarkupContent } from 'vscode-languageserver-protocol';
import { panelContentSchema } from '../../../src/protocol/panelRequests';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { callsTreeSchema, workspaceReportSchema } from '../../../src/protocol/requests';
import { cli } from '../../support/cli';
import { HOSTILE_NAMES, MISLEADING } from '../../support/hostileNames';
import { TestServer } from '../../support/languageServer';

const SECRET = 'sk-proj-Never0ToBeShown1AnywhereAtAll2';

/** A key in each of the places where careless code has one. */
const WITH_KEYS = `import os
from openai import OpenAI, AzureOpenAI
import requests
OPENAI_API_KEY = "${SECRET}"
client = OpenAI(api_key="${SECRET}", default_headers={"Authorization": "Bearer ${SECRET}"})
client.responses.create(model="gpt-4o", input="Hi", extra_headers={"x-api-key": "${SECRET}"})
AzureOpenAI(api_key=OPENAI_API_KEY, azure_endpoint="https://a.openai.azure.com?key=${SECRET}").chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])
requests.post("https://api.openai.com/v1/responses?key=${SECRET}", headers={"Authorization": "Bearer ${SECRET}"}, json={"model": "gpt-4o", "input": "Hi"})
`;
const SHELL = `export OPENAI_API_KEY=${SECRET}
curl https://api.openai.com/v1/responses -H "Authorization: Bearer ${SECRET}" -d '{"model": "gpt-4o", "input": "Hi"}'
`;

/** Parameters of requests that take a place, with one that no document has. */
function outside(request: string, uri: string): unknown[] {
  const before = { line: -1, character: 0 };
  const place = { uri, position: before };
  switch (request) {
    case REQUESTS.countTokens:
      return [{ uri, selections: [{ start: before, end: before }] }];
    case REQUESTS.compareModels:
      return [place];
    case REQUESTS.usagePlaces:
      return [{ call: place, target: 'outputTokens' }];
    default:
      return [];
  }
}

describe('what the language server says', () => {
  let server: TestServer;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-said-'));
    server = new TestServer();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of hostile names is one line that only shows itself, in every problem', async () => {
    const names = HOSTILE_NAMES.filter((name) => name.length < 100);
    const config = {
      ignore: names.map((name) => `nowhere/${name}`),
      models: Object.fromEntries(names.map((name) => [name, name])),
      ...Object.fromEntries(names.map((name) => [name, name])),
    };
    writeFileSync(path.join(folder, 'breakeven.json'), JSON.stringify(config));
    await server.start(folder);
    const words = (name: string) => JSON.stringify(name).slice(1, -1);
    const calls = names.map(
      (name) =>
        `// breakeven: ${words(name)}=5 model=${words(name)}\nnew OpenAI().responses.create({ model: 'gpt-4o', input: 'Hi' });`,
    );
    await server.open(uriOf('a.ts'), 'typescript', `import OpenAI from 'openai';\n${calls.join('\n')}\n`);
    for (const file of ['a.ts', 'breakeven.json']) {
      const { diagnostics } = await server.diagnosticsThat(
        uriOf(file),
        (said) => said.diagnostics.length > 0,
      );
      for (const { message } of diagnostics)
        for (const sign of [/\n/, MISLEADING])
          assert.doesNotMatch(String(message), sign, JSON.stringify(message));
    }
  });

  it('to a request that does not fit is an error, and all goes on as before', async () => {
    await server.start(folder);
    await server.open(uriOf('a.py'), 'python', WITH_KEYS);
    const before = await server.lenses(uriOf('a.py'));
    assert.equal(before.length, 3);
    const ask = (request: string, params: unknown) => server.connection.sendRequest(request, params);
    for (const request of Object.values(REQUESTS).filter((name) => name !== REQUESTS.refreshPrices))
      for (const params of [null, [], { uri: 7 }, ...outside(request, uriOf('a.py'))])
        await assert.rejects(
          ask(request, params),
          { code: ErrorCodes.InvalidParams },
          `${request} ${JSON.stringify(params)}`,
        );
    assert.deepEqual(await server.lenses(uriOf('a.py')), before);
  });

  it('and the command line holds no key that stands in the code', async () => {
    writeFileSync(path.join(folder, 'a.py'), WITH_KEYS);
    writeFileSync(path.join(folder, 'a.sh'), SHELL);
    await server.start(folder);
    await server.open(uriOf('a.py'), 'python', WITH_KEYS);
    const lenses = await server.lenses(uriOf('a.py'));
    assert.equal(lenses.length, 3);
    const said: unknown[] = [lenses, await server.diagnosticsOf(uriOf('a.py'), 1)];
    for (const { range } of lenses)
      said.push(
        ((await server.hover(uriOf('a.py'), range.start.line, 12))?.contents as MarkupContent | undefined)
          ?.value,
      );
    const ask = (request: string, params: unknown) => server.connection.sendRequest(request, params);
    said.push(
      callsTreeSchema.parse(await ask(REQUESTS.callsTree, { grouping: 'file', sorting: 'cost', filter: '' })),
      panelContentSchema.parse(
        await ask(REQUESTS.panelSnapshot, { scenario: null, edited: [], selectedWorkloadId: null }),
      ),
    );
    for (const format of ['markdown', 'csv', 'json', 'html'])
      said.push(workspaceReportSchema.parse(await ask(REQUESTS.workspaceReport, { format })));
    for (const args of [['scan'], ['scan', '--json'], ['estimate', '--json']]) {
      const { code, out, err } = cli([...args, folder]);
      assert.equal(code, 0, err);
      said.push(out, err);
    }
    assert.equal(said.length, 2 + 3 + 2 + 4 + 6);
    for (const text of said) assert.ok(!JSON.stringify(text ?? '').includes(SECRET), JSON.stringify(text));
  });
});
