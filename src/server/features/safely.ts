import type { Connection } from 'vscode-languageserver';
import { messageOf } from '../../core/project/messageOf';

/** Runs a handler of the editor's; a fault of ours is logged and answered with `fallback`, never shown as an error pop-up. */
export async function safely<T>(
  connection: Connection,
  what: string,
  fallback: T,
  handler: () => Promise<T>,
): Promise<T> {
  try {
    return await handler();
  } catch (error) {
    connection.console.error(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}`,
    );
    return fallback;
  }
}
