// @ts-check
// Tools that are too large to be dependencies: installed once, in a pinned version, into the tool folder.
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { npm } from './npm.mjs';
import { toolsFolder } from './paths.mjs';

/**
 * The VS Code versions that are tried, as the compiled servers that code-server carries:
 * the oldest that package.json's `engines.vscode` allows, and the newest one known to work.
 */
const VSCODE_LANES = {
  minimum: { vscode: '1.100.3', codeServer: '4.100.3', leastNode: [20, 0] },
  newest: { vscode: '1.139.1', codeServer: '4.139.1', leastNode: [22, 15] },
};
const NODE_VERSION = '24.21.0';
const RIPGREP_VERSION = '1.18.0';

const system = `${process.platform}-${process.arch}`;

/** @typedef {{ version: string, node: string, main: string }} VSCodeServer */

/**
 * The VS Code server to run, installed when it is missing.
 * @param {string} [lane] 'minimum' or 'newest'
 * @returns {Promise<VSCodeServer>}
 */
export async function ensureVSCode(lane = process.env.BREAKEVEN_VSCODE || 'minimum') {
  const versions = /** @type {Record<string, typeof VSCODE_LANES.minimum>} */ (VSCODE_LANES)[lane];
  if (!versions)
    throw new Error(`BREAKEVEN_VSCODE is "${lane}"; it may be: ${Object.keys(VSCODE_LANES).join(', ')}`);
  if (process.platform === 'win32') {
    throw new Error(
      'The VS Code server does not run on Windows. Install VS Code, or use `npm run test:desktop`.',
    );
  }
  const folder = await installOnce(`code-server-${versions.codeServer}-${system}`, (staging) =>
    installCodeServer(staging, versions.codeServer),
  );
  return {
    version: versions.vscode,
    node: await ensureNode(versions.leastNode),
    main: path.join(serverRoot(folder), 'out', 'server-main.js'),
  };
}

/** @param {string} folder */
function serverRoot(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @param {string} staging @param {string} version */
async function installCodeServer(staging, version) {
  await npm(['install', `code-server@${version}`], staging);
  const root = serverRoot(staging);
  await npm(['install', '--omit=dev'], root);
  await npm(['install', '--omit=dev'], path.join(root, 'extensions'));
  await placeRipgrep(staging, root);
}

/**
 * VS Code searches files with ripgrep, which its package downloads in an install script; a package of its own
 * carries the same program.
 * @param {string} staging @param {string} root
 */
async function placeRipgrep(staging, root) {
  const target = path.join(root, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  if (existsSync(target) || !existsSync(path.dirname(path.dirname(target)))) return;
  const name = `@vscode/ripgrep-${system}`;
  await npm(['install', `${name}@${RIPGREP_VERSION}`], staging);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(staging, 'node_modules', name, 'bin', 'rg'), target);
  await chmod(target, 0o755);
}

/** ripgrep, for benches to be held against. */
export async function ensureRipgrep() {
  const name = `@vscode/ripgrep-${system}`;
  const folder = await installOnce(`ripgrep-${RIPGREP_VERSION}-${system}`, (staging) =>
    npm(['install', `${name}@${RIPGREP_VERSION}`], staging),
  );
  const program = path.join(folder, 'node_modules', name, 'bin', 'rg');
  await chmod(program, 0o755);
  return program;
}

/**
 * This Node, or a newer one when the server asks for it.
 * @param {number[]} least major and minor version
 */
async function ensureNode(least) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  const name = `node-${system}`;
  const folder = await installOnce(`${name}-${NODE_VERSION}`, (staging) =>
    npm(['install', `${name}@${NODE_VERSION}`], staging),
  );
  return path.join(folder, 'node_modules', name, 'bin', 'node');
}

/**
 * Fills a staging folder and renames it, so that a folder in its place is complete, also when two runs race.
 * @param {string} name @param {(staging: string) => Promise<void>} fill
 */
async function installOnce(name, fill) {
  const folder = path.join(toolsFolder(), name);
  if (existsSync(folder)) return folder;
  console.log(`Installing ${name} into ${toolsFolder()} …`);
  await mkdir(toolsFolder(), { recursive: true });
  await removeAbandoned();
  const staging = await mkdtemp(path.join(toolsFolder(), '.staging-'));
  try {
    await writeFile(path.join(staging, 'package.json'), '{ "private": true }\n');
    await fill(staging);
    await rename(staging, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Staging folders of runs that were killed, an hour old or more. */
async function removeAbandoned() {
  for (const name of await readdir(toolsFolder())) {
    const folder = path.join(toolsFolder(), name);
    if (!name.startsWith('.staging-') || Date.now() - (await stat(folder)).mtimeMs < 3_600_000) continue;
    await rm(folder, { recursive: true, force: true });
  }
}
