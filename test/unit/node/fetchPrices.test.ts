import assert from 'node:assert/strict';
import { FETCH_LIMITS, type FetchedPrices, fetchPrices, PRICES_URL } from '../../../src/node/fetchPrices';
import { PriceHost } from '../../support/priceHost';

const LIMITS = { timeoutMs: 10_000, maxBytes: 1000 };

function reasonOf(fetched: FetchedPrices): string {
  if (fetched.kind !== 'failed') assert.fail(JSON.stringify(fetched));
  return fetched.reason;
}

describe('fetching the published prices', () => {
  it('takes no more, and no longer, than they can be', () => {
    assert.ok(FETCH_LIMITS.maxBytes <= 8 * 2 ** 20);
    assert.ok(FETCH_LIMITS.timeoutMs <= 20_000);
  });

  let host: PriceHost;
  beforeEach(async () => {
    host = new PriceHost();
    await host.start();
  });
  afterEach(() => host.stop());

  it('is by HTTPS from the project itself', () => {
    assert.match(PRICES_URL, /^https:\/\/raw\.githubusercontent\.com\/pydantic\/genai-prices\//);
  });

  it('takes JSON with the name of its state, and asks by that name the next time', async () => {
    host.answer = ({ headers }, response) => {
      if (headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end('[1]');
    };
    assert.deepEqual(await fetchPrices(host.url(), null, LIMITS), { kind: 'new', data: [1], etag: '"one"' });
    assert.deepEqual(await fetchPrices(host.url(), '"one"', LIMITS), { kind: 'same' });
    assert.deepEqual(
      host.asked.map(({ etag }) => etag),
      [undefined, '"one"'],
    );
  });

  for (const status of [204, 304, 404, 500, 503])
    it(`fails on status ${status} where nothing is known`, async () => {
      host.answer = (_, response) => response.writeHead(status).end();
      assert.match(reasonOf(await fetchPrices(host.url(), null, LIMITS)), new RegExp(`status ${status}$`));
    });

  it('fails on what is no JSON', async () => {
    host.answer = (_, response) => response.end('<html>');
    assert.match(reasonOf(await fetchPrices(host.url(), null, LIMITS)), /something else than JSON$/);
  });

  it('stops reading at the limit, whatever length the host names', async () => {
    let written = 0;
    host.answer = (_, response) => {
      const write = () => {
        while (!response.destroyed && written < 1e8 && response.write('x'.repeat(10_000))) written += 10_000;
      };
      response.on('drain', write);
      write();
    };
    assert.match(reasonOf(await fetchPrices(host.url(), null, LIMITS)), /more than 1000 bytes$/);
    assert.ok(written < 1e8, String(written));
  });

  it('gives up on a host that does not answer, or not to the end', async () => {
    for (const begin of ['', '[1,']) {
      host.answer = (_, response) => begin !== '' && response.write(begin);
      const given = { ...LIMITS, timeoutMs: 200 };
      assert.match(reasonOf(await fetchPrices(host.url(), null, given)), /did not answer within 1 seconds$/);
    }
  });

  it('follows a host within itself, and never to another', async () => {
    host.answer = ({ url }, response) => {
      if (url === '/moved') response.end('[2]');
      else response.writeHead(302, { location: '/moved' }).end();
    };
    assert.deepEqual(await fetchPrices(host.url(), null, LIMITS), { kind: 'new', data: [2], etag: null });
    host.asked.splice(0);
    for (const location of [
      host.url('/moved', 'localhost'),
      'https://127.0.0.1/moved',
      'file:///etc/passwd',
    ]) {
      host.answer = (_, response) => response.writeHead(301, { location }).end();
      assert.match(reasonOf(await fetchPrices(host.url(), null, LIMITS)), /sends on to another host/);
    }
    assert.deepEqual(
      host.asked.map(({ path }) => path),
      ['/data.json', '/data.json', '/data.json'],
    );
    host.answer = ({ url }, response) => response.writeHead(302, { location: `${url}x` }).end();
    assert.match(reasonOf(await fetchPrices(host.url(), null, LIMITS)), /sends on without end$/);
  });

  it('fails where there is no host', async () => {
    const gone = new PriceHost();
    await gone.start();
    const url = gone.url();
    gone.stop();
    assert.match(reasonOf(await fetchPrices(url, null, LIMITS)), /could not be reached/);
  });
});
