/** Between the word to shut down and the word to exit, every request is refused, as the protocol asks for. */

import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  Message,
  ResponseError,
} from 'vscode-languageserver';

const REFUSED = 'breakeven/refused';

export class Shutdown {
  /** The editor has said it. */
  isUnderWay = false;

  /** For the connection that is refused requests on. */
  readonly options: ConnectionOptions = {
    messageStrategy: {
      handleMessage: (message, next) => {
        if (!Message.isRequest(message)) return next(message);
        const isRefused = this.isUnderWay;
        if (message.method === 'shutdown') this.isUnderWay = true;
        next(isRefused ? { ...message, method: REFUSED } : message);
      },
    },
  };

  answer(connection: Connection): void {
    connection.onRequest(REFUSED, () => {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
    });
  }
}
