/** The files of one folder of the editor, for names that code takes from other files. */

import { NEVER_READ } from '../../core/project/sourceWalk';
import { normalPath } from '../../core/source/modules/projectFiles';
import type { FolderFiles } from '../../node/projectFiles';
import type { EditorFiles } from './editorFiles';

type Kinds = ReadonlyMap<string, 'file' | 'folder' | 'other'>;

const NOTHING: Kinds = new Map();

/**
 * Reads inside `root` only: neither `..` nor a symbolic link leads out of it, and dependencies are not read. A folder is
 * listed once, whatever is looked for in it, until files come or go.
 */
export function editorProject(editor: EditorFiles, root: string): FolderFiles {
  const listed = new Map<string, Promise<Kinds>>();

  const kindsIn = (folder: string): Promise<Kinds> => {
    const known = listed.get(folder) ?? list(folder);
    listed.set(folder, known);
    return known;
  };
  const list = async (folder: string): Promise<Kinds> => {
    if (folder !== '' && (await kindOf(folder)) !== 'folder') return NOTHING;
    const entries = await editor.list(folder === '' ? root : `${root}/${folder}`);
    return new Map((entries ?? []).map(({ name, kind }) => [name, kind]));
  };
  const kindOf = async (path: string) => {
    const end = path.lastIndexOf('/');
    const name = path.slice(end + 1);
    return NEVER_READ.has(name) ? undefined : (await kindsIn(path.slice(0, Math.max(end, 0)))).get(name);
  };

  const has = async (file: string): Promise<boolean> => {
    const normal = normalPath(file);
    return normal !== null && normal !== '' && (await kindOf(normal)) === 'file';
  };
  return {
    has,
    read: async (file) => {
      const normal = normalPath(file);
      if (normal === null || !(await has(normal))) return null;
      const source = await editor.read(`${root}/${normal}`, normal);
      return 'text' in source ? source.text : null;
    },
    refresh: () => listed.clear(),
  };
}
