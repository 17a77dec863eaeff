/** Files of the workspace as the editor reads them for a server without a disk. */

import type { Connection } from 'vscode-languageserver';
import { largestSource, sizeProblem, sourceText } from '../../core/project/sourceText';
import type { FolderEntry, FolderReader } from '../../core/project/sourceWalk';
import { HOST_REQUESTS, type ListedEntry, listFolderSchema, readFileSchema } from '../../protocol/hostFiles';
import type { SourceReading } from '../host';
import { uriOf } from './uris';

export class EditorFiles {
  constructor(private readonly connection: Connection) {}

  /** Null for a folder that cannot be read. */
  async list(folder: string): Promise<readonly ListedEntry[] | null> {
    try {
      const answer: unknown = await this.connection.sendRequest(HOST_REQUESTS.listFolder, {
        uri: uriOf(folder),
      });
      return listFolderSchema.parse(answer);
    } catch {
      return null;
    }
  }

  /** `path` is what people know the file by. Never rejects. */
  async read(file: string, path: string): Promise<SourceReading> {
    const unreadable = { reason: 'cannot be read' };
    try {
      const params = { uri: uriOf(file), maxBytes: largestSource(path) };
      const answer: unknown = await this.connection.sendRequest(HOST_REQUESTS.readFile, params);
      const reading = readFileSchema.parse(answer);
      if (reading === null) return unreadable;
      const problem = sizeProblem(path, reading.bytes);
      return problem ?? (reading.text === null ? unreadable : sourceText(path, reading.text));
    } catch {
      return unreadable;
    }
  }

  /** The folder for a walk. */
  readerOf(root: string): FolderReader {
    const at = (path: string) => (path === '' ? root : `${root}/${path}`);
    return {
      list: async (folder) => {
        const entries = await this.list(at(folder));
        if (entries === null) throw new Error('the editor cannot read it');
        return entries.map(entryOf);
      },
      readText: async (file) => {
        const source = await this.read(at(file), file);
        if (!('text' in source)) throw new Error(source.reason);
        return source.text;
      },
    };
  }
}

function entryOf({ name, kind }: ListedEntry): FolderEntry {
  return { name, isFile: () => kind === 'file', isDirectory: () => kind === 'folder' };
}
