import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lensesByLine, replaceText } from '../support/integration/actions';
import { closeAll, openFile, openText, withSetting } from '../support/integration/vscode';

/** 5,142.94, and half a per cent of the API's month for the requests that fall back to it, which is less than half a dollar. */
const HOSTED = ' · ~$5,143/mo self-hosted';
const UNKNOWN = 'no price: the model is not known from the code';

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'rag_service/answer.py': [
    `32: gpt-4o-mini · ~86 + ~36 tokens · ~$0.000035 a call · ~$0.35/mo API${HOSTED}`,
    '46: text-embedding-3-small · ~60 tokens · ~$0.0000012 a call · ~$0.012/mo API',
    `53: gpt-4o · ~2.1k + ~350 tokens · ~$0.0089 a call · ~$88.73/mo API${HOSTED}`,
    `67: gpt-4o · ~2.1k + ~350 tokens · ~$0.0089 a call · ~$88.73/mo API${HOSTED}`,
  ],
  'extraction/invoices.py': [
    `28: claude-3-5-haiku-20241022 · ~570 + ~120 tokens · ~$0.00094 a call · ~$9.36/mo API${HOSTED}`,
    '41: ~5 calls (1–50) · ~600 + ~900 tokens · ~$0.015 together',
    `44: claude-sonnet-4-5 · ~120 + ~180 tokens · ~$0.0031 a call · ~$30.60/mo API${HOSTED}`,
  ],
  'support-agent/src/agent.ts': [
    `48: gpt-4.1-mini · ~2.6k + ~350 tokens · ~$0.0016 a call · ~$16.14/mo API${HOSTED}`,
    `63: claude-3-5-sonnet-20241022 · ~2k + ~240 tokens · ~$0.0097 a call · ~$97.17/mo API${HOSTED}`,
    `77: model from model · ~528 + ~10 tokens · ${UNKNOWN}`,
  ],
  'support-agent/src/types.ts': [],
  'prompts/reply.prompt': [
    `10: googleai/gemini-2.0-flash · ~525 + ~240 tokens · ~$0.00015 a call · ~$1.49/mo API${HOSTED}`,
  ],
  'prompts/translate.prompty': [
    `17: gpt-4o-mini · ~541 + ~300 tokens · ~$0.00026 a call · ~$2.61/mo API${HOSTED}`,
  ],
  'prompts/weekly-digest.md': [`1: unknown model · ~675 + ~350 tokens · ${UNKNOWN}`],
  '.github/prompts/release-notes.prompt.md': [
    `5: gpt-4o · ~140 + ~350 tokens · ~$0.0039 a call · ~$38.50/mo API${HOSTED}`,
  ],
};

const ANSWER = 'rag_service/answer.py';
const answerLenses = SAMPLES[ANSWER] ?? [];

describe('lenses of the sample workspace', () => {
  afterEach(closeAll);

  before(async () => {
    const document = await openFile(ANSWER);
    await eventually(async () => assert.notDeepEqual(await lensesByLine(document), []));
  });

  for (const [path, expected] of Object.entries(SAMPLES)) {
    it(`say tokens, call and month in ${path}`, async () => {
      const document = await openFile(path);
      assert.deepEqual(await lensesByLine(document), expected);
    });
  }

  it('follow an edit of model, cap and prompt, and leave the other calls alone', async () => {
    const document = await openFile(ANSWER);
    await replaceText(document, 'REWRITE_MODEL = "gpt-4o-mini"', 'REWRITE_MODEL = "gpt-4o"');
    await replaceText(document, 'max_tokens=60', 'max_tokens=1000');
    await replaceText(document, 'Turn the question into', 'Turn the question of the person into');
    const [rewrite, ...others] = await lensesByLine(document);
    assert.match(rewrite ?? '', /^32: gpt-4o · ~89 \+ ~(?!36 )\d+ tokens · /);
    assert.deepEqual(others, answerLenses.slice(1));
  });

  it('follow a call that moves, and one that goes', async () => {
    const document = await openFile(ANSWER);
    await replaceText(document, '@dataclass', '\n\n@dataclass');
    assert.match((await lensesByLine(document))[0] ?? '', /^34: gpt-4o-mini/);
    await replaceText(document, 'self._client.embeddings.create', 'self._embed');
    assert.deepEqual(
      (await lensesByLine(document)).map((lens) => lens.split(' · ')[0]),
      ['34: gpt-4o-mini', '55: gpt-4o', '69: gpt-4o'],
    );
  });

  it('stay above finished Python calls while another is half typed between them', async () => {
    const document = await openFile(ANSWER);
    const half = 'draft = client.chat.completions.create(model="gpt-4o", messages=[{"role": ';
    await replaceText(document, 'async def stream_answer', `${half}\n\nasync def stream_answer`);
    const shown = await lensesByLine(document);
    for (const lens of answerLenses.map((title) => title.replace(/^67:/, '69:'))) {
      assert.ok(shown.includes(lens), `${lens} in ${shown.join('\n')}`);
    }
  });

  it('stay above finished TypeScript calls while another is half typed below', async () => {
    const document = await openFile('support-agent/src/agent.ts');
    const end = 'return response.output_text.trim();\n  }\n}';
    const half = "new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: ";
    await replaceText(document, end, `${end}\n${half}\n`);
    const shown = await lensesByLine(document);
    for (const lens of SAMPLES['support-agent/src/agent.ts'] ?? []) {
      assert.ok(shown.includes(lens), `${lens} in ${shown.join('\n')}`);
    }
  });

  it('count a prompt of an unsaved document exactly', async () => {
    const messages = 'messages=[{"role": "user", "content": "Hello"}]';
    const call = `OpenAI().chat.completions.create(model="gpt-4o", max_tokens=100, ${messages})`;
    const document = await openText('python', `from openai import OpenAI\n${call}\n`);
    const expected = `2: gpt-4o · 8 + ~60 tokens · ~$0.00062 a call · ~$6.20/mo API${HOSTED}`;
    assert.deepEqual(await lensesByLine(document), [expected]);
  });
});

