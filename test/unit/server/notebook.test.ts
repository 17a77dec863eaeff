import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { workspaceReportSchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const CODE = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")';

describe('a notebook in the editor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-notebook [1] '));
  const file = path.join(folder, 'ask.ipynb');
  let server: TestServer;

  before(async () => {
    const cells = [{ cell_type: 'code', source: CODE }];
    writeFileSync(file, JSON.stringify({ cells, metadata: {}, nbformat: 4 }));
    server = new TestServer();
    await server.start(folder);
  });

  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has figures in its open cells and counts once in the workspace', async () => {
    const cell = pathToFileURL(file).toString().replace('file:', 'vscode-notebook-cell:');
    await server.open(`${cell}#W0sZmlsZQ%3D%3D`, 'python', CODE);
    assert.equal((await server.lenses(`${cell}#W0sZmlsZQ%3D%3D`)).length, 1);
    const params = { format: 'json', requestsPerMonth: null };
    const answer = await server.connection.sendRequest(REQUESTS.workspaceReport, params);
    const { rows } = JSON.parse(workspaceReportSchema.parse(answer).report);
    assert.deepEqual(
      rows.map((row: { path: string }) => row.path),
      ['ask.ipynb'],
    );
  });
});
