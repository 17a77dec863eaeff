/** Estimates of all files of the workspace: read once, then only what changed. */

import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import type { DocumentEstimate } from '../core/project/documentEstimate';
import { type PathTest, pathTest } from '../core/project/globs';
import type { SourceAnalysis } from '../core/source/callSite';
import type { SourceFile } from '../node/sourceFiles';
import type { ServerHost, SourceReading } from './host';
import type { ScanProgress } from './scanProgress';
import { type Folder, homeOf, inFolder } from './workspaceFolders';

/** Work for this long, then let requests of the editor through. */
const TIME_SLICE_MS = 20;

/** Reading so many leaves more behind than it takes to let it go. */
const MANY_FILES = 500;

/** What is kept of a file: what was read of it, never its text. */
interface IndexedFile {
  readonly folder: Folder;
  readonly file: SourceFile;
  /** Null when it is to be read again. */
  analysis: SourceAnalysis | null;
  /** With what held for it then; null when it is to be made anew. */
  known: { readonly context: EstimateContext; readonly estimate: DocumentEstimate } | null;
}

export class WorkspaceIndex {
  /** The files that hold a call or a prompt, by URI; the others are not kept. */
  private readonly files = new Map<string, IndexedFile>();
  /** True when it came to its end. */
  private scan: Promise<boolean> | null = null;
  /** How often something was forgotten. */
  private forgotten = 0;
  private excluded: readonly string[] = [];
  private isExcluded: PathTest = () => false;
  /** A scan that a reset has overtaken: the next one begins when it has ended. */
  private before: Promise<unknown> = Promise.resolve();

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
    for (const [uri, file] of this.files) {
      const estimate = await this.estimateFile(uri, file, context);
      if (estimate !== null) all.set(uri, estimate);
    }
    return all;
  }

  private async scanned(context: EstimateContext, isCancelled: () => boolean): Promise<boolean> {
    this.scan ??= this.readFolders(context, isCancelled);
    const { scan } = this;
    const isComplete = await scan;
    if (!isComplete && this.scan === scan) this.scan = null;
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

  /** A file was changed, made or deleted on disk. */
  async fileChanged(absolutePath: string, context: EstimateContext): Promise<void> {
    if (this.scan === null) return;
    await this.scan;
    this.files.delete(this.host.uriOf(absolutePath));
    const file = this.sourceFileAt(absolutePath);
    if (file === null) return;
    await this.takeFile(file.folder, file.file, await this.host.readSource(file.file), context);
  }

  /** Files that rest on the file are read again when asked for; all of them when it is null. */
  forgetDependents(path: string | null): void {
    this.forgotten += 1;
    for (const file of this.files.values()) {
      if (path !== null && file.analysis?.dependencies?.includes(path) !== true) continue;
      file.analysis = null;
      file.known = null;
    }
  }

  /** The folders of the workspace or what holds for them are others now: everything is read again when asked for. */
  reset(): void {
    this.before = this.scan ?? Promise.resolve();
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
      if (found.length > MANY_FILES) this.host.giveBackMemory();
    }
  }

  private async takeFile(
    folder: Folder,
    file: SourceFile,
    source: SourceReading,
    context: EstimateContext,
  ): Promise<void> {
    if (!('text' in source)) return;
    const uri = this.host.uriOf(file.absolutePath);
    const indexed = {
      folder,
      file,
      analysis: await this.analyse(uri, folder, file, source.text),
      known: null,
    };
    const estimate = await this.estimateFile(uri, indexed, context);
    if (estimate !== null && estimate.items.length > 0) this.files.set(uri, indexed);
    else this.files.delete(uri);
  }

  /** A copy whose strings stand alone: as parts of the file's text, they would keep the whole of it. */
  private async analyse(
    uri: string,
    folder: Folder,
    file: SourceFile,
    text: string,
  ): Promise<SourceAnalysis> {
    const document = { path: this.pathOf(folder, file), languageId: '', text, ...this.around(uri) };
    for (;;) {
      const before = this.forgotten;
      const analysis = await this.breakeven.analyse(document);
      // What it rests on may have changed meanwhile.
      if (before === this.forgotten) return structuredClone(analysis);
    }
  }

  /** Null for a file that can no longer be read. */
  private async estimateFile(
    uri: string,
    indexed: IndexedFile,
    context: EstimateContext,
  ): Promise<DocumentEstimate | null> {
    if (indexed.known?.context === context) return indexed.known.estimate;
    const { folder, file } = indexed;
    if (indexed.analysis === null) {
      const source = await this.host.readSource(file);
      if (!('text' in source)) return null;
      indexed.analysis = await this.analyse(uri, folder, file, source.text);
    }
    const placed = { path: this.pathOf(folder, file), ...this.around(uri) };
    const estimate = await this.breakeven.estimateAnalysis(indexed.analysis, placed, context);
    indexed.known = { context, estimate };
    return estimate;
  }

  private pathOf(folder: Folder, file: SourceFile): string {
    return inFolder(folder, file.path, this.folders());
  }

  private sourceFileAt(absolutePath: string): { folder: Folder; file: SourceFile } | null {
    const home = homeOf(this.host, absolutePath, this.folders());
    if (home === null || !this.accepts(home.path)) return null;
    return { folder: home.folder, file: { path: home.path, absolutePath } };
  }
}