describe('settings', () => {
  afterEach(closeAll);

  const SETTINGS: readonly { name: string; value: unknown; expected: RegExp; because: string }[] = [
    {
      name: 'requestsPerMonth',
      value: 1_000_000,
      expected: /~\$0\.0089 a call · ~\$8,873\/mo API/,
      because: 'a hundred times the requests',
    },
    {
      name: 'outputTokens',
      value: 100,
      expected: /~2\.1k \+ 100 tokens · ~\$0\.0064 a call/,
      because: 'an output that is known',
    },
    {
      name: 'variableTokens',
      value: { context: 0, question: 0 },
      expected: / · 89 \+ ~350 tokens · /,
      because: 'the counted text alone',
    },
    {
      name: 'prices',
      value: { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1000 } },
      expected: /~\$0\.35 a call · ~\$3,500\/mo API/,
      because: '350 output tokens of 10,000 requests',
    },
    {
      name: 'api.batchShare',
      value: 1,
      expected: /~\$0\.0044 a call · ~\$44\.3\d\/mo API/,
      because: 'half the price',
    },
    {
      name: 'hosting.usdPerGpuHour',
      value: 2.8,
      expected: /\$7,247\/mo self-hosted/,
      because: '$1.31 more for two GPUs and 730 hours, and a tenth of that for infrastructure',
    },
    {
      name: 'overhead.operationsFte',
      value: 0,
      expected: /~\$2,643\/mo self-hosted/,
      because: 'a fifth of $150,000 a year less',
    },
  ];

  for (const { name, value, expected, because } of SETTINGS) {
    it(`change the lens at once: ${name}, ${because}`, async () => {
      const document = await openFile(ANSWER);
      await withSetting(name, value, () =>
        eventually(async () => assert.match((await lensesByLine(document))[2] ?? '', expected)),
      );
      await eventually(async () => assert.deepEqual(await lensesByLine(document), answerLenses));
    });
  }

  it('hide what costs less than the threshold, and only that', async () => {
    const document = await openFile(ANSWER);
    await withSetting('inlineThresholdUsd', 50, () =>
      eventually(async () => assert.deepEqual(await lensesByLine(document), answerLenses.slice(2))),
    );
  });

  const UNUSABLE: Readonly<Record<string, unknown>> = {
    requestsPerMonth: 'many',
    outputTokens: -1,
    variableTokens: { context: 'long' },
    inlineStyle: 'neon',
    'hosting.targetUtilization': 7,
    'api.batchShare': 1.5,
  };

  for (const [name, value] of Object.entries(UNUSABLE)) {
    it(`that cannot be used leave the default in force and say so: ${name}`, async () => {
      const document = await openFile(ANSWER);
      const settings = () =>
        vscode.languages
          .getDiagnostics()
          .filter(([uri]) => uri.path.endsWith('/.vscode/settings.json'))
          .flatMap(([, diagnostics]) => diagnostics.filter(({ source }) => source === 'breakeven'));
      await withSetting(name, value, async () => {
        await eventually(() => {
          assert.equal(settings().length, 1);
          const start = `breakeven.${name} is ${JSON.stringify(value)}: `;
          assert.ok(settings()[0]?.message.startsWith(start), settings()[0]?.message);
        });
        assert.deepEqual(await lensesByLine(document), answerLenses);
      });
      await eventually(() => assert.deepEqual(settings(), []));
    });
  }
});
