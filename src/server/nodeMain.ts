/** The language server as a Node process: started by the extension over IPC, or by any editor with `--stdio`. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadBreakeven } from '../node/loadBreakeven';
import { nodeHost } from './nodeHost';
import { startServer } from './server';

// The connection is made once there is someone to answer it: nothing is read from the editor before.
loadBreakeven(__dirname).then(
  (breakeven) => startServer(createConnection(ProposedFeatures.all), breakeven, nodeHost),
  (error: unknown) => {
    process.stderr.write(`Breakeven's language server did not start: ${String(error)}\n`);
    process.exit(1);
  },
);
