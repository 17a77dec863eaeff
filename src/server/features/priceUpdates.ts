import type { Connection, InitializeParams } from 'vscode-languageserver';
import { REQUESTS } from '../../protocol/requestNames';
import { type PricesRefreshed, serverOptionsSchema } from '../../protocol/requests';
import type { Session } from '../session';
import { answer } from './safely';

/** Prices that are fetched and kept, where the host can. */
export interface PriceUpdates {
  /** Takes up what was kept in the folder. */
  open(folder: string): Promise<void>;
  refresh(now: Date): Promise<PricesRefreshed>;
  /** Takes up what another window has fetched, where its file is among those that have changed. False when all is as before. */
  takeUp(changed: readonly string[]): Promise<boolean>;
}

/** Takes up what an earlier refresh has left, where the editor names a place for it. */
export async function openPrices(prices: PriceUpdates, params: InitializeParams): Promise<void> {
  const folder = serverOptionsSchema.safeParse(params.initializationOptions).data?.storageFolder;
  if (folder !== undefined) await prices.open(folder);
}

/** The one request of the server that opens a connection; the extension sends it when the user has said so. */
export function registerPriceUpdates(
  connection: Connection,
  session: Session,
  prices: PriceUpdates,
  now: () => Date,
): void {
  answer(connection, REQUESTS.refreshPrices, async (): Promise<PricesRefreshed> => {
    const outcome = await prices.refresh(now());
    if (outcome.changed) await session.reloadSettings();
    return outcome;
  });
}
