// @ts-check
// `npm run test:desktop [-- VERSION]`: the integration tests in a desktop VS Code, downloaded by @vscode/test-electron,
// or the one that BREAKEVEN_VSCODE_EXECUTABLE names. VERSION: `stable` (default), `insiders`, `minimum` or a number.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { testEnvironment } from './lanes/integration.mjs';
import { ensureDependencies, runNpm } from './npm.mjs';
import { judge, messageOf } from './outcome.mjs';
import { repository, sampleWorkspace } from './paths.mjs';
import { createProfile } from './workbenchServer.mjs';

await ensureDependencies();
const build = await runNpm(['run', '--silent', 'build:tests'], { cwd: repository, limitSeconds: 180 });
const outcome =
  build.code === 0 ? await runTests() : { passed: 0, failed: 1, problem: 'not run: the build failed' };
if (outcome.problem) console.error(outcome.problem);
console.log(`\n${outcome.passed} passed, ${outcome.failed} failed`);
process.exitCode = outcome.failed === 0 ? 0 : 1;

async function runTests() {
  const electron = await import('@vscode/test-electron');
  const profile = await createProfile(sampleWorkspace, ['user', 'User', 'settings.json']);
  const resultFile = path.join(profile.root, 'result.json');
  const executable = process.env.BREAKEVEN_VSCODE_EXECUTABLE;
  try {
    const code = await electron
      .runTests({
        ...(executable ? { vscodeExecutablePath: executable } : { version: version() }),
        extensionDevelopmentPath: repository,
        extensionTestsPath: path.join(repository, 'dist', 'test', 'integration', 'index'),
        extensionTestsEnv: testEnvironment(resultFile, { strict: true, mochaArguments: [] }),
        launchArgs: [
          profile.workspace,
          '--disable-extensions',
          ...['--user-data-dir', path.join(profile.root, 'user'), '--extensions-dir', profile.extensions],
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
      })
      .catch((error) => {
        console.error(messageOf(error));
        return 1;
      });
    return judge(code, resultFile);
  } finally {
    await profile.dispose();
  }
}

function version() {
  const wanted = process.argv[2] ?? 'stable';
  if (wanted !== 'minimum') return wanted;
  const { engines } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  return engines.vscode.replace('^', '');
}
