/** The language server as a worker of a browser. The extension's first message says where the assets lie and on which port to talk. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { WorkerStart } from '../protocol/hostFiles';
import { breakevenWith } from '../shipped/breakeven';
import { assetsFrom } from './browser/assets';
import { browserHost } from './browser/browserHost';
import type { PriceUpdates } from './features/priceUpdates';
import { startServer } from './server';

/** What is used of a worker's global scope. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WorkerStart }) => void) | null;
}

/** A browser keeps no files for us. */
const SHIPPED_PRICES: PriceUpdates = {
  open: async () => undefined,
  refresh: async () => ({
    changed: false,
    failed: true,
    message: 'Prices cannot be refreshed in a browser: the shipped ones are used.',
  }),
  takeUp: async () => false,
};

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: { assets, port } }) => {
  scope.onmessage = null;
  // A port keeps what arrives until someone reads it, so nothing is lost meanwhile.
  const breakeven = await breakevenWith(assetsFrom(assets));
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(port),
    new BrowserMessageWriter(port),
  );
  startServer(connection, breakeven, browserHost(connection), {
    now: () => new Date(),
    prices: SHIPPED_PRICES,
  });
};
