/** The server's host in a browser: files are the editor's. */

import type { Connection } from 'vscode-languageserver';
import { CONFIG_NAMES } from '../../core/project/config';
import { type ConfigFile, configFile } from '../../core/project/configFile';
import { walkSources, walkSourcesAt } from '../../core/project/sourceWalk';
import type { SourceFile } from '../../node/sourceFiles';
import type { ServerHost } from '../host';
import { EditorFiles } from './editorFiles';
import { editorProject } from './editorProject';
import { readAhead } from './readAhead';
import * as uris from './uris';

/** Each file is an answer of the editor, which may come over a network. */
const FILES_AT_ONCE = 16;

export function browserHost(connection: Connection): ServerHost {
  const editor = new EditorFiles(connection);
  const readSource = ({ path, absolutePath }: SourceFile) => editor.read(absolutePath, path);
  return {
    ...uris,
    findSourceFiles: async (root, accepts, watch) => {
      const { files, skipped } = await walkSources(editor.readerOf(root), accepts, watch);
      return { files: files.map((path) => ({ path, absolutePath: `${root}/${path}` })), skipped };
    },
    findSourceFilesAt: async (root, at, accepts) => {
      const files = await walkSourcesAt(editor.readerOf(root), at, accepts);
      return files.map((path) => ({ path, absolutePath: `${root}/${path}` }));
    },
    readSource,
    readSources: (items) => readAhead(items, ({ file }) => readSource(file), FILES_AT_ONCE),
    projectFiles: (root) => editorProject(editor, root),
    configFileIn: (folder) => configFileIn(editor, folder),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

async function configFileIn(editor: EditorFiles, folder: string): Promise<ConfigFile | null> {
  const entries = (await editor.list(folder)) ?? [];
  const name = CONFIG_NAMES.find((candidate) =>
    entries.some((entry) => entry.name === candidate && entry.kind === 'file'),
  );
  if (name === undefined) return null;
  const file = `${folder}/${name}`;
  return configFile(folder, file, await editor.read(file, name));
}
