// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { modulePath, repository } from './paths.mjs';
import { run } from './processes.mjs';
import { readZip, writeZip } from './zip.mjs';

const LARGEST_MEGABYTES = 5;

/**
 * Builds for production and packs the extension; throws when it does not fit. Of the same commit, by the same Node, it has
 * the same bytes wherever and whenever it is built.
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
  // Without the dates and the order of this build.
  const packed = writeZip(readZip(readFileSync(vsix)));
  writeFileSync(vsix, packed);
  const megabytes = packed.length / 1e6;
  console.log(`${path.basename(vsix)}: ${megabytes.toFixed(2)} MB, sha256 ${sha256(vsix)}`);
  if (megabytes > LARGEST_MEGABYTES) throw new Error(`The VSIX is larger than ${LARGEST_MEGABYTES} MB.`);
  return vsix;
}

/** @param {string} file */
export function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
