import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HTTP_CASES } from '../../support/cases/http';
import { promptText, read } from '../../support/reader';

/** Texts that look like such a call and are none, or cost nothing. */
const LOOK_ALIKES: readonly { name: string; file: string; code: string }[] = [
  {
    name: 'another host',
    file: 'a.ts',
    code: "fetch('https://api.example.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages }) });\nfetch('https://box.ai/v1/messages', { method: 'POST', body: JSON.stringify({ model: 'm', messages, max_tokens: 1 }) });",
  },
  {
    name: 'the own backend',
    file: 'a.ts',
    code: "fetch('/api/chat', { method: 'POST', body: JSON.stringify({ model, messages }) });\naxios.post('/v1/chat/completions', { model, messages });\nfetch('http://localhost:3000/api/chat', { method: 'POST', body: JSON.stringify({ model, messages }) });\nthis.http.post('/v1/messages', { model, messages, max_tokens: 5 });",
  },
  {
    name: 'the own backend in Python',
    file: 'a.py',
    code: 'import requests\nrequests.post("http://localhost:5000/messages", json={"messages": ["hello"]})\nrequests.post(f"{BASE}/chat/completions", json={"messages": m})\nrequests.post("https://backend.mycompany.com/chat", json={"messages": m, "model": "gpt-4o"})\nclient = TestClient(app)\nclient.post("/v1/chat/completions", json={"model": "gpt-4o", "messages": []})',
  },
  {
    name: 'what is not billed',
    file: 'a.py',
    code: 'import requests\nrequests.get("https://api.openai.com/v1/models")\nrequests.request("GET", "https://api.openai.com/v1/chat/completions", json=b)\nrequests.post("https://api.openai.com/v1/files", files=f, data={"purpose": "batch"})\nrequests.post("https://api.anthropic.com/v1/messages/count_tokens", json={"model": "claude-sonnet-4-5", "messages": m})\nrequests.delete("https://api.openai.com/v1/responses/abc")\nrequests.post("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:countTokens", json={"contents": c})',
  },
  {
    name: 'a GET by fetch',
    file: 'a.js',
    code: "await fetch('https://api.openai.com/v1/chat/completions');\nawait fetch('https://api.openai.com/v1/responses', { headers });",
  },
  {
    name: 'comments and texts',
    file: 'a.ts',
    code: "// fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages }) })\nconst doc = `fetch('https://api.openai.com/v1/chat/completions', { method: 'POST' })`;\nconsole.log('https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', messages });",
  },
  {
    name: 'routes and mocks',
    file: 'a.ts',
    code: "app.post('/v1/chat/completions', async (req, res) => res.json({}));\nhttp.post('https://api.openai.com/v1/chat/completions', () => HttpResponse.json({}));\nfetchMock.post('https://api.openai.com/v1/chat/completions', { choices: [] });\nrequest(app).post('/v1/chat/completions').send({ model: 'gpt-4o', messages: [] });\nnock('https://api.openai.com').post('/v1/chat/completions', { model: 'gpt-4o', messages: [] }).reply(200);\nexpect(fetch).toHaveBeenCalledWith('https://api.openai.com/v1/chat/completions', { method: 'POST', body });",
  },
  {
    name: 'mocks in Python',
    file: 'a.py',
    code: 'respx.post("https://api.openai.com/v1/chat/completions").mock(return_value=r)\nresponses.post("https://api.openai.com/v1/chat/completions", json={"choices": []})\nrequests_mock.post("https://api.openai.com/v1/chat/completions", json={"choices": []})\nm.post("https://api.openai.com/v1/chat/completions", json={"choices": []})',
  },
  {
    name: 'what curl does otherwise',
    file: 'a.sh',
    code: '# curl https://api.openai.com/v1/chat/completions -d \'{"model": "gpt-4o", "messages": []}\'\ncurl https://api.openai.com/v1/models\ncurl -G https://api.openai.com/v1/responses -d limit=5\ncurl -X DELETE https://api.openai.com/v1/responses/x\ncurl https://api.example.com/v1/chat/completions -d \'{"model": "gpt-4o", "messages": []}\'\necho "curl https://api.openai.com/v1/chat/completions -d {}"\ncurl http://localhost:8080/messages -d \'{"messages": []}\'',
  },
  {
    name: 'other requests in a request file',
    file: 'a.http',
    code: 'GET https://api.openai.com/v1/chat/completions\n\n###\nPOST https://api.example.com/v1/chat/completions\n\n{"model": "gpt-4o", "messages": []}\n\n###\n# POST https://api.openai.com/v1/chat/completions\n\n###\nPOST https://api.openai.com/v1/files\n\nx\n',
  },
];

