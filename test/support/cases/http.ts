/** Requests without an SDK, and what is read of them. */

export interface Request {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** `provider method model cap` of each call, in order. */
  readonly calls: readonly string[];
  readonly prompts?: readonly string[];
}

export const HTTP_CASES: readonly Request[] = [
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
    name: 'requests, to a host and with a query that branches decide',
    file: 'a.py',
    code: `
import requests
def address(is_public):
    if is_public:
        host = "example.org"
        port = "443"
    else:
        host = "127.0.0.1"
        port = "7861"
    return f"http://{host}:{port}"
base = address(True)
url = f"{base}/v1/chat/completions"
def one(q):
    return requests.post(url, json={"model": "gpt-4o", "messages": [{"role": "user", "content": q}]})
def two(q, debug):
    path = "/v1/chat/completions"
    if debug:
        path += "?debug=1"
    return requests.post("https://api.openai.com" + path, json={"model": "gpt-4o", "messages": [{"role": "user", "content": q}]})
`,
    calls: ['openai POST /v1/chat/completions gpt-4o -', 'openai POST /v1/chat/completions gpt-4o -'],
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
    prompts: ['user: {q}', 'user: {q}', '{messages}', '{messages}'],
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
    name: 'what branches give a variable, and what a function is given',
    file: 'a.sh',
    code: `
MODEL=gpt-4o
if [ "$1" = --cheap ]; then MODEL=gpt-4o-mini; fi
if [ "$2" = x ]; then CAP=9; else CAP=9; fi
curl https://api.openai.com/v1/chat/completions -d '{"model": "'$MODEL'", "max_tokens": '$CAP', "messages": [{"role": "user", "content": "Hi"}]}'
ask() {
  curl https://api.openai.com/v1/chat/completions -d @- <<JSON
{"model": "gpt-4o", "messages": [{"role": "user", "content": "Fix this: $1"}]}
JSON
}`,
    calls: ['openai POST /v1/chat/completions ? 9', 'openai POST /v1/chat/completions gpt-4o -'],
    prompts: ['user: Hi', 'user: Fix this: {$1}'],
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
    prompts: ['user: Costs $5', 'user: {Q}', '{messages}', '{MESSAGES}', 'user: Hi'],
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
