import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countInAnswer, countRequest } from '../../../src/core/tokens/providerCount';
import { askProvider } from '../../../src/node/askProvider';
import { cli } from '../../support/cli';

const MODELS = {
  'claude-opus-5': {
    host: 'api.anthropic.com',
    variable: 'ANTHROPIC_API_KEY',
    header: 'x-api-key',
    sent: 'secret',
  },
  'gemini-3-pro-preview': {
    host: 'generativelanguage.googleapis.com',
    variable: 'GEMINI_API_KEY',
    header: 'x-goog-api-key',
    sent: 'secret',
  },
  'gpt-5': {
    host: 'api.openai.com',
    variable: 'OPENAI_API_KEY',
    header: 'authorization',
    sent: 'Bearer secret',
  },
} as const;

describe('asking a provider to count', () => {
  let server: Server;
  let answer: { readonly status: number; readonly body: string; readonly location?: string };
  let seen: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      request.on('end', () => {
        seen.push({ url: request.url ?? '', headers: request.headers, body });
        const { status, body: text, location } = answer;
        const headers = {
          'content-type': 'application/json',
          ...(location === undefined ? {} : { location }),
        };
        response.writeHead(status, headers).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());
  beforeEach(() => {
    seen = [];
    answer = { status: 200, body: '{"input_tokens": 17}' };
  });

  /** The same request, sent to a server of the test's own. */
  function asked(model: string, environment: Record<string, string> = {}) {
    const request = countRequest(model, 'a “text”');
    if (request === null) assert.fail(model);
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${new URL(request.url).pathname}`;
    return askProvider({ ...request, url }, environment, fetch);
  }

  for (const [model, { host, variable, header, sent }] of Object.entries(MODELS)) {
    it(`sends the text of ${model} to ${host} alone, with the key in its header`, async () => {
      assert.equal(new URL(countRequest(model, '')?.url ?? '').host, host);
      assert.deepEqual(await asked(model, { [variable]: 'secret' }), { tokens: 17 });
      assert.equal(seen.length, 1);
      assert.equal(seen[0]?.headers[header], sent);
      assert.ok(seen[0]?.body.includes('a “text”'));
      assert.ok(!seen[0]?.body.includes('secret') && !seen[0]?.url.includes('secret'));
    });

    it(`sends nothing for ${model} without a key`, async () => {
      const missing = await asked(model, { [variable]: '' });
      assert.ok('reason' in missing && missing.reason.includes(variable));
      assert.deepEqual(seen, []);
    });
  }

  it('says why there is no count, and never the key', async () => {
    const environment = { OPENAI_API_KEY: 'secret' };
    for (const [status, body] of [
      [401, '{"error": "bad key secret"}'],
      [200, '{"input_tokens": "many"}'],
      [200, '{}'],
      [200, 'no JSON'],
    ] as const) {
      answer = { status, body };
      const failed = await asked('gpt-5', environment);
      assert.ok(
        'reason' in failed && failed.reason.startsWith('OpenAI') && !failed.reason.includes('secret'),
        body,
      );
    }
    const request = countRequest('gpt-5', '');
    if (request === null) assert.fail();
    const refused = async () => {
      throw new Error('refused: Bearer secret');
    };
    const failed = await askProvider(request, environment, refused);
    assert.ok('reason' in failed && !failed.reason.includes('secret'));
  });

  it('sends the text and the key to no other address, whatever the answer says', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      seen = [];
      answer = { status, body: '{"input_tokens": 17}', location: '/elsewhere' };
      const failed = await asked('claude-opus-5', { ANTHROPIC_API_KEY: 'secret' });
      assert.deepEqual(failed, { reason: `Anthropic answered with status ${status}` });
      assert.equal(seen.length, 1);
    }
    answer = { status: 201, body: '{"input_tokens": 17}' };
    assert.ok('reason' in (await asked('gpt-5', { OPENAI_API_KEY: 'secret' })));
  });

  it('is possible for the makers’ own APIs only', () => {
    for (const model of ['anthropic/claude-opus-5', 'models/gemini-3-pro', 'openai/gpt-4o'])
      assert.notEqual(countRequest(model, ''), null, model);
    for (const model of [
      'us.anthropic.claude-opus-4-8-v1:0',
      'openrouter/anthropic/claude-opus-5',
      'claude-2.1',
      'gemma-3-27b',
      'gpt-oss-120b',
      'llama-3.1-8b',
      'my-deployment',
      '',
      'gpt-4o/../../v1/files',
    ])
      assert.equal(countRequest(model, ''), null, model);
  });

  it('reads counts and nothing else', () => {
    assert.deepEqual([countInAnswer({ input_tokens: 3 }), countInAnswer({ totalTokens: 4, x: 1 })], [3, 4]);
    for (const other of [null, 7, [], { tokens: 3 }, { input_tokens: -1 }, { input_tokens: 1.5 }])
      assert.equal(countInAnswer(other), null);
  });

  it('is off unless it is asked for, with a model that can be', () => {
    assert.equal(cli(['tokens', '--model', 'claude-opus-5'], 'x').err, '');
    assert.equal(cli(['tokens', '--ask-provider'], 'x').code, 2);
    const other = cli(['tokens', '--ask-provider', '--model', 'llama-3.1-8b'], 'x');
    assert.equal(other.code, 2);
    assert.doesNotMatch(other.err, /sending/);
  });
});
