/** The language server as a Node process: started by the extension over IPC, or by any editor with `--stdio`. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadBreakeven } from '../node/loadBreakeven';
import { RefreshedPrices } from '../node/refreshedPrices';
import { startServer } from './server';

// The connection is made once there is someone to answer it: nothing is read from the editor before.
const prices = new RefreshedPrices();
loadBreakeven(__dirname, prices).then(
  (breakeven) =>
    startServer(createConnection(ProposedFeatures.all), breakeven, { now: () => new Date(), prices }),
  (error: unknown) => {
    process.stderr.write(`Breakeven's language server did not start: ${String(error)}\n`);
    process.exit(1);
  },
);
