// @ts-check
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { modulePath, repository } from './paths.mjs';
import { run } from './processes.mjs';

const LARGEST_MEGABYTES = 5;

/**
 * Builds for production and packs the extension; throws when it does not fit.
 * @param {string} [folder] where to write breakeven-<version>.vsix
 * @returns {Promise<string>} the VSIX
 */
export async function packageVsix(folder = repository) {
  const { name, version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const vsix = path.join(folder, `${name}-${version}.vsix`);
  // vsce runs the script `vscode:prepublish`, which is the production build.
  const args = [modulePath('@vscode/vsce', 'vsce'), 'package', '--no-dependencies', '--out', vsix];
  const result = await run(process.execPath, args, { cwd: repository, output: 'capture', limitSeconds: 180 });
  if (result.code !== 0) throw new Error(`vsce package failed ${result.problem ?? ''}:\n${result.output}`);
  const megabytes = statSync(vsix).size / 1e6;
  console.log(`${path.basename(vsix)}: ${megabytes.toFixed(2)} MB`);
  if (megabytes > LARGEST_MEGABYTES) throw new Error(`The VSIX is larger than ${LARGEST_MEGABYTES} MB.`);
  return vsix;
}
