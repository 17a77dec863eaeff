// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { modulePath } from './paths.mjs';
import { run } from './processes.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Arguments that keep Chromium quiet, and let it run in a container. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An installed Chromium or Chrome; else the system's package; else Playwright's. Returns its executable. */
export async function ensureChromium() {
  const found = await firstWorking(candidates());
  if (found) return found;
  const problems = [];
  for (const install of [installSystemPackage, installPlaywrightBuild]) {
    const problem = await install();
    if (problem) problems.push(problem);
    const installed = await firstWorking([...candidates(), await playwrightBuild()]);
    if (installed) return installed;
  }
  throw new Error(
    `No Chromium: install Chromium or Chrome, or set BREAKEVEN_CHROMIUM to its executable.\n${problems.join('\n')}`,
  );
}

function candidates() {
  const chosen = process.env.BREAKEVEN_CHROMIUM;
  if (chosen) return [chosen];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...USUAL_PLACES];
}

/** Some systems ship a launcher that only tells where to get the browser, so each is asked for its version. @param {string[]} executables */
async function firstWorking(executables) {
  for (const executable of executables.filter((file) => existsSync(file))) {
    if (process.platform === 'win32') return executable;
    const answer = await run(executable, ['--version'], { output: 'capture', limitSeconds: 20 });
    if (answer.code === 0) return executable;
  }
  return null;
}

/** @returns {Promise<string | null>} a problem */
async function installSystemPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium (apt-get) …');
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-dejavu-core'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const result = await run('apt-get', [...wait, ...args], { output: 'capture', limitSeconds: 300, env });
    if (result.code !== 0) return `apt-get ${args[0]}: ${result.problem ?? ''}${lastLines(result.output)}`;
  }
  return null;
}

/** @returns {Promise<string | null>} a problem */
async function installPlaywrightBuild() {
  console.log('Installing Chromium (playwright-core install chromium) …');
  const args = [modulePath('playwright-core', 'cli.js'), 'install', 'chromium'];
  const result = await run(process.execPath, args, { output: 'capture', limitSeconds: 300 });
  return result.code === 0
    ? null
    : `playwright-core install: ${result.problem ?? ''}${lastLines(result.output)}`;
}

async function playwrightBuild() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-5).join('\n');
}
