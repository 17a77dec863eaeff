// @ts-check
// `npm run bench [-- edit] [-- tokens] [-- scan] [-- exactness]`: builds as for release, then measures. Not part of `npm test`: figures need a quiet machine.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { ensureDependencies } from './npm.mjs';
import { repository } from './paths.mjs';
import { ensureRipgrep } from './tools.mjs';

await ensureDependencies();
const run = (/** @type {string[]} */ args, env = process.env) =>
  spawnSync(process.execPath, args, { cwd: repository, stdio: 'inherit', env }).status ?? 1;
const built = run(['esbuild.config.mjs', '--tests', '--production']);
const ripgrep = await ensureRipgrep().catch(() => undefined);
const env = ripgrep === undefined ? process.env : { ...process.env, BREAKEVEN_RIPGREP: ripgrep };
process.exitCode = built || run(['--expose-gc', 'dist/test/bench/main.js', ...process.argv.slice(2)], env);
