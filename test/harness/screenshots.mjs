// @ts-check
// `npm run screenshots`: takes the pictures in media/screenshots/ again.
import process from 'node:process';
import { withInstalledExtension } from './lanes/ui.mjs';
import { ensureDependencies, runNpm } from './npm.mjs';
import { repository } from './paths.mjs';
import { run } from './processes.mjs';

await ensureDependencies();
await runNpm(['run', '--silent', 'build:tests'], { cwd: repository, limitSeconds: 180 });
const { code } = await withInstalledExtension((env) =>
  run(process.execPath, ['--enable-source-maps', 'dist/test/ui/screenshots.js'], {
    cwd: repository,
    env,
    limitSeconds: 300,
  }),
);
process.exitCode = code;
