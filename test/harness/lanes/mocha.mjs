// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { judge } from '../outcome.mjs';
import { modulePath, repository } from '../paths.mjs';
import { run } from '../processes.mjs';

/**
 * @typedef {object} LaneOptions
 * @property {boolean} strict fail on `.only` and on skipped tests
 * @property {string[]} mochaArguments given by the user, such as `--grep lens`
 */

/**
 * Runs the built tests of a lane in a mocha of their own.
 * @param {{ lane: string, timeoutSeconds: number, limitSeconds: number, env?: NodeJS.ProcessEnv }} suite
 * @param {LaneOptions} options
 */
export async function runMocha(suite, options) {
  const folder = await mkdtemp(path.join(tmpdir(), 'breakeven-result-'));
  const resultFile = path.join(folder, 'result.json');
  const args = [
    ...['--enable-source-maps', modulePath('mocha', 'bin', 'mocha.js'), '--no-package', '--no-config'],
    ...['--reporter', path.join(repository, 'test', 'harness', 'reporter.mjs')],
    ...['--timeout', `${suite.timeoutSeconds}s`],
    // A timer that a test has left must not keep the lane from its end.
    '--exit',
    ...(options.strict ? ['--forbid-only', '--forbid-pending'] : []),
    ...options.mochaArguments,
    `dist/test/${suite.lane}/**/*.test.js`,
  ];
  try {
    const { code, problem } = await run(process.execPath, args, {
      cwd: repository,
      env: { TZ: 'UTC', ...suite.env, BREAKEVEN_TEST_RESULT: resultFile },
      limitSeconds: suite.limitSeconds,
    });
    return judge(code, resultFile, problem);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {LaneOptions} options */
export function runUnit(options) {
  return runMocha({ lane: 'unit', timeoutSeconds: 60, limitSeconds: 900 }, options);
}
