import assert from 'node:assert/strict';
import path from 'node:path';
import { bounded, step } from '../../../src/core/source/read/work';
import { createSourceReader } from '../../../src/core/source/sourceReader';
import { grammarsFrom } from '../../../src/node/assets';
import { newProject, read } from '../../support/reader';

const CALL =
  'from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", messages=[])\n';
const UNREAD = 'This file takes too long to read, so its calls are not shown.';

interface Harm {
  readonly what: string;
  readonly file: string;
  readonly text: string;
}

/** Each of them ended all reading, or held it for minutes, before there were bounds. */
const HARMS: readonly Harm[] = [
  {
    what: 'is nested so deep that a parser runs through its stack',
    file: 'a.php',
    text: `<?php use OpenAI; $x = ${'"{$'.repeat(10_000)}`,
  },
  {
    what: 'takes memory without end',
    file: 'a.rs',
    text: `openai model messages ${'..!>'.repeat(1300)}`,
  },
  {
    what: 'is looked at as a whole for each of its tokens',
    file: 'a.rb',
    text: `require 'openai'\nx = ${'%w['.repeat(60_000)}`,
  },
];

describe('code that is made to harm', () => {
  for (const { what, file, text } of HARMS) {
    it(`is named, and what is read after it is not touched: it ${what}`, async () => {
      const files = {
        'app.py': `from prompts import MODEL\n${CALL.replace('"gpt-4o"', 'MODEL')}`,
        'prompts.py': 'MODEL = "gpt-4.1"\n',
      };
      const project = newProject(files);
      const model = async (code: string) =>
        (await project.read('app.py', code)).calls.map((call) => call.model.id);
      assert.deepEqual(await model(files['app.py']), ['gpt-4.1']);
      const { calls, problems } = await read(file, text);
      assert.deepEqual(calls, []);
      assert.deepEqual(
        problems.map(({ message }) => message),
        [UNREAD],
      );
      assert.deepEqual(await model(files['app.py']), ['gpt-4.1']);
      assert.deepEqual(await model(`${files['app.py']}\n`), ['gpt-4.1']);
      const { calls: others } = await read(file.replace('a.', 'b.'), OTHERS[path.extname(file)] ?? '');
      assert.equal(others.length, 1);
      project.dispose();
    }).timeout(20_000);
  }

  it('is read where what is called is what another call returns, in a row without end', async () => {
    for (const [file, head] of [
      ['a.rs', 'use async_openai::A; fn a() { let x = f'],
      ['a.cs', 'using OpenAI; class A { object x = f'],
      ['a.go', 'package a\nimport "github.com/openai/openai-go"\nvar model, messages = f'],
      ['a.java', 'import com.openai.A; class A { Object x = f'],
    ] as const)
      for (const link of ['()', '.a()', ')(::'])
        assert.deepEqual((await read(file, head + link.repeat(20_000))).calls, []);
  }).timeout(50_000);
});

const OTHERS: Readonly<Record<string, string>> = {
  '.php':
    '<?php\n$client = OpenAI::client("key");\n$client->chat()->create(["model" => "gpt-4o", "messages" => []]);\n',
  '.rs':
    'use async_openai::{Client, types::CreateChatCompletionRequestArgs};\nasync fn f() {\n  let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages(vec![]).build()?;\n  Client::new().chat().create(request).await?;\n}\n',
  '.rb':
    'require "openai"\nclient = OpenAI::Client.new\nclient.chat(parameters: { model: "gpt-4o", messages: [] })\n',
};

describe('a parser', () => {
  it('gives a file up when its time is over, and reads the next', async () => {
    let now = 0;
    let perLook = 10_000;
    const clock = () => {
      now += perLook;
      return now;
    };
    const reader = createSourceReader({ loadWasm: grammarsFrom(path.resolve('dist')), clock });
    const analyse = () => reader.analyse({ path: 'a.py', languageId: 'python', text: CALL.repeat(50) });
    assert.deepEqual(
      (await analyse()).problems.map(({ message }) => message),
      [UNREAD],
    );
    perLook = 0;
    assert.equal((await analyse()).calls.length, 50);
    reader.dispose();
  });
});

describe('a half-typed file', () => {
  it('keeps its calls, or says that it has none, wherever in the readings of it the time is over', async () => {
    const text = `${CALL.repeat(20)}client.chat.completions.create(model="gpt-4o", messages=[{\n${CALL.repeat(20)}`;
    let looks = 0;
    let last = Number.POSITIVE_INFINITY;
    const read = async () => {
      looks = 0;
      const clock = () => {
        looks += 1;
        return looks > last ? looks * 10_000 : 0;
      };
      const reader = createSourceReader({ loadWasm: grammarsFrom(path.resolve('dist')), clock });
      const analysis = await reader.analyse({ path: 'a.py', languageId: 'python', text });
      reader.dispose();
      return analysis;
    };
    assert.ok((await read()).calls.length > 20);
    const all = looks;
    let kept = 0;
    for (last = 0; last < all; last += 5) {
      const { calls, problems } = await read();
      const [code] = problems.map((problem) => problem.code);
      if (code === 'syntax-error') kept += 1;
      assert.ok(code === 'syntax-error' ? calls.length >= 20 : code === 'unreadable', `${last} of ${all}`);
    }
    assert.ok(kept > 0 && kept < all / 5);
  });
});

describe('the work of a reading', () => {
  const looksUp = (times: number) => () => {
    for (let time = 0; time < times; time += 1) step();
    return times;
  };

  it('has a bound, which grows with the file and is that of one reading', () => {
    assert.equal(bounded(0, looksUp(100_000)), 100_000);
    assert.equal(bounded(0, looksUp(100_001)), null);
    assert.equal(bounded(1000, looksUp(101_000)), 101_000);
    assert.equal(bounded(0, looksUp(100_000)), 100_000);
    assert.doesNotThrow(looksUp(200_000));
  });

  it('says what else goes wrong', () => {
    assert.throws(
      () =>
        bounded(0, () => {
          throw new RangeError('x');
        }),
      /x/,
    );
  });
});
