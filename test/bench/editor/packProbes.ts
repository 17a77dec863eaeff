import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LEAST_LANGUAGE } from './leastLanguage';

/** Each is a file beside this one, and when it is activated. */
const EXTENSIONS = { probe: '*', least: `onLanguage:${LEAST_LANGUAGE}` } as const;

/**
 * Packs the probe, and what it compares with, as extensions of their own: one that is in development would have the editor
 * wait less.
 *
 * @returns the VSIXs
 */
export function packProbes(folder: string): string[] {
  return Object.entries(EXTENSIONS).map(([name, activatedBy]) => pack(folder, name, activatedBy));
}

function pack(folder: string, name: string, activatedBy: string): string {
  const source = path.join(folder, name);
  mkdirSync(source);
  const manifest = {
    name,
    publisher: 'bench',
    version: '1.0.0',
    private: true,
    engines: { vscode: '^1.100.0' },
    main: './extension.js',
    activationEvents: [activatedBy],
  };
  writeFileSync(path.join(source, 'package.json'), JSON.stringify(manifest));
  copyFileSync(`dist/test/bench/editor/${name}.js`, path.join(source, 'extension.js'));
  const vsix = path.join(folder, `${name}.vsix`);
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--out',
    vsix,
  ];
  const { status, stderr, stdout } = spawnSync(process.execPath, [vsce, ...args], {
    cwd: source,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} could not be packed:\n${stdout}${stderr}`);
  return vsix;
}
