// @ts-check
// `npm start [-- FOLDER] [--no-open]`: builds, prints what FOLDER costs a month, and opens it in VS Code with the
// extension running: in the installed one, else in the VS Code server, in the browser.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { hasDisplay, openInBrowser, openInDesktop } from './editors.mjs';
import { ensureDependencies, runNpm } from './npm.mjs';
import { messageOf } from './outcome.mjs';
import { repository, sampleWorkspace } from './paths.mjs';
import { run } from './processes.mjs';

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  console.error(messageOf(error));
  return 1;
});

/** @param {string[]} args */
async function main(args) {
  const [named, ...others] = args.filter((arg) => arg !== '--no-open');
  if (named?.startsWith('-') || others.length > 0) return usage();
  const folder = named ? path.resolve(process.env.INIT_CWD ?? process.cwd(), named) : sampleWorkspace;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    console.error(`No such folder: ${folder}`);
    return 2;
  }
  await ensureDependencies();
  const build = await runNpm(['run', '--silent', 'build'], { cwd: repository, limitSeconds: 180 });
  if (build.code !== 0) return build.code;
  const estimate = await printEstimate(folder);
  // A folder without calls is worth opening: they are about to be written there.
  if (args.includes('--no-open')) return estimate.code;
  if (hasDisplay() && (await openInDesktop(folder))) return 0;
  return await openInBrowser(folder);
}

function usage() {
  console.error('Usage: npm start [-- FOLDER] [--no-open]');
  return 2;
}

/** @param {string} folder */
function printEstimate(folder) {
  const args = ['--enable-source-maps', path.join('dist', 'cli.js'), 'estimate', folder];
  return run(process.execPath, args, { cwd: repository, limitSeconds: 300 });
}
