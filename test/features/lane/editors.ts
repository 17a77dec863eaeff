/** Starts VS Code in a page of Chromium, with the features running in one of its extension hosts. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readUiEnvironment } from '../../support/ui/environment';
import { runInBrowser } from '../../support/ui/webExtension';
import type { FeatureResult } from '../run';

const TESTS = 'dist/test/features/main';
const LIMIT_MS = 150_000;

/** What came of the features there. @throws when they were not all run, with what is known of why. */
export async function runInEditor(host: 'node' | 'web', grep: string): Promise<readonly FeatureResult[]> {
  const { chromium: launch } = readUiEnvironment();
  const root = mkdtempSync(path.join(tmpdir(), 'breakeven-features-'));
  const browser = await chromium.launch({ ...launch });
  try {
    mkdirSync(path.join(root, 'shop'));
    const workspace = { folders: [{ path: 'shop' }], settings: { 'features.grep': grep } };
    writeFileSync(path.join(root, 'features.code-workspace'), JSON.stringify(workspace));
    return await resultsOf(browser, host, root);
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function resultsOf(browser: Browser, host: 'node' | 'web', root: string): Promise<FeatureResult[]> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
  const written: string[] = [];
  const exit = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('still running')), LIMIT_MS).unref();
    page.on('crash', () => reject(new Error('the page crashed')));
    const opening = page
      .exposeFunction('codeAutomationExit', resolve)
      .then(() =>
        page.exposeFunction('codeAutomationLog', (_: string, args: unknown[]) =>
          written.push(args.join(' ')),
        ),
      )
      .then(() => open(page, host, root));
    opening.catch(reject);
  });
  const outcome = await exit.then(String, (error: unknown) => String(error));
  const file = path.join(root, 'results.json');
  const { finished, results } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { finished: boolean; results: FeatureResult[] })
    : { finished: false, results: [] };
  const hasFailed = results.some(({ failure }) => failure !== null);
  if (finished && outcome === (hasFailed ? '1' : '0')) return results;
  const last = results.at(-1)?.name ?? 'the start';
  throw new Error(`The features were cut off after ${last} (${outcome}).\n${written.slice(-30).join('\n')}`);
}

async function open(page: Page, host: 'node' | 'web', root: string): Promise<void> {
  const { port, extensionPort } = readUiEnvironment();
  const remote = `vscode-remote://localhost:${port}`;
  const repository = `${remote}${encodeURI(process.cwd())}`;
  const payload =
    host === 'web'
      ? []
      : [
          ['extensionDevelopmentPath', repository],
          ['extensionTestsPath', `${repository}/${TESTS}`],
        ];
  if (host === 'web') await runInBrowser(page, `http://localhost:${port}`, extensionPort ?? 0, TESTS);
  const workspace = path.join(root, 'features.code-workspace');
  await page.goto(
    `http://localhost:${port}/?${new URLSearchParams({ workspace, payload: JSON.stringify(payload) })}`,
  );
}
