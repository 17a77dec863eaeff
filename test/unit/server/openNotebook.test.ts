import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DidChangeNotebookDocumentNotification,
  DidOpenNotebookDocumentNotification,
} from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import {
  callsTreeSchema,
  compareModelsSchema,
  documentSummarySchema,
  usageEditSchema,
} from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';

const IMPORTS = 'from openai import OpenAI\nclient = OpenAI()\nPROMPT = "Hi"\n';
const ASK = 'client.responses.create(model="gpt-4o", input=PROMPT)\n';

describe('a notebook whose cells the editor names', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-cells-'));
  const file = path.join(folder, 'ask.ipynb');
  const uri = pathToFileURL(file).toString();
  const cell = (index: number) => `${uri.replace('file:', 'vscode-notebook-cell:')}#W${index}sZmlsZQ%3D%3D`;
  let server: TestServer;

  const ask = (method: string, params: unknown) => server.connection.sendRequest(method, params);
  const tree = async () =>
    callsTreeSchema.parse(await ask(REQUESTS.callsTree, { grouping: 'file', sorting: 'place', filter: '' }));

  before(async () => {
    const saved = [IMPORTS, ASK].map((source) => ({ cell_type: 'code', source }));
    writeFileSync(file, JSON.stringify({ cells: saved, metadata: {}, nbformat: 4 }));
    server = new TestServer();
    await server.start(folder, { hasExtension: true });
    const texts = [IMPORTS, '# Ask', ASK];
    await server.connection.sendNotification(DidOpenNotebookDocumentNotification.type.method, {
      notebookDocument: {
        uri,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: texts.map((_, index) => ({ kind: index === 1 ? 1 : 2, document: cell(index) })),
      },
      cellTextDocuments: texts.map((text, index) => ({
        uri: cell(index),
        languageId: index === 1 ? 'markdown' : 'python',
        version: 1,
        text,
      })),
    });
  });

  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the call in its cell alone, and names of other cells hold', async () => {
    assert.deepEqual(await server.lenses(cell(0)), []);
    const [lens, ...others] = await server.lenses(cell(2));
    assert.match(lens?.command?.title ?? '', /^gpt-4o · /);
    assert.equal(lens?.range.start.line, 0);
    assert.equal(others.length, 0);
  });

  it('is in the tree once, as it is in the editor, with the place of its cell', async () => {
    const rows = (await tree()).groups.flatMap(({ items }) => items);
    assert.deepEqual(
      rows.map((row) => [row.uri, row.description.split(' · ').at(-1)]),
      [[cell(2), 'cell 3, line 1']],
    );
  });

  it('sums up the cell below it, and the notebook in the status bar', async () => {
    const summary = async (params: object) =>
      documentSummarySchema.parse(await ask(REQUESTS.documentSummary, params));
    const [row] = (await tree()).groups.flatMap(({ items }) => items);
    const below = await summary({ uri: cell(2), ofCell: true });
    assert.match(below.text, /^\$\(graph\) ~\d+ \+ ~350 tokens · ~\$[\d.]+\/mo$/);
    assert.equal(below.itemId, row?.id);
    assert.equal((await summary({ uri: cell(0), ofCell: true })).text, '');
    assert.match((await summary({ uri: cell(0) })).text, /^\$\(graph\) ~\$[\d.]+\/mo$/);
  });

  it('has a model and a comment written into the cell, not into the file', async () => {
    const [row] = (await tree()).groups.flatMap(({ items }) => items);
    const compared = compareModelsSchema.parse(await ask(REQUESTS.compareModels, { id: row?.id }));
    assert.deepEqual([compared?.uri, compared?.modelRange?.start], [cell(2), { line: 0, character: 30 }]);
    const params = {
      id: row?.id,
      target: 'requestsPerMonth',
      place: 'callComment',
      text: '50k',
      configText: '',
    };
    const { uri: edited, edits } = usageEditSchema.parse(await ask(REQUESTS.usageEdit, params));
    assert.equal(edited, cell(2));
    assert.deepEqual(
      edits.map(({ range, newText }) => [range.start, newText]),
      [[{ line: 0, character: 0 }, '# breakeven: requests=50k\n']],
    );
  });

  it('follows an edit of the cell that others rest on', async () => {
    await server.connection.sendNotification(DidChangeNotebookDocumentNotification.type.method, {
      notebookDocument: { uri, version: 2 },
      change: {
        cells: {
          textContent: [
            {
              document: { uri: cell(0), version: 2 },
              changes: [{ text: IMPORTS.replace('Hi', 'Hi '.repeat(2000)) }],
            },
          ],
        },
      },
    });
    assert.match((await server.lenses(cell(2)))[0]?.command?.title ?? '', /^gpt-4o · ~(?:2|4)k \+ /);
    assert.equal((await tree()).all, 1);
  });

  it('has figures before it is saved anywhere', async () => {
    const cells = [IMPORTS, ASK].map((text, index) => ({
      uri: `vscode-notebook-cell:Untitled-1.ipynb#W${index}sdW50aXRsZWQ%3D`,
      languageId: 'python',
      version: 1,
      text,
    }));
    await server.connection.sendNotification(DidOpenNotebookDocumentNotification.type.method, {
      notebookDocument: {
        uri: 'untitled:Untitled-1.ipynb',
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: cells.map(({ uri: document }) => ({ kind: 2, document })),
      },
      cellTextDocuments: cells,
    });
    const [lens] = await server.lenses(cells[1]?.uri ?? '');
    assert.match(lens?.command?.title ?? '', /^gpt-4o · /);
    assert.equal((await tree()).all, 2);
  });
});
