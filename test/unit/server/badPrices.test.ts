import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createConnection } from 'vscode-languageserver/node';
import {
  type MarkupContent,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { RefreshedPrices } from '../../../src/node/refreshedPrices';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { pricesRefreshedSchema } from '../../../src/protocol/requests';
import { nodeHost } from '../../../src/server/nodeHost';
import { startServer } from '../../../src/server/server';
import { TestServer, type Transport } from '../../support/languageServer';
import { aPriceFile, PriceHost } from '../../support/priceHost';

const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
const KNOWN = JSON.stringify({ asOf: '2999-01-01', etag: '"known"', data: aPriceFile(7.77) });
const NOW = () => new Date('2999-02-01');
const LIMITS = { timeoutMs: 1000, maxBytes: 1_000_000 };
const MB = 1_000_000;
/** 200 MB in a fifth of one. */
const BOMB = gzipSync(Buffer.alloc(200 * MB, ' '));

function overPrices(prices: RefreshedPrices): Promise<Transport> {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor));
  return loadBreakeven(path.resolve('dist'), prices).then((breakeven) => {
    startServer(connection, breakeven, nodeHost, { now: NOW, prices });
    return {
      reader: new StreamMessageReader(toEditor),
      writer: new StreamMessageWriter(toServer),
      stop: () => {
        connection.dispose();
        toServer.destroy();
        toEditor.destroy();
      },
    };
  });
}

describe('Refresh Prices, where what comes is of no use', () => {
  const host = new PriceHost();
  let folder: string;
  let server: TestServer;
  const stored = () => path.join(folder, 'prices.json');
  const uri = () => pathToFileURL(path.join(folder, 'a.py')).toString();

  before(() => host.start());
  after(() => host.stop());
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-bad-prices-'));
    writeFileSync(stored(), KNOWN);
    server = new TestServer(await overPrices(new RefreshedPrices(host.url(), LIMITS, NOW)));
    await server.start(folder, { isTrusted: true, checksSchema: true, storageFolder: folder });
    await server.open(uri(), 'python', CALL);
  });
  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const refresh = async () =>
    pricesRefreshedSchema.parse(await server.connection.sendRequest(REQUESTS.refreshPrices, {}));
  const hover = async () =>
    ((await server.hover(uri(), 1, 12))?.contents as MarkupContent | undefined)?.value.replace(/\\/g, '') ??
    '';
  /** The message names the reason; the figures and what is kept are those of before. */
  const staysAsItWas = async (reason: RegExp) => {
    const { changed, failed, message } = await refresh();
    assert.deepEqual([changed, failed], [false, true], message);
    assert.match(message, /^The prices could not be refreshed: .+\. Those in use stay\.$/);
    assert.match(message, reason);
    assert.match(await hover(), /\$7\.77 in, \$10\.00 out per 1M tokens/);
    assert.equal(readFileSync(stored(), 'utf8'), KNOWN);
    assert.deepEqual(readdirSync(folder), ['prices.json']);
  };

  const whole = JSON.stringify(aPriceFile(3));
  const priced = (price: unknown) => JSON.stringify(aPriceFile(price as number));
  const allFree = JSON.stringify(aPriceFile(0))
    .replaceAll('_mtok":10', '_mtok":0')
    .replaceAll('_mtok":3', '_mtok":0');
  const bodies: readonly (readonly [string, string, RegExp])[] = [
    ['an empty answer', '', /something else than JSON/],
    ['a page of a hotel’s network', '<html>Log in</html>', /something else than JSON/],
    ['an answer that is cut off', whole.slice(0, -20), /something else than JSON/],
    ['another shape', '{"models":[]}', /not prices in the known shape/],
    ['few models', JSON.stringify([{ ...aPriceFile(3)[0], models: [] }]), /of 0 models alone/],
    ['a negative price', priced(-1), /not prices in the known shape/],
    ['an absurd price', priced(1e9), /not prices in the known shape/],
    ['a price in words', priced('3'), /not prices in the known shape/],
    ['no price at all', allFree.replaceAll(/"input_mtok":\d+/g, '"input_mtok":0'), /cost nothing/],
    ['brackets without end', '['.repeat(500_000), /something else than JSON|known shape/],
  ];
  for (const [what, body, reason] of bodies)
    it(`${what}: the old ones stay, and the message says so`, async () => {
      host.answer = (_, response) => response.end(body);
      await staysAsItWas(reason);
    });

  const answers: readonly (readonly [string, (response: ServerResponse) => void, RegExp])[] = [
    ['status 500', (response) => response.writeHead(500).end(whole), /status 500/],
    ['an answer that never ends', (response) => response.write('['), /did not answer within 1 seconds/],
    ['no answer', () => undefined, /did not answer within 1 seconds/],
    ['a broken connection', (response) => response.destroy(), /could not be reached/],
    [
      'another host',
      (response) => response.writeHead(302, { location: host.url('/data.json', 'localhost') }).end(),
      /sends on to another host/,
    ],
    ['too much', (response) => response.end('x'.repeat(2 * MB)), /more than 1000000 bytes/],
    [
      'much in little',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
      /more than 1000000 bytes/,
    ],
    [
      'what only says that it is packed',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole),
      /could not be reached/,
    ],
    [
      'a length that is not its own',
      (response) => response.writeHead(200, { 'content-length': MB }).end('['),
      /./,
    ],
  ];
  for (const [what, answer, reason] of answers)
    it(`${what}: the old ones stay, and the message says so`, async () => {
      host.answer = (_, response) => answer(response);
      await staysAsItWas(reason);
    });

  if (existsSync('/dev/full'))
    it('a full disk: the old ones stay, and the message says so', async () => {
      host.answer = (_, response) => response.end(whole);
      symlinkSync('/dev/full', `${stored()}.${process.pid}`);
      await staysAsItWas(/could not be stored: ENOSPC/);
    });

  it('new ones are in the figures at once', async () => {
    host.answer = (_, response) => response.end(whole);
    assert.deepEqual(
      [(await refresh()).failed, /\$3\.00 in, \$10\.00 out/.test(await hover())],
      [false, true],
    );
  });
});

describe('prices that were kept and cannot be used', () => {
  it('give way to the shipped ones without a word', async () => {
    const damaged: readonly (readonly [string, string | Buffer])[] = [
      ['cut off', KNOWN.slice(0, -50)],
      ['garbage', Buffer.from([0, 255, 254, 1, 2, 3])],
      ['huge', Buffer.alloc(64 * MB, ' ')],
      ['of another version', JSON.stringify({ version: 9, prices: {} })],
      ['of another shape', KNOWN.replace('"asOf":"2999-01-01"', '"asOf":29990101')],
    ];
    for (const [what, content] of damaged) {
      const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-kept-'));
      writeFileSync(path.join(folder, 'prices.json'), content);
      const server = new TestServer();
      const said: string[] = [];
      server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
        said.push(message);
      });
      const uri = pathToFileURL(path.join(folder, 'a.py')).toString();
      await server.start(folder, { isTrusted: true, storageFolder: folder });
      await server.open(uri, 'python', CALL);
      const contents = (await server.hover(uri, 1, 12))?.contents as MarkupContent;
      assert.match(contents.value.replace(/\\/g, ''), /\$2\.50 in, \$10\.00 out per 1M tokens/, what);
      assert.deepEqual(said, [], what);
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
