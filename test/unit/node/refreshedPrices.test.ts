import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PriceData } from '../../../src/core/catalog/modelFacts';
import { RefreshedPrices } from '../../../src/node/refreshedPrices';
import { aPriceFile, PriceHost } from '../../support/priceHost';

const SHIPPED: PriceData = { providers: [], facts: [], asOf: '2026-01-01', source: 'as shipped' };
const LATER = new Date('2026-03-04T05:06:07Z');

let now = LATER;

describe('prices fetched since the extension was built', () => {
  const host = new PriceHost();
  let folder: string;
  let prices: RefreshedPrices;

  before(() => host.start());
  after(() => host.stop());
  beforeEach(async () => {
    now = new Date('2026-06-01');
    host.asked.splice(0);
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-prices-'));
    prices = new RefreshedPrices(host.url(), undefined, () => now);
    await prices.open(folder);
    host.answer = ({ headers }, response) => {
      if (headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"' }).end(JSON.stringify(aPriceFile(7)));
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const reopened = async () => {
    const other = new RefreshedPrices(host.url(), undefined, () => now);
    await other.open(folder);
    return other;
  };

  it('ask nobody until they are told to, and then hold in every window', async () => {
    assert.equal(prices.newest(SHIPPED), SHIPPED);
    assert.deepEqual(host.asked, []);
    assert.deepEqual(await prices.refresh(LATER), {
      changed: true,
      failed: false,
      message: 'Prices of 151 models, as of 2026-03-04.',
    });
    for (const each of [prices, await reopened()]) {
      const newest = each.newest(SHIPPED);
      assert.equal(newest.asOf, '2026-03-04');
      assert.match(newest.source, /127\.0\.0\.1/);
      assert.equal(newest.providers[0]?.models.length, 151);
    }
  });

  it('are as of the day on which they were last the published ones', async () => {
    await prices.refresh(LATER);
    const other = await reopened();
    const { message, failed } = await other.refresh(new Date('2026-04-01T00:00:00Z'));
    assert.deepEqual([message, failed], ['No price has changed.', false]);
    assert.equal(other.newest(SHIPPED).asOf, '2026-04-01');
    assert.equal(other.newest(SHIPPED).providers[0]?.models.length, 151);
    assert.equal(host.asked.at(-1)?.etag, '"a"');
  });

  it('give way to shipped ones that are newer', async () => {
    await prices.refresh(LATER);
    for (const asOf of ['2026-03-04', '2026-03-05'])
      assert.equal(prices.newest({ ...SHIPPED, asOf }).source, 'as shipped');
  });

  it('give way where they are of a day to come: the clock was wrong, or is', async () => {
    await prices.refresh(LATER);
    for (const [clock, source] of [
      ['2026-03-02T23:59:59Z', /^as shipped$/],
      ['2026-03-03T00:00:00Z', /^genai-prices/],
    ] as const) {
      now = new Date(clock);
      assert.match(prices.newest(SHIPPED).source, source);
    }
  });

  it('stay when the answer is of no use, and the message says so', async () => {
    await prices.refresh(LATER);
    const known = readFileSync(path.join(folder, 'prices.json'), 'utf8');
    const negative = aPriceFile(-1);
    for (const body of [
      '',
      '[]',
      '{}',
      'null',
      JSON.stringify(negative),
      JSON.stringify(aPriceFile(7)).slice(9),
    ]) {
      host.answer = (_, response) => response.end(body);
      const { changed, failed, message } = await prices.refresh(new Date('2026-05-01T00:00:00Z'));
      assert.deepEqual([changed, failed], [false, true], body.slice(0, 40));
      assert.match(message, /^The prices could not be refreshed: .+\. Those in use stay\.$/);
      assert.equal(prices.newest(SHIPPED).asOf, '2026-03-04');
    }
    assert.equal(readFileSync(path.join(folder, 'prices.json'), 'utf8'), known);
  });

  it('are none where what is stored cannot be used', async () => {
    for (const text of ['', '{', '[]', '{"asOf":"2027-01-01","etag":null,"data":[]}']) {
      writeFileSync(path.join(folder, 'prices.json'), text);
      assert.equal((await reopened()).newest(SHIPPED), SHIPPED, text);
    }
  });

  it('need a place', async () => {
    const { failed } = await new RefreshedPrices(host.url(), undefined, () => now).refresh(LATER);
    assert.ok(failed);
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const other = new RefreshedPrices(host.url(), undefined, () => now);
    await other.open(file);
    assert.match((await other.refresh(LATER)).message, /could not be stored/);
  });
});
