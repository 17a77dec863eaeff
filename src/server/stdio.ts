/** The connection over standard streams. */

import process from 'node:process';
import {
  type Connection,
  createConnection,
  type DataCallback,
  type Disposable,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { faultText } from './features/safely';
import type { Shutdown } from './shutdown';

/** A message that is refused where it is dealt with costs itself: the reader still knows where the next one begins. */
class MessageReader extends StreamMessageReader {
  override listen(deal: DataCallback): Disposable {
    return super.listen((message) => {
      try {
        deal(message);
      } catch (error) {
        process.stderr.write(`A message was not understood: ${faultText(error)}\n`);
      }
    });
  }
}

/**
 * Ends with its input, and with input that is no message of the protocol: nobody knows where the next one would begin, and
 * an editor starts a server again that has ended, but waits for one that is silent.
 */
export function stdioConnection(shutdown: Shutdown): Connection {
  const reader = new MessageReader(process.stdin);
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
