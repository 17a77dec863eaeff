/** The built programs beside files of theirs that are missing or damaged. */

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder with the programs and links to their files, for the caller to break and to remove. */
export function copyOfDist(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-dist-'));
  for (const program of ['server.js', 'cli.js', 'reader.js', 'readerThread.js'])
    copyFileSync(path.join('dist', program), path.join(folder, program));
  for (const kind of ['grammars', 'ranks']) {
    mkdirSync(path.join(folder, kind));
    for (const name of readdirSync(path.join('dist', kind)))
      symlinkSync(path.resolve('dist', kind, name), path.join(folder, kind, name));
  }
  return folder;
}
