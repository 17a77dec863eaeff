/**
 * Files of a browser's workspace by an absolute path: the URI with its path as people write it, such as
 * `vscode-vfs://github/owner/name/a file.py`. A folder's has no slash at its end.
 */

const CELL = 'vscode-notebook-cell';

/** Of a notebook's cell, the notebook. Null for a document that is not saved. */
export function fileOf(uri: string): string | null {
  const match = /^([a-z][a-z\d+.-]*):(\/\/[^/?#]*)?(\/[^?#]*)/i.exec(uri);
  const [, written, authority = '', path] = match ?? [];
  if (written === undefined || path === undefined || written === 'untitled') return null;
  try {
    const scheme = written === CELL ? schemeOfCell(uri) : written;
    return scheme === null ? null : `${scheme}:${authority}${decodeURIComponent(path).replace(/\/+$/, '')}`;
  } catch {
    return null;
  }
}

/** A cell's fragment is its number, an `s`, and the scheme of its notebook in base64. */
function schemeOfCell(uri: string): string | null {
  const fragment = decodeURIComponent(/#(.*)$/.exec(uri)?.[1] ?? '');
  const [, coded] = /^[^s]*s(.+)$/.exec(fragment) ?? [];
  return coded === undefined ? null : atob(coded.replaceAll('-', '+').replaceAll('_', '/'));
}

/** As VS Code writes it: all but letters, digits and `-._~/` is encoded. */
export function uriOf(file: string): string {
  const { root, path } = split(file);
  const encoded = path.split('/').map(encodedPart).join('/');
  return `${root}${encoded === '' ? '/' : encoded}`;
}

function encodedPart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A name as seen from a folder; one that begins with a slash, from the root of its file system. */
export function resolve(folder: string, name: string): string {
  const { root, path } = split(folder);
  const parts: string[] = [];
  for (const part of (name.startsWith('/') ? name : `${path}/${name}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return [root, ...parts].join('/');
}

/** Null for a file that does not lie below the folder. */
export function relative(folder: string, file: string): string | null {
  return file.length > folder.length + 1 && file.startsWith(`${folder}/`)
    ? file.slice(folder.length + 1)
    : null;
}

/** As {@link resolve}; null where the name leads out of the folder. */
export function inside(folder: string, name: string): string | null {
  const file = resolve(folder, name);
  return relative(folder, file) === null ? null : file;
}

function split(file: string): { root: string; path: string } {
  const root = /^[^:/]*:(?:\/\/[^/]*)?/.exec(file)?.[0] ?? '';
  return { root, path: file.slice(root.length) };
}
