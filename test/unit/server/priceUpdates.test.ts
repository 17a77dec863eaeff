import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type MarkupContent } from 'vscode-languageserver-protocol';
import { REQUESTS } from '../../../src/protocol/requestNames';
import { pricesRefreshedSchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';
import { aPriceFile } from '../../support/priceHost';

const TODAY = new Date().toISOString().slice(0, 10);
const CALL = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';

describe('fetched prices in the language server', () => {
  let server: TestServer;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-stored-'));
    server = new TestServer();
  });
  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const hover = async (asOf: string) => {
    writeFileSync(
      path.join(folder, 'prices.json'),
      JSON.stringify({ asOf, etag: null, data: aPriceFile(7.77) }),
    );
    const uri = pathToFileURL(path.join(folder, 'a.py')).toString();
    await server.start(folder, { isTrusted: true, checksSchema: true, storageFolder: folder });
    await server.open(uri, 'python', CALL);
    const contents = (await server.hover(uri, 1, 12))?.contents as MarkupContent | undefined;
    return contents?.value.replace(/\\/g, '') ?? '';
  };

  it('are in the figures with their date and source, where they are newer than the shipped', async () => {
    const text = await hover(TODAY);
    assert.match(text, /\$7\.77 in, \$10\.00 out per 1M tokens/);
    assert.match(text, new RegExp(`as of ${TODAY}, genai-prices, raw\\.githubusercontent\\.com`));
    assert.doesNotMatch(text, /days old/);
  });

  it('are not fetched where the editor has named no place for them', async () => {
    await server.start(folder);
    const raw = await server.connection.sendRequest(REQUESTS.refreshPrices, {});
    const { changed, failed, message } = pricesRefreshedSchema.parse(raw);
    assert.deepEqual([changed, failed], [false, true]);
    assert.match(message, /no place to keep them\. Those in use stay\.$/);
  });

  it('are those that another window has fetched, at once, and stay where its file is damaged', async () => {
    const prices = path.join(folder, 'prices.json');
    const changed = () =>
      server.filesChanged({ uri: pathToFileURL(prices).toString(), type: FileChangeType.Changed });
    const uri = pathToFileURL(path.join(folder, 'a.py')).toString();
    const shown = async () => {
      const contents = (await server.hover(uri, 1, 12))?.contents as MarkupContent | undefined;
      return /\$([\d.]+) in, /.exec(contents?.value.replace(/\\/g, '') ?? '')?.[1];
    };
    assert.match(await hover(TODAY), /\$7\.77 in/);
    writeFileSync(prices, JSON.stringify({ asOf: TODAY, etag: null, data: aPriceFile(8.88) }));
    await changed();
    for (let left = 500; left > 0 && (await shown()) !== '8.88'; left -= 1) await setTimeout(20);
    assert.equal(await shown(), '8.88');
    writeFileSync(prices, '{ "asOf": "2999-01-03", ');
    await changed();
    rmSync(prices);
    await changed();
    await setTimeout(200);
    assert.equal(await shown(), '8.88');
  });

  it('are not, where the shipped ones are newer, or the clock that dated them was wrong', async () => {
    assert.match(await hover('2020-01-01'), /\$2\.50 in, \$10\.00 out per 1M tokens/);
    server.stop();
    server = new TestServer();
    assert.match(await hover('2999-01-01'), /\$2\.50 in, \$10\.00 out per 1M tokens/);
  });
});
