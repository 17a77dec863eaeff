import assert from 'node:assert/strict';
import { useWorkbench } from '../support/ui/useWorkbench';

describe('the packed extension in the workbench', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });

  it('puts a lens above a call', async () => {
    const lens = await workbench().editor.lens('gpt-4o');
    assert.match((await lens.textContent()) ?? '', /gpt-4o/);
  });

  it('opens the panel by its icon', async () => {
    const panel = await workbench().openPanel();
    const text = await panel.locator('body').textContent();
    assert.notEqual(text?.trim() ?? '', '');
  });
});
