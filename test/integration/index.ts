import { readdirSync } from 'node:fs';
import path from 'node:path';

const REPORTER = path.resolve(__dirname, '../../../test/harness/reporter.mjs');

/**
 * Called by VS Code inside its extension host: runs every built `*.test.js` beside this file.
 * @throws when a test fails, or when there is none.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const strict = process.env.BREAKEVEN_TEST_STRICT === '1';
  const mocha = new Mocha({
    timeout: 60_000,
    reporter: REPORTER,
    forbidOnly: strict,
    forbidPending: strict,
    ...(process.env.BREAKEVEN_TEST_GREP ? { grep: process.env.BREAKEVEN_TEST_GREP } : {}),
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort();
  if (files.length === 0) throw new Error(`No test files in ${__dirname}`);
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
