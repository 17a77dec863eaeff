// @ts-check
// `npm test`: `node test/harness/test.mjs [unit] [features] [integration] [ui] [web] [mocha arguments such as --grep lens]`.
// Without a lane, everything runs: build, linter, types, advisories and all lanes.
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runAudit } from './audit.mjs';
import { ensureChromium } from './chromium.mjs';
import { runIntegration } from './lanes/integration.mjs';
import { runUnit } from './lanes/mocha.mjs';
import { runUi } from './lanes/ui.mjs';
import { runFeatures, runWeb } from './lanes/web.mjs';
import { ensureDependencies, runNpm } from './npm.mjs';
import { measure } from './outcome.mjs';
import { repository } from './paths.mjs';
import { ensureVSCode } from './tools.mjs';

const LANES = { unit: runUnit, features: runFeatures, integration: runIntegration, ui: runUi, web: runWeb };
const LANE_NAMES = /** @type {(keyof typeof LANES)[]} */ (Object.keys(LANES));

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  console.error(`${error?.stack ?? error}\n\n0 passed, 1 failed`);
  return 1;
});
// A handle left open by a tool must not keep the run from ending.
setTimeout(() => process.exit(), 5000).unref();

/** @param {string[]} args */
async function main(args) {
  const chosen = LANE_NAMES.filter((lane) => args.includes(lane));
  const everything = chosen.length === 0;
  const lanes = everything ? LANE_NAMES : chosen;
  const options = {
    strict: everything,
    mochaArguments: args.filter((arg) => !LANE_NAMES.some((lane) => lane === arg)),
  };
  await ensureDependencies();
  const tools = prepareTools(lanes);
  const outcomes = [await measure('build', build)];
  if (everything)
    outcomes.push(
      await measure('lint', script('lint')),
      await measure('types', script('check')),
      await measure('advisories', runAudit),
    );
  const isBuilt = outcomes[0]?.failed === 0;
  for (const lane of lanes) {
    if (lane !== 'unit') await tools;
    outcomes.push(await measure(lane, isBuilt ? () => LANES[lane](options) : notBuilt));
  }
  return summarize(outcomes);
}

/** Downloads while other steps run; the lane that needs a tool reports what went wrong. @param {string[]} lanes */
async function prepareTools(lanes) {
  if (lanes.every((lane) => lane === 'unit')) return;
  await Promise.allSettled([ensureVSCode(), ensureChromium()]);
}

async function build() {
  rmSync(path.join(repository, 'dist', 'test'), { recursive: true, force: true });
  return await script('build:tests')();
}

/** @param {string} name of a script in package.json */
function script(name) {
  return async () => {
    const { code, problem } = await runNpm(['run', '--silent', name], { cwd: repository, limitSeconds: 180 });
    const failed = code === 0 ? 0 : 1;
    return { passed: 0, failed, problem: problem ?? (failed ? `exit code ${code}` : null) };
  };
}

async function notBuilt() {
  return { passed: 0, failed: 1, problem: 'not run: the build failed' };
}

/** @param {import('./outcome.mjs').Outcome[]} outcomes */
function summarize(outcomes) {
  console.log();
  for (const { lane, failures = [] } of outcomes)
    for (const { title, message } of failures)
      console.log(`${lane}: ${title}\n  ${message.split('\n', 3).join('\n  ')}\n`);
  for (const { lane, passed, failed, seconds, problem } of outcomes) {
    const counts = passed + failed === 0 ? 'ok' : `${passed} passed, ${failed} failed`;
    console.log(
      `${lane.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${counts}${problem ? ' !' : ''}`,
    );
  }
  const passed = sum(outcomes.map((outcome) => outcome.passed));
  const failed = sum(outcomes.map((outcome) => outcome.failed));
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
