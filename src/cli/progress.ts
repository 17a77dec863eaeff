/** How far a scan is, on a terminal: one line that is written over and then taken away. */

export type Progress = (done: number, total: number) => void;

/** Often enough to be seen to move. */
const INTERVAL_MS = 100;
const ERASED_LINE = '\r\u001b[K';

/**
 * Writes nothing where nobody looks, such as to a file or in CI.
 * @param clock milliseconds since any one moment
 */
export function terminalProgress(stream: NodeJS.WriteStream, clock = () => performance.now()): Progress {
  if (!stream.isTTY) return () => undefined;
  let lastMs = clock();
  return (done, total) => {
    const nowMs = clock();
    if (done < total && nowMs - lastMs < INTERVAL_MS) return;
    lastMs = nowMs;
    stream.write(done < total ? `${ERASED_LINE}${done} of ${total} files` : ERASED_LINE);
  };
}
