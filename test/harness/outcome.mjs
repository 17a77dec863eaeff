// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/**
 * What a lane came to. A lane that could not run has failed.
 * @typedef {object} Outcome
 * @property {string} lane
 * @property {number} passed
 * @property {number} failed
 * @property {import('./reporter.mjs').Failure[]} [failures] the tests that failed
 * @property {string | null} problem
 * @property {number} seconds
 */

/**
 * A run counts as passed only when the exit code and the result file agree and at least one test ran.
 * @param {number} exitCode @param {string} resultFile @param {string | null} [problem]
 * @returns {Omit<Outcome, 'lane' | 'seconds'>}
 */
export function judge(exitCode, resultFile, problem = null) {
  const result = readResult(resultFile);
  if (!result) return { passed: 0, failed: 1, problem: problem ?? 'no test ran' };
  const { passed, failed, failures } = result;
  const doubt = problem ?? doubtAbout(exitCode, result);
  return { passed, failed: doubt ? Math.max(1, failed) : failed, failures, problem: doubt };
}

/** @param {number} exitCode @param {import('./reporter.mjs').TestResult} result */
function doubtAbout(exitCode, result) {
  const { passed, failed, finished, running } = result;
  if (!finished) return `the run was cut off${running ? ` in "${running}"` : ''}`;
  if (passed + failed === 0) return 'no test ran';
  if (exitCode !== 0 && failed === 0) return `exit code ${exitCode} although no test failed`;
  if (exitCode === 0 && failed > 0) return 'exit code 0 although tests failed';
  return null;
}

/** @param {string} file @returns {import('./reporter.mjs').TestResult | null} */
function readResult(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * Runs a lane; whatever it throws becomes its problem.
 * @param {string} lane @param {() => Promise<Omit<Outcome, 'lane' | 'seconds'>>} body
 * @returns {Promise<Outcome>}
 */
export async function measure(lane, body) {
  const startedAt = Date.now();
  console.log(`\n── ${lane} ──`);
  const result = await body().catch((error) => ({ passed: 0, failed: 1, problem: messageOf(error) }));
  const outcome = { lane, ...result, seconds: (Date.now() - startedAt) / 1000 };
  if (outcome.problem) console.error(`${lane}: ${outcome.problem}`);
  return outcome;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
