import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { eventually, lensesByLine } from '../support/integration/actions';
import { closeAll, hoverAt, openFile, until, withSetting } from '../support/integration/vscode';

/** The hover without Markdown's escapes. */
async function hover(document: vscode.TextDocument, text: string): Promise<string> {
  return (await hoverAt(document, text)).replace(/\\(.)/g, '$1');
}

/** Cells of each table row of the hover's Markdown. */
function rows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('--:'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.replaceAll('**', '').trim()),
    );
}

/** Reads `~$1,234.50`, `~2.1k` or `71`. */
function number(text = ''): number {
  const match = /^~?\$?([\d.,]+)(k?)/.exec(text);
  assert.ok(match, `no figure in "${text}"`);
  return Number(match[1]?.replaceAll(',', '')) * (match[2] === 'k' ? 1000 : 1);
}

function near(actual: number, expected: number, share: number): void {
  assert.ok(Math.abs(actual - expected) <= share * expected, `${actual} is not near ${expected}`);
}

describe('hovers', () => {
  afterEach(closeAll);

  async function answerHover(): Promise<string> {
    const document = await openFile('rag_service/answer.py');
    return until(
      () => hover(document, 'temperature=0.1'),
      (text) => text !== '',
      'a hover',
    );
  }

  it('list the parts of the prompt, and they add up to the input', async () => {
    const all = rows(await answerHover());
    const from = all.findIndex(([, title]) => title === 'Tokens') + 1;
    const total = all.findIndex(([name]) => name === 'Input');
    const parts = all.slice(from, total);
    assert.deepEqual(
      parts.map(([name]) => name),
      ['System text', 'User text', 'User variable context', 'User text', 'User variable question', 'Framing'],
    );
    for (const [name, , basis] of parts) assert.notEqual(basis, '', `the basis of ${name}`);
    const sum = parts.reduce((tokens, [, figure]) => tokens + number(figure), 0);
    near(sum, number(all[total]?.[1]), 0.03);
    assert.match(all[total + 1]?.join(' ') ?? '', /^Output ~350 .*the cap of 600 \(~80–600\)$/);
  });

  it('price a call from its tokens, with source and date', async () => {
    const text = await answerHover();
    assert.match(
      text,
      /\$2\.50 in, \$10\.00 out per 1M tokens — openai\/gpt-4o, as of \d{4}-\d\d-\d\d, @pydantic\/genai-prices \d/,
    );
    const [, perCall] = /\n(~\$[\d.]+) a call/.exec(text.replaceAll('**', '')) ?? [];
    const [, input, output] = /Input (\$[\d.]+) \+ Output (\$[\d.]+)/.exec(text) ?? [];
    near(number(input) + number(output), number(perCall), 0.01);
    near(number(input), (2149 * 2.5) / 1e6, 0.01);
    near(number(output), (350 * 10) / 1e6, 0.01);
  });

  it('show the month on both sides, as the lens does', async () => {
    const [title, api, hosted] = rows(await answerHover());
    assert.equal(title?.[0], '10k requests a month (assumed)');
    const document = await openFile('rag_service/answer.py');
    const lens = (await lensesByLine(document))[2] ?? '';
    assert.equal(api?.[0], 'API');
    assert.ok(lens.includes(`${api?.[1]}/mo API`), lens);
    assert.equal(hosted?.[0], 'Self-hosted');
    assert.ok(lens.includes(`${hosted?.[1]}/mo self-hosted`), lens);
    for (const row of [api, hosted]) {
      const [low, high] = (row?.[2] ?? '').split('–').map(number);
      const base = number(row?.[1]);
      assert.ok((low ?? Number.NaN) < base && base < (high ?? Number.NaN), row?.join(' '));
    }
  });

  it('name the fleet, the break-even and the ways to change them', async () => {
    const text = await answerHover();
    assert.match(
      text,
      /2 × A100 SXM 80GB at \$1\.49 an hour, Llama 3\.1 70B fp16, .* used \(sized for 60 %\)/,
    );
    assert.match(text, /Break-even from [\d.]+M requests/);
    assert.match(text, /Context window: 2 % of 128k tokens/);
    for (const link of ['Open scenario', 'Set volume', 'Set GPU'])
      assert.ok(text.includes(`[${link}](command:`));
  });

  it('say who set the volume', async () => {
    await withSetting('requestsPerMonth', 500_000, () =>
      eventually(async () => {
        const [title, api] = rows(await answerHover());
        assert.match(title?.[0] ?? '', /^500k requests a month \((?!assumed)/);
        near(number(api?.[1]), 0.0088725 * 500_000, 0.01);
      }),
    );
  });

  it('name no price for a model that is not known', async () => {
    const document = await openFile('support-agent/src/agent.ts');
    const text = await hover(document, 'max_output_tokens: 16');
    assert.match(text, /No price: the model is not known from the code/);
    assert.deepEqual(rows(text)[1], ['API', '–', 'no price']);
    assert.doesNotMatch(text, /a call/);
  });

  it('explain prompt files, and say nothing beside calls', async () => {
    const prompt = await openFile('prompts/translate.prompty');
    assert.match(await hover(prompt, '{{description}}'), /User variable description \| ~/);
    const code = await openFile('rag_service/answer.py');
    assert.equal(await hover(code, 'class Passage'), '');
  });
});
