import path from 'node:path';
import { type PanelParams, panelContent } from '../../src/core/project/panelContent';
import { parseSettings } from '../../src/core/project/settings';
import { loadBreakeven } from '../../src/node/loadBreakeven';
import { type PanelSnapshot, panelSnapshotSchema } from '../../src/protocol/panel';

const NOW = new Date('2026-01-15T00:00:00Z');

const CODE = `from openai import OpenAI
client = OpenAI()
def ask(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Answer: {question}"}])
def name():
    return client.responses.create(model="gpt-4o-mini", input="A name for a boat")
`;

const UNEDITED: PanelParams = { scenario: null, edited: [], selectedWorkloadId: null };

/** What the extension would send for two calls, checked as the page checks it. */
export async function panelSnapshot(params: PanelParams = UNEDITED): Promise<PanelSnapshot> {
  const breakeven = await loadBreakeven(path.resolve('dist'));
  const context = breakeven.contextFor(parseSettings({}).settings, NOW);
  const document = { path: 'ask.py', languageId: 'python', text: CODE };
  const { items } = await breakeven.estimateDocument(document, context);
  const content = panelContent(items, context, params);
  return panelSnapshotSchema.parse({
    type: 'snapshot',
    sequence: 1,
    revision: 0,
    saved: [],
    file: null,
    undo: null,
    redo: null,
    ...content,
  });
}
