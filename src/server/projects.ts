/** The files around each document: those of its workspace folder on disk, the open ones as they are in the editor. */

import type { SourceReader } from '../core/source/callSite';
import type { ProjectFiles } from '../core/source/modules/projectFiles';
import type { FolderFiles } from '../node/projectFiles';
import type { ServerHost } from './host';
import { type Folder, fileBehind, homeOf, inFolder, isRevision } from './workspaceFolders';

interface Project {
  readonly folder: Folder;
  readonly disk: FolderFiles;
  readonly files: ProjectFiles;
  /** The same for other states of files, whose names nobody else is to find. */
  readonly revisions: ProjectFiles;
}

export class Projects {
  private readonly projects = new Map<string, Project>();

  constructor(
    private readonly host: ServerHost,
    private readonly reader: SourceReader,
    private readonly folders: () => readonly Folder[],
    /** Text of a file that the editor has open. */
    private readonly openText: (uri: string) => string | undefined,
  ) {}

  /** The files around a file on disk; undefined for a document of no folder. */
  around(uri: string): ProjectFiles | undefined {
    const project = this.projectOf(uri);
    return isRevision(uri) ? project?.revisions : project?.files;
  }

  /** A file was edited, saved, made or deleted: what is known of it is read anew. */
  changed(uri: string, isNewOrGone: boolean): void {
    const project = this.projectOf(uri);
    if (project === undefined) return;
    if (isNewOrGone) project.disk.refresh();
    const path = this.pathIn(project.folder, uri);
    for (const files of [project.files, project.revisions]) this.reader.changed(path, isNewOrGone, files);
  }

  /** The path by which other files know it; null for a document of no folder. */
  pathOf(uri: string): string | null {
    const project = this.projectOf(uri);
    return project === undefined ? null : this.pathIn(project.folder, uri);
  }

  /** The folders are others now. */
  reset(): void {
    for (const { files, revisions } of this.projects.values()) {
      this.reader.forget(files);
      this.reader.forget(revisions);
    }
    this.projects.clear();
  }

  private pathIn(folder: Folder, uri: string): string {
    const file = this.host.fileOf(uri);
    const relative = file === null ? null : this.host.relative(folder.root, file);
    return inFolder(folder, relative ?? '', this.folders());
  }

  private projectOf(uri: string): Project | undefined {
    const file = fileBehind(this.host, uri);
    const folder = file === null ? undefined : homeOf(this.host, file, this.folders())?.folder;
    if (folder === undefined) return undefined;
    const known = this.projects.get(folder.root);
    if (known !== undefined) return known;
    const project = this.create(folder);
    this.projects.set(folder.root, project);
    return project;
  }

  /** With several folders each path begins with its folder's name, and so names stay within one folder. */
  private create(folder: Folder): Project {
    const disk = this.host.projectFiles(folder.root);
    const inner = (file: string) => {
      const prefix = inFolder(folder, '', this.folders());
      return file.startsWith(prefix) ? file.slice(prefix.length) : null;
    };
    const files: ProjectFiles = {
      has: async (file) => {
        const own = inner(file);
        return own !== null && disk.has(own);
      },
      read: async (file) => {
        const own = inner(file);
        if (own === null) return null;
        return this.openText(this.host.uriOf(this.host.resolve(folder.root, own))) ?? disk.read(own);
      },
    };
    return { folder, disk, files, revisions: { ...files } };
  }
}
