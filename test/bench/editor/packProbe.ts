import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MANIFEST = {
  name: 'probe',
  publisher: 'bench',
  version: '1.0.0',
  private: true,
  engines: { vscode: '^1.100.0' },
  main: './extension.js',
  activationEvents: ['*'],
};

/** Packs the probe as an extension of its own: one that is in development would have the editor wait less. @returns the VSIX */
export function packProbe(folder: string): string {
  const source = path.join(folder, 'probe');
  mkdirSync(source);
  writeFileSync(path.join(source, 'package.json'), JSON.stringify(MANIFEST));
  copyFileSync('dist/test/bench/editor/probe.js', path.join(source, 'extension.js'));
  const vsix = path.join(folder, 'probe.vsix');
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
  if (status !== 0) throw new Error(`The probe could not be packed:\n${stdout}${stderr}`);
  return vsix;
}
