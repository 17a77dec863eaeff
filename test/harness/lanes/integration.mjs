// @ts-check
// Runs dist/test/integration/index.js inside the extension host of a real VS Code, opened in a headless Chromium.
import path from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium.mjs';
import { judge } from '../outcome.mjs';
import { repository, sampleWorkspace } from '../paths.mjs';
import { ensureVSCode } from '../tools.mjs';
import { createProfile, startServer, workbenchUrl } from '../workbenchServer.mjs';

const LIMIT_SECONDS = 900;

/** @param {import('./mocha.mjs').LaneOptions} options */
export async function runIntegration(options) {
  const vscode = await ensureVSCode();
  const executablePath = await ensureChromium();
  console.log(`VS Code ${vscode.version}, ${executablePath}`);
  const profile = await createProfile(sampleWorkspace);
  const resultFile = path.join(profile.root, 'result.json');
  try {
    const server = await startServer(vscode, profile, {
      args: ['--without-connection-token', '--enable-smoke-test-driver'],
      env: { ...testEnvironment(resultFile, options), ...watchedNetwork(profile.root) },
    });
    try {
      const end = await runInBrowser(server, profile, executablePath);
      if (end.problem) console.error(tail(server.written()));
      return judge(end.code, resultFile, end.problem);
    } finally {
      await server.stop();
    }
  } finally {
    await profile.dispose();
  }
}

/** What the editor's processes reach for is written down: read by test/integration/network.test.ts. @param {string} folder */
function watchedNetwork(folder) {
  const trap = path.join(repository, 'test', 'support', 'network', 'trap.cjs');
  return {
    NODE_OPTIONS: `--require ${JSON.stringify(trap)}`,
    BREAKEVEN_NETWORK_LOG: path.join(folder, 'network.jsonl'),
  };
}

/** Read by test/integration/index.ts. @param {string} resultFile @param {import('./mocha.mjs').LaneOptions} options */
export function testEnvironment(resultFile, options) {
  return {
    BREAKEVEN_TEST_RESULT: resultFile,
    BREAKEVEN_TEST_STRICT: options.strict ? '1' : '',
    BREAKEVEN_TEST_GREP: argumentAfter(options.mochaArguments, ['--grep', '-g']) ?? '',
  };
}

/** @param {string[]} args @param {string[]} names */
function argumentAfter(args, names) {
  const at = args.findIndex((arg) => names.includes(arg));
  return at < 0 ? undefined : args[at + 1];
}

/**
 * Opens the workbench and waits for the exit code of the tests, whatever else happens first.
 * @param {import('../workbenchServer.mjs').Server} server
 * @param {import('../workbenchServer.mjs').Profile} profile
 * @param {string} executablePath
 * @returns {Promise<{ code: number, problem: string | null }>}
 */
async function runInBrowser(server, profile, executablePath) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
    return await new Promise((resolve, reject) => {
      /** @param {string} problem */
      const giveUp = (problem) => resolve({ code: 1, problem });
      setTimeout(() => giveUp(`still running after ${LIMIT_SECONDS} s`), LIMIT_SECONDS * 1000).unref();
      server.exited.then(() => giveUp('the VS Code server ended'));
      page.on('crash', () => giveUp('the page crashed'));
      browser.on('disconnected', () => giveUp('Chromium ended'));
      openWithTests(page, server, profile, (code) => resolve({ code, problem: null })).catch(reject);
    });
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../workbenchServer.mjs').Server} server
 * @param {import('../workbenchServer.mjs').Profile} profile
 * @param {(code: number) => void} onExit
 */
async function openWithTests(page, server, profile, onExit) {
  await page.exposeFunction('codeAutomationExit', onExit);
  await page.exposeFunction('codeAutomationLog', printLog);
  const tests = path.join(repository, 'dist', 'test', 'integration', 'index');
  await page.goto(
    workbenchUrl(server, profile.workspace, {
      extensionDevelopmentPath: repository,
      extensionTestsPath: tests,
    }),
  );
}

/** What the extension host writes to its console. @param {string} type @param {unknown[]} args */
function printLog(type, args) {
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${format(...args)}\n`);
}

/** @param {string} text */
function tail(text) {
  return text.trim().split('\n').slice(-30).join('\n');
}
