/** The connection over standard streams. */

import process from 'node:process';
import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Shutdown } from './shutdown';

/**
 * Ends with its input, and with input that is no message of the protocol: nobody knows where the next one would begin, and
 * an editor starts a server again that has ended, but waits for one that is silent.
 */
export function stdioConnection(shutdown: Shutdown): Connection {
  const reader = new StreamMessageReader(process.stdin);
  reader.onError((error) => {
    if (error instanceof SyntaxError) return;
    process.stderr.write(`Breakeven's language server was sent what it cannot read: ${error.message}\n`);
    process.exit(1);
  });
  process.stdin.on('close', () => process.exit(shutdown.isUnderWay ? 0 : 1));
  // What a package prints must not come between the messages.
  console.log = console.error;
  return createConnection(
    ProposedFeatures.all,
    reader,
    new StreamMessageWriter(process.stdout),
    shutdown.options,
  );
}
