import assert from 'node:assert/strict';
import path from 'node:path';
import type { Breakeven } from '../../../src/core/project/breakeven';
import type { DocumentEstimate } from '../../../src/core/project/documentEstimate';
import { folderConfig } from '../../../src/core/project/folderConfig';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { parseSettings } from '../../../src/core/project/settings';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { INHERITED_NAMES } from '../../support/hostileNames';

const NOW = new Date('2026-01-15');
const PRICE = { inputPerMillion: 3, outputPerMillion: 5 };

/** A call to a model with a prompt variable, each of that name, and where the tables of each language are asked by name. */
const PROGRAMS: readonly (readonly [string, (name: string) => string])[] = [
  [
    'a.py',
    (name) =>
      `from openai import OpenAI\nOpenAI().responses.create(model="o3", reasoning={"effort": "${name}"}, input="Hi")\n`,
  ],
  [
    'a.py',
    (name) =>
      `from openai import OpenAI\nOpenAI().responses.create(model="${name}", input=f"Hi {${name}}")\n`,
  ],
  [
    'a.py',
    (name) => `from openai import OpenAI\nOpenAI().responses.create(model="${name}/gpt-4o", input="Hi")\n`,
  ],
  [
    'a.py',
    (name) =>
      `import litellm\nlitellm.completion(model="${name}/x", messages=[{"role": "${name}", "content": "Hi"}])\n`,
  ],
  [
    'a.py',
    (name) =>
      `from openai import OpenAI\nOpenAI(base_url="https://${name}/v1").responses.create(model="m", input="Hi")\n`,
  ],
  [
    'a.py',
    (name) =>
      `from openai import OpenAI\nfrom pydantic import BaseModel\nclass Out(BaseModel):\n    ${name}: ${name}\n    b: list[${name}]\nOpenAI().responses.parse(model="gpt-4o", input="Hi", text_format=Out)\n`,
  ],
  [
    'a.py',
    (name) =>
      `from openai import OpenAI\ndef ${name}(x):\n    # breakeven: ${name}=5\n    return OpenAI().responses.create(model=${name}.${name}, input=PROMPTS["${name}"], ${name}=1)\n`,
  ],
  [
    'a.ts',
    (name) =>
      `import OpenAI from 'openai';\nconst t = {};\nnew OpenAI().responses.create({ model: t.${name}, input: t['${name}'], ${name}: 1 });\n`,
  ],
  [
    'a.ts',
    (name) =>
      `import { generateObject } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nimport { z } from 'zod';\ngenerateObject({ model: openai('${name}'), schema: z.object({ ${name}: z.${name}(), b: z.${name}().${name}() }), prompt: 'Hi' });\n`,
  ],
  [
    'a.ts',
    (name) =>
      `import { ${name} } from '@ai-sdk/${name}';\nimport { generateText } from 'ai';\ngenerateText({ model: ${name}.${name}('${name}'), prompt: 'Hi' });\n`,
  ],
  [
    'a.ts',
    (name) =>
      `fetch('https://api.openai.com/v1/${name}', { method: 'POST', body: JSON.stringify({ model: '${name}', input: 'Hi', ${name}: {} }) });\n`,
  ],
  [
    'a.go',
    (name) =>
      `package a\nimport "github.com/openai/openai-go"\nfunc f() { client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{Model: openai.${name}, Messages: []openai.X{openai.UserMessage(${name})}}) }\n`,
  ],
  [
    'A.java',
    (name) =>
      `import com.openai.client.OpenAIClient;\nclass A { void f() { client.responses().create(ResponseCreateParams.builder().model(ChatModel.${name}).input("Hi").${name}("x").build()); } }\n`,
  ],
  [
    'A.cs',
    (name) =>
      `using OpenAI.Chat;\nvar c = new ChatClient(Models.${name}, key);\nvar r = c.CompleteChat("Hi", new ChatCompletionOptions { ${name} = 1 });\n`,
  ],
  [
    'a.rb',
    (name) =>
      `require "openai"\nclient = OpenAI::Client.new\nclient.responses.create(model: OpenAI::Models::${name}, input: "Hi", ${name}: 1)\n`,
  ],
  [
    'a.rs',
    (name) =>
      `use async_openai::Client;\nfn f() { CreateChatCompletionRequestArgs::default().model(Model::${name}).${name}(1).messages([]).build(); }\n`,
  ],
  [
    'a.php',
    (name) =>
      `<?php\nuse OpenAI;\n$client->chat()->create(['model' => Model::${name}, '${name}' => 1, 'messages' => [['role' => '${name}', 'content' => 'Hi']]]);\n`,
  ],
  [
    'a.sh',
    (name) =>
      `curl https://api.openai.com/v1/responses --${name} -d "$(jq -n --${name} ${name} x '{"model":"${name}","input":"Hi"}')"\n`,
  ],
  [
    'a.http',
    (name) =>
      `POST https://api.openai.com/v1/responses\n${name}: ${name}\n\n{"model":"${name}","input":"Hi {{${name}}}","${name}":1}\n`,
  ],
  [
    'a.prompty',
    (name) =>
      `---\n${name}: { a: 1 }\nmodel: { ${name}: 1, api: ${name}, configuration: { type: ${name}, ${name}: ${name} } }\ninputs: { ${name}: { type: ${name} } }\n---\n${name}:\nHi {{${name}}}\n`,
  ],
  [
    'a.prompt',
    (name) =>
      `---\nmodel: ${name}/${name}\n${name}: 1\ninput: { schema: { ${name}: ${name} } }\n---\n{{role "${name}"}}Hi {{${name}}}\n`,
  ],
  [
    'prompts/a.json',
    (name) =>
      `{"${name}": {"a": 1}, "messages": [{"role": "${name}", "content": "Hi {${name}}"}], "_type": "${name}"}`,
  ],
  [
    'promptfooconfig.yaml',
    (name) =>
      `providers: [${name}, "${name}:${name}"]\nprompts: ["Hi {{${name}}}"]\n${name}: 1\ntests: [{ vars: { ${name}: ${name} } }]\n`,
  ],
  [
    'batch.jsonl',
    (name) =>
      `{"custom_id":"a","method":"POST","url":"/v1/${name}","body":{"model":"${name}","${name}":1,"messages":[{"role":"${name}","content":"Hi"}]}}\n`,
  ],
];

