// @ts-check
// Known advisories of what ships, as the registry has them. High and critical ones fail; no answer is said and fails nothing.

import { runNpm } from './npm.mjs';
import { repository } from './paths.mjs';

const ARGUMENTS = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];

/** @returns {Promise<Omit<import('./outcome.mjs').Outcome, 'lane' | 'seconds'>>} */
export async function runAudit() {
  const { output } = await runNpm(ARGUMENTS, { cwd: repository, output: 'capture', limitSeconds: 60 });
  const { failed, words } = judgeAudit(output);
  console.log(words);
  return { passed: 0, failed, problem: failed > 0 ? words : null };
}

/**
 * What `npm audit --json` has answered, in words.
 * @param {string} output
 */
export function judgeAudit(output) {
  const counts = countsIn(output);
  if (counts === null) return { failed: 0, words: 'not checked: the registry did not answer' };
  const grave = (counts.high ?? 0) + (counts.critical ?? 0);
  const others = Object.values(counts).reduce((sum, count) => sum + count, 0) - grave;
  const words = `${grave} high or critical, ${others} other advisories of what ships`;
  return { failed: grave > 0 ? 1 : 0, words };
}

/** By severity; null when that is no answer. @param {string} output @returns {Record<string, number> | null} */
function countsIn(output) {
  try {
    const { total: _, ...counts } = JSON.parse(output.slice(output.indexOf('{'))).metadata.vulnerabilities;
    return Object.values(counts).every((count) => Number.isInteger(count)) ? counts : null;
  } catch {
    return null;
  }
}
