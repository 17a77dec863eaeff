import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CLI = path.resolve('dist/cli.js');

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a user would. @param through What runs it. */
export function cli(
  args: readonly string[],
  input: string | Buffer = '',
  through: readonly string[] = [],
): CliResult {
  const [command = '', ...before] = [...through, process.execPath];
  const { status, stdout, stderr } = spawnSync(command, [...before, CLI, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Writes files into a folder of their own for the body and removes it after. */
export function withFiles(
  files: Readonly<Record<string, string | Buffer>>,
  body: (folder: string) => void,
): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakeven-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
