import assert from 'node:assert/strict';
import fc from 'fast-check';
import { promptText, read } from '../../support/reader';

interface Request {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** `provider method model cap` of each call, in order. */
  readonly calls: readonly string[];
  readonly prompts?: readonly string[];
}

const REQUESTS: readonly Request[] = [
  {
    name: 'fetch, the body in a string',
    file: 'a.ts',
    code: `
async function ask(q: string) {
  const res = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-4o-mini',
      max_tokens: 200,
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: q }],
    }),
  });
  return (await res.json()).choices[0].message.content;
}`,
    calls: ['openai POST /v1/chat/completions gpt-4o-mini 200'],
    prompts: ['system: Be brief. | user: {q}'],
  },
  {
    name: 'fetch, everything in variables, the base with a default',
    file: 'a.js',
    code: `
const BASE_URL = process.env.ANTHROPIC_BASE_URL || 'https://api.anthropic.com';
const MODEL = 'claude-sonnet-4-5';
const shared = { model: MODEL, max_tokens: 1024 };
class Client {
  async ask(text) {
    const messages = [];
    messages.push({ role: 'user', content: \`Q: \${text}\` });
    const payload = { ...shared, system: 'S', messages, stream: true };
    const url = \`\${BASE_URL}/v1/messages\`;
    const options = { method: 'post', headers: { 'x-api-key': key }, body: JSON.stringify(payload) };
    return fetch(url, options);
  }
}`,
    calls: ['anthropic POST /v1/messages claude-sonnet-4-5 1024'],
    prompts: ['system: S | user: Q: {text}'],
  },
  {
    name: 'new URL, and a request of an own function',
    file: 'a.ts',
    code: `
const url = new URL('/v1/chat/completions', 'https://api.mistral.ai');
await fetchWithRetry(url, { method: 'POST', body: JSON.stringify({ model: 'mistral-small-latest', messages: [] }) });
await fetch(new URL('chat/completions', 'https://api.groq.com/openai/v1/').toString(), { method: 'POST', body: JSON.stringify({ model: 'llama-3.1-8b-instant', messages }) });`,
    calls: [
      'mistral POST /v1/chat/completions mistral-small-latest -',
      'groq POST /v1/chat/completions llama-3.1-8b-instant -',
    ],
  },
  {
    name: 'axios in its forms',
    file: 'a.ts',
    code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://openrouter.ai/api/v1', headers: { Authorization: KEY } });
await axios.post('https://api.deepseek.com/chat/completions', { model: 'deepseek-chat', messages: [{ role: 'user', content: 'Hi' }] }, { headers });
await axios({ method: 'post', url: 'https://api.x.ai/v1/chat/completions', data: { model: 'grok-4', messages } });
await axios.request({ method: 'POST', url: 'https://api.perplexity.ai/chat/completions', data: JSON.stringify({ model: 'sonar', messages }) });
await api.post('/chat/completions', { model: 'openai/gpt-4o', messages });
await axios.get('https://api.openai.com/v1/models');`,
    calls: [
      'deepseek POST /v1/chat/completions deepseek-chat -',
      'xai POST /v1/chat/completions grok-4 -',
      'perplexity POST /v1/chat/completions sonar -',
      'openrouter POST /v1/chat/completions openai/gpt-4o -',
    ],
  },
  {
    name: 'got, ky, undici, and Node’s own client',
    file: 'a.mjs',
    code: `
import got from 'got'; import ky from 'ky'; import { request } from 'undici'; import https from 'node:https';
await got.post('https://api.openai.com/v1/embeddings', { json: { model: 'text-embedding-3-small', input: 'some text' } }).json();
await ky.post('https://api.cohere.com/v2/chat', { json: { model: 'command-r', messages: [{ role: 'user', content: 'Hi' }] } }).json();
await ky('https://api.cerebras.ai/v1/chat/completions', { method: 'post', json: { model: 'llama3.1-8b', messages } });
await request('https://api.fireworks.ai/inference/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'accounts/fireworks/models/x', messages }) });
await superagent.post('https://api.groq.com/openai/v1/chat/completions').set('Authorization', KEY).send({ model: 'gemma2-9b-it', messages });
const req = https.request({ hostname: 'api.openai.com', path: '/v1/responses', method: 'POST' }, done);`,
    calls: [
      'openai POST /v1/embeddings text-embedding-3-small -',
      'cohere POST /v2/chat command-r -',
      'cerebras POST /v1/chat/completions llama3.1-8b -',
      'fireworks POST /v1/chat/completions accounts/fireworks/models/x -',
      'groq POST /v1/chat/completions gemma2-9b-it -',
      'openai POST /v1/responses ? -',
    ],
    prompts: ['some text', 'user: Hi', '{messages}', '{messages}', '{messages}', '{body}'],
  },
  {
    name: 'the model in the path',
    file: 'a.ts',
    code: `
const MODEL = 'gemini-2.0-flash';
await fetch(\`https://generativelanguage.googleapis.com/v1beta/models/\${MODEL}:generateContent?key=\${KEY}\`, {
  method: 'POST',
  body: JSON.stringify({
    systemInstruction: { parts: [{ text: 'S' }] },
    contents: [{ role: 'user', parts: [{ text: \`Hi \${name}\` }] }],
    generationConfig: { maxOutputTokens: 64 },
  }),
});
await fetch(\`https://\${resource}.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21\`, { method: 'POST', headers: { 'api-key': KEY }, body: JSON.stringify({ messages }) });
await fetch(\`\${endpoint}/openai/deployments/\${deployment}/chat/completions\`, { method: 'POST', body: JSON.stringify({ messages }) });
await fetch(\`https://generativelanguage.googleapis.com/v1beta/models/\${model}:streamGenerateContent?alt=sse\`, { method: 'POST', body });
await fetch('https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-3-haiku-20240307-v1%3A0/invoke', { method: 'POST', body: JSON.stringify({ max_tokens: 9, messages }) });`,
    calls: [
      'google POST /v1beta/models/{model}:generateContent gemini-2.0-flash 64',
      'azure POST /v1/chat/completions gpt-4o -',
      'azure POST /v1/chat/completions ? -',
      'google POST /v1beta/models/{model}:streamGenerateContent ? -',
      'aws POST /model/{model}/invoke anthropic.claude-3-haiku-20240307-v1:0 9',
    ],
  },
  {
    name: 'requests in its forms',
    file: 'a.py',
    code: `
import json, os, requests
URL = "https://api.openai.com/v1/chat/completions"
BASE = os.getenv("GROQ_BASE", "https://api.groq.com/openai/v1")
def ask(q, model="gpt-4o"):
    payload = {"model": model, "messages": [{"role": "user", "content": f"Q: {q}"}], "max_tokens": 50}
    return requests.post(URL, headers=H, json=payload, timeout=30).json()
def dumped(q):
    data = {"model": "llama-3.3-70b-versatile", "messages": [{"role": "system", "content": "S"}]}
    return requests.post(f"{BASE}/chat/completions", headers=H, data=json.dumps(data))
def verb():
    return requests.request("POST", url=BASE + "/chat/completions", data='{"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Hi"}]}')
def helper(payload):
    return requests.post(URL, json=payload)
s = requests.Session()
s.post("https://api.together.xyz/v1/completions", json=dict(model="m/x", prompt="P"))`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o 50',
      'groq POST /v1/chat/completions llama-3.3-70b-versatile -',
      'groq POST /v1/chat/completions llama-3.1-8b-instant -',
      'openai POST /v1/chat/completions ? -',
      'together POST /v1/completions m/x -',
    ],
    prompts: ['user: Q: {q}', 'system: S', 'user: Hi', '{payload}', 'P'],
  },
  {
    name: 'httpx and aiohttp',
    file: 'a.py',
    code: `
import httpx, aiohttp
class Llm:
    def __init__(self, key, base_url="https://api.anthropic.com"):
        self.base_url = base_url
        self.client = httpx.AsyncClient(base_url="https://api.mistral.ai/v1")
    async def ask(self, q):
        async with httpx.AsyncClient() as client:
            r = await client.post(f"{self.base_url}/v1/messages", headers={"anthropic-version": "2023-06-01"}, json={"model": "claude-3-5-haiku-latest", "max_tokens": 99, "messages": [{"role": "user", "content": q}]})
    async def mistral(self, q):
        return await self.client.post("/chat/completions", json={"model": "mistral-large-latest", "messages": [{"role": "user", "content": q}]})
    async def stream(self):
        async with self.client.stream("POST", "https://api.openai.com/v1/responses", json={"model": "gpt-4.1", "input": "I", "instructions": "S", "stream": True}) as r:
            pass
async def go(session: aiohttp.ClientSession, body):
    async with session.post("http://localhost:11434/api/chat", json={"model": "llama3.2", "messages": [{"role": "user", "content": "Hi"}], "options": {"num_predict": 7}}) as r:
        await r.json()
    async with session.post("http://localhost:8000/v1/chat/completions", json=body) as r:
        await r.json()`,
    calls: [
      'anthropic POST /v1/messages claude-3-5-haiku-latest 99',
      'mistral POST /v1/chat/completions mistral-large-latest -',
      'openai POST /v1/responses gpt-4.1 -',
      'self-hosted POST /api/chat llama3.2 7',
      'self-hosted POST /v1/chat/completions ? -',
    ],
    prompts: ['user: {q}', 'user: {q}', 'system: S | user: I', 'user: Hi', '{body}'],
  },
  {
    name: 'urllib and http.client',
    file: 'a.py',
    code: `
import urllib.request, http.client, json
def ask(q):
    body = json.dumps({"model": "gpt-4o-mini", "messages": [{"role": "user", "content": q}]}).encode("utf-8")
    req = urllib.request.Request("https://api.openai.com/v1/chat/completions", data=body, headers={"Authorization": "Bearer x"})
    with urllib.request.urlopen(req) as r:
        return json.load(r)
conn = http.client.HTTPSConnection("api.openai.com")
conn.request("POST", "/v1/embeddings", json.dumps({"model": "text-embedding-3-large", "input": "t"}), headers)`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o-mini -',
      'openai POST /v1/embeddings text-embedding-3-large -',
    ],
  },
  {
    name: 'an unknown base, when path and body tell',
    file: 'a.py',
    code: `
import requests
def ask(base, messages):
    requests.post(f"{base}/v1/chat/completions", json={"model": "gpt-4o", "messages": messages})
    requests.post(base + "/v1/messages", headers={"anthropic-version": "2023-06-01"}, json=payload)
    requests.post(f"{base}/chat/completions", json={"model": MODEL, "messages": messages})
    requests.post(f"{base}/v1/chat/completions", json=payload)
    requests.post(f"{OLLAMA_HOST}/api/generate", json={"model": "phi3", "prompt": "P"})`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o -',
      'anthropic POST /v1/messages ? -',
      'router POST /v1/chat/completions ? -',
      'self-hosted POST /api/generate phi3 -',
    ],
  },
  {
    name: 'a body that is changed after it is made',
    file: 'a.py',
    code: `
import requests
URL = "https://api.openai.com/v1/chat/completions"
def ask(q, big, tools):
    payload = {"model": "gpt-4o-mini", "stream": False}
    payload["messages"] = [{"role": "user", "content": q}]
    payload["max_tokens"] = 70
    if tools:
        payload["tools"] = tools
    requests.post(URL, json=payload)
def either(q, big):
    payload = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": q}]}
    if big:
        payload["model"] = "gpt-4o"
    requests.post(URL, json=payload)
class Api:
    def _client(self):
        return httpx.Client(base_url="https://api.groq.com/openai/v1")
    def _url(self):
        return f"https://api.x.ai/v1/chat/completions"
    def ask(self, q):
        with self._client() as client:
            client.post("/chat/completions", json={"model": "llama-3.1-8b-instant", "messages": []})
        requests.post(self._url(), json={"model": "grok-4", "messages": []})`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o-mini 70',
      'openai POST /v1/chat/completions ? -',
      'groq POST /v1/chat/completions llama-3.1-8b-instant -',
      'xai POST /v1/chat/completions grok-4 -',
    ],
    prompts: ['user: {q}', 'user: {q}', '', ''],
  },
  {
    name: 'options that are filled in, a URL that a function builds',
    file: 'a.ts',
    code: `
const base = (process.env.OPENAI_BASE ?? 'https://api.openai.com/').replace(/\\/+$/, '');
function buildUrl(model: string): string {
  return \`\${endpoint}/openai/deployments/\${model}/chat/completions?api-version=1\`;
}
export async function ask(q: string) {
  const options: RequestInit = { method: 'POST' };
  options.body = JSON.stringify({ model: 'gpt-4.1', messages: [{ role: 'user', content: q }] });
  await fetch(\`\${base}/v1/chat/completions\`, options);
  await fetch(buildUrl(req.model), { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: q }] }) });
}`,
    calls: ['openai POST /v1/chat/completions gpt-4.1 -', 'azure POST /v1/chat/completions ? -'],
    prompts: ['user: {q}', 'user: {q}'],
  },
  {
    name: 'curl in its forms',
    file: 'a.sh',
    code: String.raw`#!/usr/bin/env bash
MODEL=gpt-4o
BASE="${'$'}{OPENAI_BASE:-https://api.openai.com/v1}"
ask() {
  local question="$1"
  curl -sS -X POST "$BASE/chat/completions" \
    -H "Authorization: Bearer $OPENAI_API_KEY" \
    -H 'Content-Type: application/json' \
    -d '{"model": "'"$MODEL"'", "max_tokens": 50, "messages": [{"role": "system", "content": "It'\''s you."}, {"role": "user", "content": "'"$question"'"}]}' | jq -r '.choices[0]'
}
curl https://api.anthropic.com/v1/messages --header "x-api-key: $KEY" --data @- <<EOF
{
  "model": "${'$'}{CLAUDE:-claude-sonnet-4-5}",
  "max_tokens": 1024,
  "messages": [{"role": "user", "content": "Hello, $NAME"}]
}
EOF
for file in *.json; do
  curl -s "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key=$KEY" --json @"$file"
done
curl http://localhost:11434/api/generate -d "{\"model\": \"llama3.2\", \"prompt\": \"Why?\", \"stream\": false}"
curl -X POST https://api.openai.com/v1/embeddings -d @body.json
curl https://api.openai.com/v1/audio/transcriptions -F model=whisper-1 -F file=@talk.mp3`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o 50',
      'anthropic POST /v1/messages claude-sonnet-4-5 1024',
      'google POST /v1beta/models/{model}:generateContent gemini-2.0-flash -',
      'self-hosted POST /api/generate llama3.2 -',
      'openai POST /v1/embeddings ? -',
      'openai POST /v1/audio/transcriptions whisper-1 -',
    ],
    prompts: [
      "system: It's you. | user: {question}",
      'user: Hello, {NAME}',
      '{body}',
      'Why?',
      '{@body.json}',
      '',
    ],
  },
  {
    name: 'bodies that are built before',
    file: 'a.sh',
    code: `
URL=https://api.groq.com/openai/v1/chat/completions
BODY=$(cat <<'JSON'
{"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Costs $5"}]}
JSON
)
curl "$URL" -d "$BODY"
DATA=$(jq -n --arg m "mixtral" --arg q "$Q" --argjson max 20 '{model: $m, max_tokens: $max, messages: [{role: "user", content: $q}]}')
RESPONSE=$(curl -s -XPOST $URL --data-raw "$DATA")
echo '{"model": "gemma2-9b-it", "messages": []}' | curl -sSd @- $URL
cat <<EOF | curl -d @- $URL
{"model": "qwen", "messages": $MESSAGES}
EOF
timeout 30 curl $URL --json "$(jq -nc '{model: "kimi", messages: [{role: "user", content: "Hi"}]}')"`,
    calls: [
      'groq POST /v1/chat/completions llama-3.1-8b-instant -',
      'groq POST /v1/chat/completions mixtral 20',
      'groq POST /v1/chat/completions gemma2-9b-it -',
      'groq POST /v1/chat/completions qwen -',
      'groq POST /v1/chat/completions kimi -',
    ],
    prompts: ['user: Costs $5', 'user: {Q}', '', '{MESSAGES}', 'user: Hi'],
  },
  {
    name: 'a request file',
    file: 'a.http',
    code: `@host = https://api.openai.com
@base = {{host}}/v1
@model = gpt-4o-mini

### Ask
# @name ask
POST {{base}}/chat/completions HTTP/1.1
Authorization: Bearer {{$dotenv OPENAI_API_KEY}}
Content-Type: application/json

{
  "model": "{{model}}",
  "max_completion_tokens": 30,
  "messages": [
    { "role": "system", "content": "Be brief." },
    { "role": "user", "content": "{{question}}" }
  ]
}

> {% client.log(response.body) %}

###
GET {{base}}/models

### Claude
// with its own header
POST https://api.anthropic.com/v1/messages
x-api-key: {{key}}

{"model": "claude-3-5-haiku-latest", "max_tokens": 5, "messages": {{messages}}}
###
POST https://generativelanguage.googleapis.com/v1beta/models/{{gemini}}:generateContent
    ?key={{key}}

< ./body.json
`,
    calls: [
      'openai POST /v1/chat/completions gpt-4o-mini 30',
      'anthropic POST /v1/messages claude-3-5-haiku-latest 5',
      'google POST /v1beta/models/{model}:generateContent ? -',
    ],
    prompts: ['system: Be brief. | user: {question}', '{messages}', '{body}'],
  },
];

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
  for (const { name, file, code, calls, prompts } of REQUESTS) {
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
        fc.constantFrom(...REQUESTS),
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
