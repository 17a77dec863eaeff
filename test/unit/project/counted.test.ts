import assert from 'node:assert/strict';
import { cli, withFiles } from '../../support/cli';

const FILES: Readonly<Record<string, string>> = {
  'app.py':
    'from pathlib import Path\nfrom openai import OpenAI\nSYSTEM = Path("prompts/system.md").read_text()\nOpenAI().chat.completions.create(model="gpt-4o", max_tokens=10, messages=[{"role": "system", "content": SYSTEM}])\n',
  'prompts/system.md': '---\nmodel: gpt-4o\n---\nYou are kind.\n',
  'prompts/other.md': '---\nmodel: gpt-4o\n---\nYou are brief.\n',
  'AGENTS.md': 'Write tests.\n',
  'promptfooconfig.yaml': "prompts: ['A {{x}}', 'B']\nproviders: [openai:gpt-4o]\n",
};

describe('what makes up the month of a folder', () => {
  it('counts a prompt that a call reads once, and none that the program does not send', () => {
    withFiles(FILES, (folder) => {
      const scan = cli(['scan', folder]);
      assert.match(scan.out, /^2 calls and prompts in 5 files/m);
      assert.match(scan.out, /^4 prompts listed but not counted/m);
      const estimate = JSON.parse(cli(['estimate', folder, '--json']).out) as { workloads: { id: string }[] };
      assert.deepEqual(
        estimate.workloads.map(({ id }) => id),
        ['app.py#chat.completions.create', 'prompts/other.md#prompt'],
      );
    });
  });

  it('lists each prompt of a file', () => {
    withFiles(FILES, (folder) => {
      const { prompts } = JSON.parse(cli(['scan', folder, '--json']).out) as {
        prompts: { format: string }[];
      };
      assert.equal(prompts.filter(({ format }) => format === 'promptfoo').length, 2);
    });
  });
});
