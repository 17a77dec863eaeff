/** What the server asks of the machine that it runs on: Node with its disk, or a browser whose files the editor reads. */

import type { ConfigFile, PathInside } from '../core/project/configFile';
import type { SkippedFile, WalkWatch } from '../core/project/sourceWalk';
import type { FolderFiles } from '../node/projectFiles';
import type { SourceFile } from '../node/sourceFiles';

/** Files go by their absolute path: on disk, or, in a browser, of the URI without its encoding. */
export interface ServerHost {
  /** Of a notebook's cell, the notebook. Null for a document that is not saved, or that this host cannot reach. */
  fileOf(uri: string): string | null;
  /** The one spelling of a file's URI: editors encode more or fewer characters than others. */
  uriOf(file: string): string;
  /** A name as seen from a folder, which may also lead out of it. */
  resolve(folder: string, name: string): string;
  /** POSIX; null for a file that does not lie below the folder. */
  relative(folder: string, file: string): string | null;
  /** As `resolve`; null where the name leads out of the folder. */
  readonly inside: PathInside;
  findSourceFiles(
    root: string,
    accepts: (relativePath: string) => boolean,
    watch?: WalkWatch,
  ): Promise<{ readonly files: readonly SourceFile[]; readonly skipped: readonly SkippedFile[] }>;
  /** Of what `findSourceFiles` finds, the file at a path in the folder, or those of the folder there. */
  findSourceFilesAt(
    root: string,
    path: string,
    accepts: (relativePath: string) => boolean,
  ): Promise<readonly SourceFile[]>;
  /** Never rejects. At once where that is faster. */
  readSource(file: SourceFile): SourceReading | Promise<SourceReading>;
  /** As `readSource`, of many files in their order; a host that waits for each may begin with the next ones. */
  readSources<Item extends { readonly file: SourceFile }>(
    items: readonly Item[],
  ): Iterable<readonly [Item, SourceReading | Promise<SourceReading>]>;
  projectFiles(root: string): FolderFiles;
  /** The folder's own `breakeven.json`; null when it has none. */
  configFileIn(folder: string): Promise<ConfigFile | null>;
  /** Lets requests of the editor through in the middle of long work. */
  pause(): Promise<void>;
}

export type SourceReading = { readonly text: string } | { readonly reason: string };
