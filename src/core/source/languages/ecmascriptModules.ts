/** Which file of a project a TypeScript or JavaScript module is: relative paths, aliases of tsconfig.json, packages of a monorepo. */

import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import {
  firstOf,
  folderOf,
  foldersAbove,
  inside,
  normalPath,
  type ProjectFiles,
  type ResolvingFiles,
} from '../modules/projectFiles';

const SUFFIXES = ['', '.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
const INDEXES = ['/index.ts', '/index.tsx', '/index.js', '/index.mjs'];

/** Null when it is none of the project's. */
export async function resolveEcmascript(
  specifier: string,
  from: string,
  files: ResolvingFiles,
): Promise<string | null> {
  const module = specifier.replace(/[?#].*$/, '');
  if (module.startsWith('.')) return file(`${folderOf(from)}/${module}`, files);
  if (/^(?:node|https?|bun|npm|jsr|data):/.test(module)) return null;
  return (await aliased(module, from, files)) ?? (await inMonorepo(module, from, files));
}

/** The path as it stands, with a suffix, as a folder, or its source where the import names what is built of it. */
async function file(path: string, files: ProjectFiles): Promise<string | null> {
  const source = path.replace(/\.([mc]?)js(x?)$/, '.$1ts$2');
  const found = await firstOf(
    [
      ...(source === path ? [] : [source, source.replace(/ts$/, 'tsx')]),
      ...SUFFIXES.map((suffix) => path + suffix),
    ],
    files,
  );
  return (
    found ??
    firstOf(
      INDEXES.map((index) => path + index),
      files,
    )
  );
}

/** What is read of `tsconfig.json` and `package.json`. */
const manifestSchema = z.object({
  name: z.optional(z.string()),
  extends: z.optional(z.unknown()),
  compilerOptions: z.optional(
    z.object({
      baseUrl: z.optional(z.string()),
      paths: z.optional(z.record(z.string(), z.array(z.string()))),
    }),
  ),
});

type Manifest = z.infer<typeof manifestSchema>;

interface CompilerPaths {
  /** Folder that the paths are relative to. */
  readonly base: string;
  readonly hasBaseUrl: boolean;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const CONFIGS = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json', 'tsconfig.app.json'];

/** By the `paths` and `baseUrl` of the configurations above the file, the nearest first. */
async function aliased(module: string, from: string, files: ResolvingFiles): Promise<string | null> {
  for (const folder of foldersAbove(from)) {
    for (const name of CONFIGS) {
      const config = await compilerPaths(inside(folder, name), files);
      const found = config === null ? null : await byPaths(module, config, files);
      if (found !== null) return found;
    }
  }
  // Bundlers know these without being told.
  if (!/^[@~#]\//.test(module)) return null;
  const rest = module.slice(2);
  for (const folder of foldersAbove(from)) {
    const found =
      (await file(inside(folder, `src/${rest}`), files)) ?? (await file(inside(folder, rest), files));
    if (found !== null) return found;
  }
  return null;
}

async function byPaths(module: string, config: CompilerPaths, files: ResolvingFiles): Promise<string | null> {
  for (const [pattern, targets] of Object.entries(config.paths)) {
    const [before = '', after] = pattern.split('*');
    const isMatch =
      after === undefined ? module === pattern : module.startsWith(before) && module.endsWith(after);
    if (!isMatch) continue;
    const middle = after === undefined ? '' : module.slice(before.length, module.length - after.length);
    for (const target of targets) {
      const found = await file(`${config.base}/${target.replace('*', () => middle)}`, files);
      if (found !== null) return found;
    }
  }
  return config.hasBaseUrl ? file(`${config.base}/${module}`, files) : null;
}

/** A configuration can extend another; further than this no one goes. */
const MAX_EXTENDS = 4;

async function compilerPaths(path: string, files: ResolvingFiles, depth = 0): Promise<CompilerPaths | null> {
  const config = depth > MAX_EXTENDS ? null : await readJson(path, files);
  if (config === null) return null;
  const { baseUrl, paths } = config.compilerOptions ?? {};
  if (paths !== undefined || baseUrl !== undefined) {
    const base = normalPath(`${folderOf(path)}/${baseUrl ?? '.'}`);
    return base === null ? null : { base, hasBaseUrl: baseUrl !== undefined, paths: paths ?? {} };
  }
  const parent = config.extends;
  if (typeof parent !== 'string' || !parent.startsWith('.')) return null;
  const parentPath = normalPath(`${folderOf(path)}/${parent}`);
  if (parentPath === null) return null;
  return compilerPaths(parentPath.endsWith('.json') ? parentPath : `${parentPath}.json`, files, depth + 1);
}

/** Where monorepos keep their packages. */
const PACKAGE_FOLDERS = ['packages', 'libs', 'apps', 'modules', 'shared', 'core', 'internal'];

/** `@acme/llm` and `@acme/llm/prompts`: a package of the same repository, by the folder of its name. */
async function inMonorepo(module: string, from: string, files: ResolvingFiles): Promise<string | null> {
  const parts = module.split('/');
  const name = parts.slice(0, module.startsWith('@') ? 2 : 1).join('/');
  const folderName = name.split('/').at(-1) ?? name;
  const rest = module.slice(name.length + 1);
  for (const above of foldersAbove(from)) {
    for (const packages of PACKAGE_FOLDERS) {
      const folder = inside(above, `${packages}/${folderName}`);
      const manifest = await readJson(`${folder}/package.json`, files);
      if (manifest?.name !== name) continue;
      const source = rest === '' ? 'index' : rest;
      return (await file(`${folder}/src/${source}`, files)) ?? file(`${folder}/${source}`, files);
    }
  }
  return null;
}

async function readJson(path: string, files: ResolvingFiles): Promise<Manifest | null> {
  const { configurations } = files;
  if (!configurations.has(path)) configurations.set(path, await parsedJson(path, files));
  return configurations.get(path) as Manifest | null;
}

async function parsedJson(path: string, files: ProjectFiles): Promise<Manifest | null> {
  if (!(await files.has(path))) return null;
  const text = await files.read(path);
  if (text === null) return null;
  const manifest = manifestSchema.safeParse(parse(text, [], { allowTrailingComma: true }));
  return manifest.success ? manifest.data : null;
}
