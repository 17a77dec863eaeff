/** Starts VS Code in a page of Chromium, with the features running in one of its extension hosts. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';
import { readUiEnvironment } from '../../support/ui/environment';
import { runInBrowser } from '../../support/ui/webExtension';
import type { FeatureResult } from '../run';

const TESTS = 'dist/test/features/main';
const LIMIT_MS = 420_000;
/** Of what the page has said, so much belongs to the message of a run that failed. */
const LAST_WORDS = 3;
const MOST_LETTERS = 300;

export interface Run {
  readonly results: readonly FeatureResult[];
  /** Why features are missing in the results, or why they are in doubt; null when all is well. */
  readonly problem: string | null;
}

/** A window whose extension host does not come up, which happens, is opened once more; features that ran are what they are. */
export async function runInEditor(host: 'node' | 'web', grep: string): Promise<Run> {
  const first = await runOnce(host, grep);
  if (first.results.length > 0) return first;
  console.error(`${first.problem}: once more`);
  return runOnce(host, grep);
}

async function runOnce(host: 'node' | 'web', grep: string): Promise<Run> {
  const { chromium: launch } = readUiEnvironment();
  const root = mkdtempSync(path.join(tmpdir(), 'breakeven-features-'));
  const browser = await chromium.launch({ ...launch });
  try {
    mkdirSync(path.join(root, 'shop'));
    const workspace = { folders: [{ path: 'shop' }], settings: { 'features.grep': grep } };
    writeFileSync(path.join(root, 'features.code-workspace'), JSON.stringify(workspace));
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
    const said: string[] = [];
    const outcome = await exitCodeOf(page, said, () => open(page, host, root)).then(String, String);
    return judged(
      [outcome, ...said.slice(-LAST_WORDS)].join(' · '),
      outcome,
      path.join(root, 'results.json'),
    );
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function exitCodeOf(page: Page, said: string[], start: () => Promise<void>): Promise<number> {
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      limit = setTimeout(() => reject(new Error(`still running after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
      page.on('crash', () => reject(new Error('the page crashed')));
      page
        .exposeFunction('codeAutomationExit', resolve)
        .then(() =>
          page.exposeFunction('codeAutomationLog', (level: string, words: unknown) => {
            if (level === 'error') said.push(JSON.stringify(words).slice(0, MOST_LETTERS));
          }),
        )
        .then(start)
        .catch(reject);
    });
  } finally {
    clearTimeout(limit);
  }
}

/** The exit code and the file must agree. */
function judged(words: string, outcome: string, file: string): Run {
  if (!existsSync(file)) return { results: [], problem: `no feature was run (${words})` };
  const { finished, results } = JSON.parse(readFileSync(file, 'utf8')) as {
    finished: boolean;
    results: FeatureResult[];
  };
  const hasFailed = results.some(({ failure }) => failure !== null);
  const isSound = finished && outcome === (hasFailed ? '1' : '0');
  return { results, problem: isSound ? null : `cut off (${words})` };
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
