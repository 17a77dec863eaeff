/** Prices fetched since the extension was built, kept in its storage; the shipped ones hold where there are none that are newer. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import type { PriceData } from '../core/catalog/modelFacts';
import { readPricePayload } from '../core/catalog/pricePayload';
import { formatCount } from '../core/money/format';
import { messageOf } from '../core/project/messageOf';
import { type FetchLimits, fetchPrices, PRICES_URL } from './fetchPrices';

const FILE = 'prices.json';
const DAY_MS = 24 * 60 * 60 * 1000;

const storedSchema = z.object({
  /** ISO date on which they were last the published ones. */
  asOf: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  etag: z.nullable(z.string()),
  data: z.unknown(),
});
type Stored = z.infer<typeof storedSchema>;

interface Refreshed {
  readonly stored: Stored;
  readonly providers: PriceData['providers'];
}

export interface RefreshOutcome {
  /** False when the prices in use are as before. */
  readonly changed: boolean;
  readonly failed: boolean;
  /** For people. */
  readonly message: string;
}

export class RefreshedPrices {
  private folder: string | null = null;
  private refreshed: Refreshed | null = null;

  constructor(
    private readonly url: string = PRICES_URL,
    private readonly limits?: FetchLimits,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Reads what an earlier refresh has left in the folder. A file that cannot be used is as none. */
  async open(folder: string): Promise<void> {
    this.folder = folder;
    this.refreshed = await stored(path.join(folder, FILE));
  }

  /** Reads them anew, where their file is among those that have changed. False when they are as before. */
  async takeUp(changed: readonly string[]): Promise<boolean> {
    const { folder, refreshed: before } = this;
    if (folder === null || !changed.some((file) => path.relative(folder, file) === FILE)) return false;
    const now = await stored(path.join(folder, FILE));
    // A file that cannot be used is no reason to give up what is.
    if (now === null || JSON.stringify(now.stored) === JSON.stringify(before?.stored)) return false;
    this.refreshed = now;
    return true;
  }

  /**
   * The newer ones of the fetched and the shipped prices. Fetched ones of a day that is yet to come are of a clock that was
   * wrong: nobody knows how old they are, and they would hold for ever.
   */
  newest(shipped: PriceData): PriceData {
    if (this.refreshed === null || this.refreshed.stored.asOf <= shipped.asOf) return shipped;
    if (this.refreshed.stored.asOf > dayAfter(this.now())) return shipped;
    const { providers, stored: known } = this.refreshed;
    return { ...shipped, providers, asOf: known.asOf, source: `genai-prices, ${new URL(this.url).host}` };
  }

  /** Fetches the published prices. When anything is wrong with them, those in use stay. */
  async refresh(now: Date): Promise<RefreshOutcome> {
    if (this.folder === null) return failure('there is no place to keep them');
    const before = this.refreshed;
    const fetched = await fetchPrices(this.url, before?.stored.etag ?? null, this.limits);
    if (fetched.kind === 'failed') return failure(fetched.reason);
    const asOf = now.toISOString().slice(0, 10);
    if (fetched.kind === 'same' && before !== null)
      return this.keep({ ...before, stored: { ...before.stored, asOf } }, 'No price has changed.');
    const data = fetched.kind === 'new' ? fetched.data : null;
    const read = readPricePayload(data);
    if ('reason' in read) return failure(read.reason);
    const etag = fetched.kind === 'new' ? fetched.etag : null;
    const models = read.providers.reduce((sum, provider) => sum + provider.models.length, 0);
    const words = `Prices of ${formatCount(models)} models, as of ${asOf}.`;
    return this.keep({ providers: read.providers, stored: { asOf, etag, data } }, words);
  }

  private async keep(refreshed: Refreshed, message: string): Promise<RefreshOutcome> {
    const folder = this.folder ?? '';
    // Another window reads the old file or the new one, never half of it.
    const temporary = path.join(folder, `${FILE}.${process.pid}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, JSON.stringify(refreshed.stored));
      await rename(temporary, path.join(folder, FILE));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      return failure(`they could not be stored: ${messageOf(error)}`);
    }
    this.refreshed = refreshed;
    return { changed: true, failed: false, message };
  }
}

/** Clocks of one machine may stand in two days. */
function dayAfter(now: Date): string {
  return new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
}

function failure(reason: string): RefreshOutcome {
  const message = `The prices could not be refreshed: ${reason}. Those in use stay.`;
  return { changed: false, failed: true, message };
}

async function stored(file: string): Promise<Refreshed | null> {
  try {
    const known = storedSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!known.success) return null;
    const read = readPricePayload(known.data.data);
    return 'reason' in read ? null : { stored: known.data, providers: read.providers };
  } catch {
    return null;
  }
}
