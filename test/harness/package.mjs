// @ts-check
// `npm run package`: builds breakeven-<version>.vsix. With `-- --verify`, it is built twice more, from fresh clones of the
// commit in other folders, and all three must have the same bytes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ensureDependencies, npm } from './npm.mjs';
import { repository } from './paths.mjs';
import { run } from './processes.mjs';
import { packageVsix, sha256 } from './vsix.mjs';

await ensureDependencies();
const vsix = await packageVsix();
console.log(vsix);
if (process.argv.includes('--verify')) await verify(vsix);

/** @param {string} built */
async function verify(built) {
  const wanted = sha256(built);
  // Another length of path, another time zone and another language, as on another machine.
  await sameFrom(built, wanted, 'clone', { TZ: 'Pacific/Auckland', LC_ALL: 'C' });
  await sameFrom(built, wanted, path.join('a longer name', 'of a clone'), {
    TZ: 'America/Lima',
    LANG: 'tr_TR',
  });
  console.log('Two more builds from fresh clones have the same bytes.');
}

/** @param {string} built @param {string} wanted @param {string} name @param {NodeJS.ProcessEnv} env */
async function sameFrom(built, wanted, name, env) {
  const root = mkdtempSync(path.join(tmpdir(), 'breakeven-verify-'));
  const clone = path.join(root, name);
  try {
    await must('git', ['clone', '--quiet', '--no-hardlinks', repository, clone], {});
    await npm(['ci'], clone);
    await must(process.execPath, [path.join(clone, 'test', 'harness', 'package.mjs')], { cwd: clone, env });
    const found = sha256(path.join(clone, path.basename(built)));
    if (found !== wanted) throw new Error(`The build from a clone has other bytes: sha256 ${found}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {string} command @param {string[]} args @param {import('./processes.mjs').StartOptions} options */
async function must(command, args, options) {
  const { code, output, problem } = await run(command, args, {
    ...options,
    output: 'capture',
    limitSeconds: 300,
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed ${problem ?? ''}:\n${output}`);
}
