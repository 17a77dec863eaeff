/** Paths of files as code builds them, and what the files say. A path from the project's root begins with a slash. */

import { normalPath } from '../modules/projectFiles';
import { plainText, staticText, type TextValue, type Value, via } from '../value';
import { moduleOf, type Scope } from './fileIndex';

/** The file that the code itself is in; null for a document of no project. Where the project lies is not known, so as a text it is a hole. */
export function ownPath(scope: Scope): TextValue | null {
  const path = moduleOf(scope).links?.path;
  return path === undefined ? null : { ...staticText(`/${path}`), origin: 'default' };
}

/** One path after the other; null when a part is not known. A part that starts at the root starts anew. */
export function joinedPath(parts: readonly Value[]): TextValue | null {
  const names = parts.map((part) => plainText(part));
  if (names.length === 0 || names.some((name) => name === null)) return null;
  const path = names.reduce<string>((before, name) => {
    if (name === null) return before;
    return name.startsWith('/') || before === '' ? name : `${before.replace(/\/$/, '')}/${name}`;
  }, '');
  const normal = path.startsWith('/') ? normalPath(path) : path;
  const origin = parts.some((part) => part.origin === 'default') ? 'default' : 'literal';
  return normal === null ? null : { ...staticText(path.startsWith('/') ? `/${normal}` : normal), origin };
}

/** The folder that a path is in; null when the path is not known or has none. */
export function parentPath(value: Value | null): TextValue | null {
  const path = value === null ? null : plainText(value);
  if (path?.includes('/') !== true) return path === null ? null : staticText('');
  const parent = path.slice(0, path.lastIndexOf('/'));
  return { ...staticText(parent === '' ? '/' : parent), origin: value?.origin ?? 'literal' };
}

/** What a file of the project says; null when it is not known which, or it is not there. */
export function textOfFile(path: Value | null, scope: Scope): TextValue | null {
  const name = path === null ? null : plainText(path);
  const text = name === null || name === '' ? null : (moduleOf(scope).links?.textOf(name) ?? null);
  return text === null ? null : (via(staticText(text), 'constant') as TextValue);
}
