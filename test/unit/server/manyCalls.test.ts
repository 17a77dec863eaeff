import assert from 'node:assert/strict';
import { TestServer } from '../../support/languageServer';

const HEAD = 'from openai import OpenAI\nclient = OpenAI()\n';
const CALLS = 10_000;

describe('a file with ten thousand calls', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = new TestServer();
    await server.start('test/fixtures/usage');
  });

  afterEach(() => server.stop());

  it('gets a figure above each, and other documents are answered meanwhile', async () => {
    const call = (text: string) => `client.responses.create(model="gpt-4o", input=f"${text}")\n`;
    const many = Array.from({ length: CALLS }, (_, index) => call(`Hi {name}, ${index}`)).join('');
    await server.open('untitled:small.py', 'python', HEAD + call('Hi'));
    await server.lenses('untitled:small.py');
    await server.open('untitled:many.py', 'python', HEAD + many);
    const answers: string[] = [];
    const large = server.lenses('untitled:many.py').then((lenses) => {
      answers.push('many');
      return lenses;
    });
    // Asked one after the other, as an editor does while the user moves: each has its turn before the large one is done.
    for (let asked = 0; asked < 3; asked += 1) {
      await server.hover('untitled:small.py', 2, 10);
      answers.push('small');
    }
    const titles = (await large).map(({ command }) => command?.title ?? '');
    assert.equal(titles.length, CALLS);
    for (const title of [titles[0], titles.at(-1)])
      assert.match(title ?? '', /^gpt-4o · .* a call · .*\/mo API/);
    assert.deepEqual(answers, ['small', 'small', 'small', 'many']);
  });
});
