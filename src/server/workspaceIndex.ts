/** Estimates of all files of the workspace: read once, then only what changed. */

import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { type DocumentEstimate, restsOn, unreadReason } from '../core/project/documentEstimate';
import { type PathTest, pathTest } from '../core/project/globs';
import type { SkippedFile } from '../core/project/sourceWalk';
import type { SourceAnalysis } from '../core/source/callSite';
import type { SourceFile } from '../node/sourceFiles';
import type { ServerHost, SourceReading } from './host';
import { KeptCopies } from './keptCopies';
import type { ScanProgress } from './scanProgress';
import { type Folder, type Home, homeOf, inFolder } from './workspaceFolders';

/** Work for this long, then let requests of the editor through. */
const TIME_SLICE_MS = 20;

interface PlacedFile {
  readonly folder: Folder;
  readonly file: SourceFile;
}

interface IndexedFile {
  readonly folder: Folder;
  readonly file: SourceFile;
  readonly path: string;
  /** What was read of it, never its text; null when it is to be read again. */
  analysis: SourceAnalysis | null;
}

interface Estimated {
  readonly context: EstimateContext;
  readonly file: IndexedFile;
  readonly estimate: DocumentEstimate;
}

/** What holds for the document of a URI. */
export interface DocumentContexts {
  of(uri: string): EstimateContext;
}

