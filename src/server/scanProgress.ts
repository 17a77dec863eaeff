/** How far the reading of the workspace is, shown by the editor while it lasts. */

import type { Connection } from 'vscode-languageserver';
import { formatCount } from '../core/money/format';

export interface ScanProgress {
  /** So many files are read, of so many. */
  report(done: number, total: number): void;
  end(): void;
}

/** Fewer files are read before anyone could see it. */
const MIN_FILES_SHOWN = 500;

const NONE: ScanProgress = { report: () => undefined, end: () => undefined };

/** Of an editor that can show it; nothing of a few files. */
export async function showScan(connection: Connection, files: number): Promise<ScanProgress> {
  if (files < MIN_FILES_SHOWN) return NONE;
  try {
    const shown = await connection.window.createWorkDoneProgress();
    shown.begin('Breakeven: reading calls and prompts', 0);
    return {
      report: (done, total) =>
        shown.report(Math.floor((100 * done) / total), `${formatCount(done)} of ${formatCount(total)} files`),
      end: () => shown.done(),
    };
  } catch {
    return NONE;
  }
}
