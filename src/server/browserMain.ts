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
import { startServer } from './server';

/** What is used of a worker's global scope. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WorkerStart }) => void) | null;
}

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
  startServer(connection, breakeven, browserHost(connection));
};