export class WorkspaceIndex {
  /** The files that hold a call or a prompt, or are left out, by URI; the others are not kept. */
  private readonly files = new Map<string, IndexedFile>();
  private readonly estimates = new Map<string, Estimated>();
  /** What could not be read, by URI. */
  private readonly unread = new Map<string, SkippedFile>();
  private readonly copies = new KeptCopies();
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
    contexts: DocumentContexts,
    isCancelled: () => boolean,
  ): Promise<ReadonlyMap<string, DocumentEstimate>> {
    // Others may wait for a scan that the one who began it has given up.
    while (!(await this.scanned(contexts, isCancelled))) if (isCancelled()) break;
    const all = new Map<string, DocumentEstimate>();
    for (const [uri, file] of this.inOrder()) all.set(uri, await this.estimateFile(uri, file, contexts));
    return all;
  }

  /** As a scan finds them, also those that came to be known later. */
  private inOrder(): [string, IndexedFile][] {
    const folders = this.folders();
    return [...this.files].sort(
      ([, a], [, b]) => folders.indexOf(a.folder) - folders.indexOf(b.folder) || (a.path < b.path ? -1 : 1),
    );
  }

  private async scanned(contexts: DocumentContexts, isCancelled: () => boolean): Promise<boolean> {
    this.scan ??= this.readFolders(contexts, isCancelled);
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

  /** Files and folders of the workspace that could not be read when it was last tried. */
  unreadFiles(): readonly SkippedFile[] {
    return [...this.unread.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private accepts(path: string): boolean {
    return this.breakeven.reader.accepts(path) && !this.isExcluded(path);
  }

  /** A file was changed, made or deleted on disk. One after another, so that of two changes the later one's file holds. */
  fileChanged(absolutePath: string, contexts: DocumentContexts): Promise<void> {
    const taken = this.changing.then(() => this.takeChange(absolutePath, contexts));
    this.changing = taken.catch(() => undefined);
    return taken;
  }

  /** A file or a folder is new: of a folder that was moved, editors say nothing of what is in it. */
  async made(absolutePath: string, contexts: DocumentContexts): Promise<void> {
    const home = homeOf(this.host, absolutePath, this.folders());
    if (this.scan === null || home === null) return;
    const place = { folder: home.folder, file: { path: home.path, absolutePath } };
    const files = this.accepts(home.path) ? [place.file] : await this.sourcesAt(place);
    if (files.length > 0) this.unread.delete(this.host.uriOf(absolutePath));
    for (const file of files) await this.fileChanged(file.absolutePath, contexts);
  }

  private sourcesAt({ folder, file }: PlacedFile): Promise<readonly SourceFile[]> {
    return this.host.findSourceFilesAt(folder.root, file.path, (path) => this.accepts(path));
  }

  /** A file or a folder is gone: editors say nothing more of what was in it. */
  gone(absolutePath: string, contexts: DocumentContexts): Promise<void> {
    const folder = `${this.host.uriOf(absolutePath)}/`;
    this.changing = this.changing
      .then(() => this.scan)
      .catch(() => undefined)
      .then(() => {
        for (const uri of [...this.files.keys(), ...this.unread.keys()])
          if (uri.startsWith(folder)) this.drop(uri);
      });
    return this.fileChanged(absolutePath, contexts);
  }

  /** What was known of the file holds until something is known of it as it is now. */
  private async takeChange(absolutePath: string, contexts: DocumentContexts): Promise<void> {
    if (this.scan === null) return;
    await this.scan;
    const found = this.sourceFileAt(absolutePath);
    if (found === null) return this.drop(this.host.uriOf(absolutePath));
    const { folder, file } = found;
    const isSource = async () => (await this.sourcesAt(found)).length > 0;
    await this.takeFile(folder, file, await this.host.readSource(file), contexts, isSource);
  }

  /** Files that rest on the file are read again when asked for; all of them when it is null. */
  forgetDependents(path: string | null): void {
    this.forgotten += 1;
    for (const [uri, file] of this.files) {
      if (path !== null && !restsOn({ dependencies: file.analysis?.dependencies ?? [] }, path)) continue;
      file.analysis = null;
      this.estimates.delete(uri);
    }
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

  private async readFolders(contexts: DocumentContexts, isCancelled: () => boolean): Promise<boolean> {
    await this.before;
    this.files.clear();
    this.unread.clear();
    const found: { folder: Folder; file: SourceFile }[] = [];
    for (const folder of this.folders()) {
      const { files, skipped } = await this.host.findSourceFiles(folder.root, (path) => this.accepts(path), {
        isCancelled,
      });
      found.push(...files.map((file) => ({ folder, file })));
      for (const { path, reason } of skipped)
        this.leaveUnread(this.host.uriOf(this.host.resolve(folder.root, path)), { folder, path }, reason);
    }
    // A walk that was given up has found a part of the files, or none.
    if (isCancelled()) return false;
    const progress = await this.show(found.length);
    let sliceEnds = performance.now() + TIME_SLICE_MS;
    try {
      let done = 0;
      for (const [{ folder, file }, reading] of this.host.readSources(found)) {
        if (isCancelled()) return false;
        await this.takeFile(folder, file, await reading, contexts);
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
    contexts: DocumentContexts,
    isSource?: () => Promise<boolean>,
  ): Promise<void> {
    const uri = this.host.uriOf(file.absolutePath);
    if (!('text' in source)) {
      this.drop(uri);
      if ((await isSource?.()) !== false) this.leaveUnread(uri, { folder, path: file.path }, source.reason);
      return;
    }
    const indexed = { folder, file, path: inFolder(folder, file.path, this.folders()), analysis: null };
    const estimate = await this.estimateFile(uri, indexed, contexts, source);
    const { calls, files } = estimate.leftOut;
    const isKept = estimate.items.length + calls + files > 0;
    const reason = unreadReason(estimate);
    const isFound = (isKept || reason !== null) && (await isSource?.()) !== false;
    if (isFound && isKept) this.files.set(uri, indexed);
    else this.drop(uri);
    this.unread.delete(uri);
    if (isFound && reason !== null) this.leaveUnread(uri, { folder, path: file.path }, reason);
  }

  private leaveUnread(uri: string, { folder, path }: Home, reason: string): void {
    const { home } = this.around(uri);
    if (home?.config.ignores(home.path) === true) return;
    this.unread.set(uri, { path: inFolder(folder, path, this.folders()), reason });
  }

  private async estimateFile(
    uri: string,
    indexed: IndexedFile,
    contexts: DocumentContexts,
    source?: SourceReading,
  ): Promise<DocumentEstimate> {
    const context = contexts.of(uri);
    const known = this.estimates.get(uri);
    if (known?.context === context && known.file === indexed) return known.estimate;
    const { forgotten } = this;
    const analysis = indexed.analysis ?? (await this.analyse(uri, indexed, source));
    const placed = { path: indexed.path, ...this.around(uri) };
    const estimate = await this.breakeven.estimateAnalysis(analysis, placed, context);
    if (forgotten === this.forgotten) {
      indexed.analysis = analysis;
      this.estimates.set(uri, { context, file: indexed, estimate });
    }
    return estimate;
  }

  /** Whether a scan passes over a file that is there: git ignores it, it lies among dependencies, or it is of no kind that is read. */
  async leavesOut(absolutePath: string): Promise<boolean> {
    const home = homeOf(this.host, absolutePath, this.folders());
    if (home === null) return false;
    const found = this.sourceFileAt(absolutePath);
    if (found !== null && (await this.sourcesAt(found)).length > 0) return false;
    return 'text' in (await this.host.readSource({ path: home.path, absolutePath }));
  }

  /** A copy that keeps nothing of the file's text but what was read of it. */
  private async analyse(
    uri: string,
    { file, path }: IndexedFile,
    source: SourceReading | undefined,
  ): Promise<SourceAnalysis> {
    const reading = source ?? (await this.host.readSource(file));
    if (!('text' in reading)) return { calls: [], prompts: [], problems: [] };
    const document = { path, languageId: '', text: reading.text, ...this.around(uri) };
    return this.copies.of(await this.breakeven.analyse(document));
  }

  private sourceFileAt(absolutePath: string): PlacedFile | null {
    const home = homeOf(this.host, absolutePath, this.folders());
    if (home === null || !this.accepts(home.path)) return null;
    return { folder: home.folder, file: { path: home.path, absolutePath } };
  }

  private drop(uri: string): void {
    this.files.delete(uri);
    this.estimates.delete(uri);
    this.unread.delete(uri);
  }
}