describe('calls by HTTP', () => {
  for (const { name, file, code, calls, prompts } of HTTP_CASES) {
    it(`${file.replace(/^.*\./, '')}: ${name}`, async () => {
      const analysis = await read(file, code);
      const found = analysis.calls.map(
        ({ provider, method, model, maxOutputTokens }) =>
          `${provider} ${method} ${model.id ?? '?'} ${maxOutputTokens ?? '-'}`,
      );
      assert.deepEqual(found, calls);
      assert.ok(analysis.calls.every(({ sdk }) => sdk === 'http'));
      if (prompts !== undefined) assert.deepEqual(analysis.calls.map(promptText), prompts);
    });
  }

  it('never throws on a request that is cut, or has something put into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...HTTP_CASES),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 12 }),
        async ({ file, code }, at, insert) => {
          const place = at % (code.length + 1);
          await read(file, code.slice(0, place));
          await read(file, code.slice(0, place) + insert + code.slice(place));
        },
      ),
      { numRuns: 200 },
    );
  }).timeout(60_000);

  it('never throws on a body of any text', async () => {
    const json = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\\'$ \n{{x}}0truenull'), maxLength: 80 }),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        const head = 'POST https://api.openai.com/v1/chat/completions\n\n';
        await read('a.http', `${head}${body}`);
        await read('a.sh', `curl https://api.openai.com/v1/responses -d @- <<'EOF'\n${body}\nEOF\n`);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('reads a name in its own new value as what it was before', async () => {
    const code = `
let options = { method: 'POST', headers };
options = { ...options, headers: { ...options.headers, a: 'b' }, body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] }) };
await fetch('https://api.openai.com/v1/chat/completions', options);
const own = { ...own, model: own, body: own };
await fetch('https://api.openai.com/v1/responses', own);`;
    const [first, second, ...more] = (await read('a.ts', code)).calls;
    assert.ok(first !== undefined && second !== undefined && more.length === 0);
    assert.equal(first.model.id, 'gpt-4o');
    assert.equal(promptText(first), 'user: Hi');
  });

  it('is not slow on deep nesting and on names that name each other', async () => {
    await read('a.http', `POST https://api.openai.com/v1/responses\n\n${'{"input":['.repeat(20_000)}`);
    const names = Array.from({ length: 50 }, (_, index) => `@v${index} = {{v${(index + 1) % 50}}}{{v0}}`);
    await read(
      'a.http',
      `${names.join('\n')}\nPOST https://api.openai.com/v1/{{v0}}/responses\n\n{"input": "{{v0}}"}`,
    );
    const own = Array.from({ length: 40 }, (_, index) => `V${index}="$V${index - 1}$V${index - 1}"`).join(
      '\n',
    );
    await read('a.sh', `V0=$V39\n${own}\ncurl "https://api.openai.com/v1/responses" -d "$V39"`);
  }).timeout(5000);

  for (const { name, file, code } of LOOK_ALIKES) {
    it(`${file.replace(/^.*\./, '')}: not ${name}`, async () => {
      assert.deepEqual((await read(file, code)).calls, []);
    });
  }
});
