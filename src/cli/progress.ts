/** How far a scan is, on a terminal: one line that is written over and then taken away. */

export type Progress = (done: number, total: number) => void;

/** Often enough to be seen to move. */
const INTERVAL_MS = 100;
const ERASED_LINE = '\r\u001b[K';

/** Writes nothing where nobody looks, such as to a file or in CI. */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return () => undefined;
  let lastMs = performance.now();
  return (done, total) => {
    const nowMs = performance.now();
    if (done < total && nowMs - lastMs < INTERVAL_MS) return;
    lastMs = nowMs;
    stream.write(done < total ? `${ERASED_LINE}${done} of ${total} files` : ERASED_LINE);
  };
}
