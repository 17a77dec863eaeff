// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { repository } from './paths.mjs';
import { run } from './processes.mjs';

/** Install scripts stay off: everything used here ships ready to run. */
const INSTALL_FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm quietly; throws with its output when it fails.
 * @param {string[]} args @param {string} cwd
 */
export async function npm(args, cwd) {
  const all = [...args, ...INSTALL_FLAGS];
  const result = await runNpm(all, { cwd, output: 'capture', limitSeconds: 600 });
  if (result.code === 0) return;
  throw new Error(
    `npm ${args.join(' ')} failed${result.problem ? ` (${result.problem})` : ''}:\n${result.output}`,
  );
}

/**
 * Runs the npm that started this script, or the one on the path.
 * @param {string[]} args @param {import('./processes.mjs').StartOptions & { limitSeconds: number }} options
 */
export function runNpm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Installs the project's packages when they are not those of package-lock.json. */
export async function ensureDependencies() {
  if (isInstalledAsLocked()) return;
  console.log('Installing packages (npm ci) …');
  await npm(['ci'], repository);
}

function isInstalledAsLocked() {
  const installed = readPackages(path.join(repository, 'node_modules', '.package-lock.json'));
  const locked = readPackages(path.join(repository, 'package-lock.json'));
  return Object.entries(locked).every(
    ([place, wanted]) => place === '' || wanted.optional || installed[place]?.version === wanted.version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {};
}
