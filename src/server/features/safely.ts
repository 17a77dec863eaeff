/** What becomes of faults of our own: they cost the answer that they happen in, the log says where, and the server lives on. */

import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** A place in the code, as a stack lists it. */
const FRAME = /^\s+at .*(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/;

/** What fault it is and where in the code. Not its message, which may hold what the user has written. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { name, message, stack = '' } = error;
  const code = 'code' in error && /^[A-Z_]+$/.test(`${error.code}`) ? ` ${error.code}` : '';
  const at = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = stack
    .slice(at)
    .split('\n')
    .filter((line) => FRAME.test(line));
  return [`${name}${code}`, ...frames].join('\n');
}

/** Runs a handler of the editor's; a fault of ours is logged and answered with `fallback`, never shown as an error pop-up. */
export async function safely<T>(
  connection: Connection,
  what: string,
  fallback: T,
  handler: () => T | Promise<T>,
): Promise<T> {
  try {
    return await handler();
  } catch (error) {
    connection.console.error(`${what}: ${faultText(error)}`);
    return fallback;
  }
}

/** Answers requests of the extension's own. What a handler refuses is said to whoever asked; a fault of ours is only that it is one. */
export function answer<T>(
  connection: Connection,
  method: string,
  handler: (raw: unknown, token: CancellationToken) => Promise<T>,
): void {
  connection.onRequest(method, async (raw: unknown, token: CancellationToken): Promise<unknown> => {
    try {
      return await handler(raw, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${method}: ${faultText(error)}`);
      throw new ResponseError(
        ErrorCodes.InternalError,
        'Something went wrong in Breakeven. The log says where.',
      );
    }
  });
}