describe('names that every object has', () => {
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  const untouched = Object.getOwnPropertyNames(Object.prototype).sort();
  afterEach(() => {
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), untouched);
    assert.equal(({} as Record<string, unknown>).inputPerMillion, undefined);
  });

  const estimate = (text: string, settings: unknown = {}, file = 'a.py', config: unknown = {}) => {
    const { settings: read } = parseSettings(settings);
    const home = { path: file, config: folderConfig(parseConfig(JSON.stringify(config)).config) };
    return breakeven.estimateDocument(
      { path: file, languageId: '', text, home },
      breakeven.contextFor(read, NOW),
    );
  };
  /** Everything but the name itself. */
  const shape = ({ items, problems }: DocumentEstimate, name: string) =>
    JSON.stringify([items, problems.map(({ code }) => code)], (_, value: unknown) =>
      typeof value === 'function' ? `a function in the place of ${name}` : value,
    ).replaceAll(name, 'N');

  it('are read as any other name is, in every language and format', async () => {
    for (const [file, program] of PROGRAMS) {
      for (const name of INHERITED_NAMES) {
        const found = await estimate(program(name), {}, file);
        const said = shape(found, name);
        assert.doesNotMatch(
          said,
          /a function in the place of|native code|\[object/,
          `${file}: ${program(name)}`,
        );
        const plain = await estimate(program('plainWord'), {}, file);
        assert.equal(found.items.length, plain.items.length, `items of ${file}: ${program(name)}`);
        for (const [index, { tokens }] of found.items.entries()) {
          const usual = plain.items[index]?.tokens;
          // The name's own tokens are others; what stands in its place in a table would be far off, or no number.
          for (const [own, other] of [
            [tokens.input.base, usual?.input.base],
            [tokens.output.tokens.base, usual?.output.tokens.base],
          ])
            assert.ok(Math.abs((own ?? 0) - (other ?? 0)) < 60, `${own} and ${other}: ${program(name)}`);
        }
      }
    }
  });

  it('have the price, the size and the settings that are set for them, and no others', async () => {
    const code = (name: string) =>
      `from openai import OpenAI\nOpenAI().responses.create(model="${name}", input=f"{${name}}", max_output_tokens=9)\n`;
    const only = async (...given: Parameters<typeof estimate>) => {
      const [item] = (await estimate(...given)).items;
      return item ?? assert.fail('no call');
    };
    for (const name of INHERITED_NAMES) {
      assert.equal((await only(code(name))).perCall, null, name);
      const byName = Object.fromEntries([[name, PRICE]]);
      const other = Object.fromEntries([['other', PRICE]]);
      const sized = Object.fromEntries([[name, 77]]);
      const sizeIn = async (...given: Parameters<typeof estimate>) =>
        (await only(...given)).tokens.parts.find((part) => part.name === name)?.tokens.base;
      assert.equal((await only(code(name), { prices: other })).perCall, null, name);
      assert.equal((await only(code(name), {}, 'a.py', { models: other })).perCall, null, name);
      assert.notEqual(await sizeIn(code(name)), 77);
      // What a setting says of `__proto__` is dropped where objects are copied; it must not reach others.
      if (name === '__proto__') continue;
      assert.notEqual((await only(code(name), { prices: byName })).perCall, null, name);
      assert.equal(await sizeIn(code(name), { variableTokens: sized }), 77, name);
      assert.equal(await sizeIn(code(name), {}, 'a.py', { variables: sized }), 77, name);
    }
  });

  it('change nothing else where breakeven.json or the settings use them as keys', async () => {
    const code = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input=f"Hi {x}")\n';
    const plain = JSON.stringify((await estimate(code)).items);
    for (const name of INHERITED_NAMES) {
      const value = `{"inputPerMillion":0,"outputPerMillion":0,"requestsPerMonth":1,"usdPerHour":1}`;
      const inner = `{"${name}":${value}}`;
      const keys = ['prices', 'gpus', 'openModels', 'variables', 'models', 'tokenizers', name];
      const text = `{${keys.map((key) => `"${key}":${inner}`).join(',')}}`;
      const { config } = parseConfig(text);
      const home = { path: 'a.py', config: folderConfig(config) };
      const { settings } = parseSettings(JSON.parse(`{${keys.map((key) => `"${key}":${inner}`).join(',')}}`));
      for (const context of [
        breakeven.contextFor(settings, NOW),
        breakeven.contextFor(settings, NOW, { ...config, tokenizers: [] }),
      ]) {
        const document = { path: 'a.py', languageId: '', text: code, home };
        const { items } = await breakeven.estimateDocument(document, context);
        assert.equal(JSON.stringify(items), plain, name);
      }
    }
  });

  it('are no GPU, no open model, no rental and no member of a scenario', () => {
    for (const name of INHERITED_NAMES) {
      const { settings } = parseSettings({ hosting: { gpu: name, openModel: name } });
      const { problems, plan } = breakeven.contextFor(settings, NOW);
      assert.equal(plan, null, name);
      assert.ok(
        problems.some(({ message }) => message.includes(`called "${name}"`)),
        name,
      );
      for (const text of [
        `{"schemaVersion":1,"name":"a","workloads":[],"traffic":{"profile":"${name}"}}`,
        `{"schemaVersion":1,"name":"a","workloads":[],"${name}":{"inputPerMillion":1}}`,
        `{"schemaVersion":1,"name":"a","workloads":[],"hosting":{"${name}":1,"rental":"${name}"}}`,
      ])
        assert.doesNotThrow(() => parseScenario(JSON.parse(text)), text);
    }
  });
});
