/** Estimates of all files of the workspace: read once, then only what changed. */

import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { type DocumentEstimate, restsOn } from '../core/project/documentEstimate';
import { type PathTest, pathTest } from '../core/project/globs';
import type { SourceFile } from '../node/sourceFiles';
import type { ServerHost, SourceReading } from './host';
import type { ScanProgress } from './scanProgress';
import { type Folder, homeOf, inFolder } from './workspaceFolders';

/** Work for this long, then let requests of the editor through. */
const TIME_SLICE_MS = 20;

interface IndexedFile {
  readonly folder: Folder;
  readonly path: string;
  readonly text: string;
}

interface Estimated {
  readonly context: EstimateContext;
  readonly file: IndexedFile;
  readonly estimate: DocumentEstimate;
}

export class WorkspaceIndex {
  /** Texts of the files that hold a call or a prompt, or are left out, by URI; the others are not kept. */
  private readonly files = new Map<string, IndexedFile>();
  private readonly estimates = new Map<string, Estimated>();
  /** How often estimates were forgotten: one that was being made meanwhile may rest on what is gone. */
  private forgotten = 0;
  /** True when it came to its end. */
  private scan: Promise<boolean> | null = null;
  private excluded: readonly string[] = [];
  private isExcluded: PathTest = () => false;
  /** A scan that a reset has overtaken: the next one begins when it has ended. */
  private before: Promise<unknown> = Promise.resolve();
  /** The change of a file that is being taken up. */
  private changing: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: ServerHost,
    private readonly breakeven: Breakeven,
    private readonly folders: () => readonly Folder[],
    private readonly around: (uri: string) => Pick<ProjectDocument, 'home' | 'files'>,
    /** Is told how many files are to be read. */
    private readonly show: (files: number) => Promise<ScanProgress>,
  ) {}

  /** Estimates of all files, by URI. The first call reads the folders; later ones only what was invalidated. */
  async estimateAll(
    context: EstimateContext,
    isCancelled: () => boolean,
  ): Promise<ReadonlyMap<string, DocumentEstimate>> {
    // Others may wait for a scan that the one who began it has given up.
    while (!(await this.scanned(context, isCancelled))) if (isCancelled()) break;
    const all = new Map<string, DocumentEstimate>();
    for (const [uri, file] of this.inOrder()) all.set(uri, await this.estimateFile(uri, file, context));
    return all;
  }

  /** As a scan finds them, also those that came to be known later. */
  private inOrder(): [string, IndexedFile][] {
    const folders = this.folders();
    return [...this.files].sort(
      ([, a], [, b]) => folders.indexOf(a.folder) - folders.indexOf(b.folder) || (a.path < b.path ? -1 : 1),
    );
  }

  private async scanned(context: EstimateContext, isCancelled: () => boolean): Promise<boolean> {
    this.scan ??= this.readFolders(context, isCancelled);
    const { scan } = this;
    let isComplete = false;
    try {
      isComplete = await scan;
    } finally {
      // One that was given up or has failed is nobody's answer.
      if (!isComplete && this.scan === scan) this.scan = null;
    }
    return isComplete;
  }

  /** Leaves files out whose path in their folder one of the globs matches. True when the globs are others than before. */
  exclude(globs: readonly string[]): boolean {
    if (globs.join('\n') === this.excluded.join('\n')) return false;
    this.excluded = globs;
    this.isExcluded = pathTest(globs);
    return true;
  }

  private accepts(path: string): boolean {
    return this.breakeven.reader.accepts(path) && !this.isExcluded(path);
  }

  /** A file was changed, made or deleted on disk. One after another, so that of two changes the later one's file holds. */
  fileChanged(absolutePath: string, context: EstimateContext): Promise<void> {
    const taken = this.changing.then(() => this.takeChange(absolutePath, context));
    this.changing = taken.catch(() => undefined);
    return taken;
  }

  /** A file or a folder is gone: editors say nothing more of what was in it. */
  gone(absolutePath: string, context: EstimateContext): Promise<void> {
    const folder = `${this.host.uriOf(absolutePath)}/`;
    this.changing = this.changing
      .then(() => this.scan)
      .catch(() => undefined)
      .then(() => {
        for (const uri of [...this.files.keys()]) if (uri.startsWith(folder)) this.drop(uri);
      });
    return this.fileChanged(absolutePath, context);
  }

  /** What was known of the file holds until something is known of it as it is now. */
  private async takeChange(absolutePath: string, context: EstimateContext): Promise<void> {
    if (this.scan === null) return;
    await this.scan;
    const found = this.sourceFileAt(absolutePath);
    if (found === null) return this.drop(this.host.uriOf(absolutePath));
    const { folder, file } = found;
    const isSource = () => this.host.isSourceFile(folder.root, file.path, (path) => this.accepts(path));
    await this.takeFile(folder, file, await this.host.readSource(file), context, isSource);
  }

  /** Estimates that rest on the file are made anew when asked for; all of them when it is null. */
  forgetDependents(path: string | null): void {
    this.forgotten += 1;
    for (const [uri, { estimate }] of [...this.estimates])
      if (path === null || restsOn(estimate, path)) this.estimates.delete(uri);
  }

  /** The folders of the workspace or what holds for them are others now: everything is read again when asked for. */
  reset(): void {
    this.before = this.scan?.catch(() => undefined) ?? Promise.resolve();
    this.scan = null;
  }

  /** Paths in the folder of all files that may hold calls or prompts, whatever `breakeven.json` says of them. */
  async sourcePaths(folder: Folder): Promise<readonly string[]> {
    const { files } = await this.host.findSourceFiles(folder.root, (path) =>
      this.breakeven.reader.accepts(path),
    );
    return files.map(({ path }) => path);
  }

  private async readFolders(context: EstimateContext, isCancelled: () => boolean): Promise<boolean> {
    await this.before;
    this.files.clear();
    const found: { folder: Folder; file: SourceFile }[] = [];
    for (const folder of this.folders()) {
      const { files } = await this.host.findSourceFiles(folder.root, (path) => this.accepts(path), {
        isCancelled,
      });
      found.push(...files.map((file) => ({ folder, file })));
    }
    // A walk that was given up has found a part of the files, or none.
    if (isCancelled()) return false;
    const progress = await this.show(found.length);
    let sliceEnds = performance.now() + TIME_SLICE_MS;
    try {
      let done = 0;
      for (const [{ folder, file }, reading] of this.host.readSources(found)) {
        if (isCancelled()) return false;
        await this.takeFile(folder, file, await reading, context);
        done += 1;
        if (performance.now() < sliceEnds) continue;
        progress.report(done, found.length);
        await this.host.pause();
        sliceEnds = performance.now() + TIME_SLICE_MS;
      }
      return true;
    } finally {
      progress.end();
    }
  }

  /** @param isSource Whether a scan would come to the file; asked only of the few that hold something. */
  private async takeFile(
    folder: Folder,
    file: SourceFile,
    source: SourceReading,
    context: EstimateContext,
    isSource?: () => Promise<boolean>,
  ): Promise<void> {
    const uri = this.host.uriOf(file.absolutePath);
    if (!('text' in source)) return this.drop(uri);
    const indexed = { folder, path: inFolder(folder, file.path, this.folders()), text: source.text };
    const estimate = await this.estimateFile(uri, indexed, context);
    const { calls, files } = estimate.leftOut;
    const holdsCalls = estimate.items.length + calls > 0;
    if ((!holdsCalls && files === 0) || (await isSource?.()) === false) this.drop(uri);
    // Nobody reads on in a file that is left out whole, but it is counted.
    else this.files.set(uri, holdsCalls ? indexed : { ...indexed, text: '' });
  }

  private async estimateFile(
    uri: string,
    file: IndexedFile,
    context: EstimateContext,
  ): Promise<DocumentEstimate> {
    const known = this.estimates.get(uri);
    if (known?.context === context && known.file === file) return known.estimate;
    const { forgotten } = this;
    const source = { path: file.path, languageId: '', text: file.text, ...this.around(uri) };
    const estimate = await this.breakeven.estimateDocument(source, context);
    if (forgotten === this.forgotten) this.estimates.set(uri, { context, file, estimate });
    return estimate;
  }

  private sourceFileAt(absolutePath: string): { folder: Folder; file: SourceFile } | null {
    const home = homeOf(this.host, absolutePath, this.folders());
    if (home === null || !this.accepts(home.path)) return null;
    return { folder: home.folder, file: { path: home.path, absolutePath } };
  }

  private drop(uri: string): void {
    this.files.delete(uri);
    this.estimates.delete(uri);
  }
}
