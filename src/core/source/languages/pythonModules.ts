/** Which file of a project a Python module is. */

import { firstOf, folderOf, foldersAbove, inside, type ProjectFiles } from '../modules/projectFiles';

/** `.llm`, `..prompts`, `app.services.llm`; null when it is none of the project's. Where Python starts to look is not known, so each folder above is tried. */
export function resolvePython(specifier: string, from: string, files: ProjectFiles): Promise<string | null> {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const name = specifier.slice(dots).replaceAll('.', '/');
  if (dots === 0)
    return firstOf(
      foldersAbove(from).flatMap((folder) => [
        ...inFolder(folder, name),
        ...inFolder(inside(folder, 'src'), name),
      ]),
      files,
    );
  let folder = folderOf(from);
  for (let level = 1; level < dots; level += 1) folder = folderOf(folder);
  return firstOf(inFolder(folder, name), files);
}

function inFolder(folder: string, name: string): string[] {
  if (name === '') return [inside(folder, '__init__.py')];
  return [inside(folder, `${name}.py`), inside(folder, `${name}/__init__.py`)];
}
