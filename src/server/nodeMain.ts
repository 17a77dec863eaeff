/** The language server as a Node process: started by the extension over IPC, or by any editor with `--stdio`. */

import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadBreakeven } from '../node/loadBreakeven';
import { RefreshedPrices } from '../node/refreshedPrices';
import { faultText } from './features/safely';
import { nodeHost } from './nodeHost';
import { startServer } from './server';
import { Shutdown } from './shutdown';
import { spareMemory } from './spareMemory';
import { stdioConnection } from './stdio';

spareMemory();

/** How an editor and its server find each other, as `createConnection` reads it from the arguments. */
const TRANSPORT = /^--(?:stdio|node-ipc|socket(?:=.*)?|pipe(?:=.*)?)$/;
if (!process.argv.some((argument) => TRANSPORT.test(argument))) process.argv.push('--stdio');

// The connection is made once there is someone to answer it: nothing is read from the editor before.
const prices = new RefreshedPrices();
loadBreakeven(__dirname, prices).then(
  (breakeven) => {
    const shutdown = new Shutdown();
    const connection = process.argv.includes('--stdio')
      ? stdioConnection(shutdown)
      : createConnection(ProposedFeatures.all, shutdown.options);
    shutdown.answer(connection);
    // A fault of ours that nobody waits for is written down; the server of all open documents does not end with it.
    process.on('unhandledRejection', (fault) => connection.console.error(faultText(fault)));
    startServer(connection, breakeven, nodeHost, { now: () => new Date(), prices });
  },
  (error: unknown) => {
    process.stderr.write(`Breakeven's language server did not start: ${String(error)}\n`);
    process.exit(1);
  },
);
