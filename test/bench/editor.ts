/** How fast and how calm the extension is inside a real VS Code: the packed extension, in windows of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UiEnvironment } from '../support/ui/environment';
import { benchDrawing } from './editor/drawing';
import { writeFiles } from './editor/files';
import { benchHost } from './editor/hostThread';
import { packProbes } from './editor/packProbes';
import { benchServer } from './editor/serverAlone';
import { BenchWindow } from './editor/window';
import type { Row } from './measure';

/** As `test/harness/lanes/ui.mjs` has it, which is no TypeScript. */
interface UiLane {
  withInstalledExtension<T>(
    body: (env: { readonly BREAKEVEN_UI: string }) => Promise<T>,
    more: { readonly extensions: readonly string[]; readonly env: Readonly<Record<string, string>> },
  ): Promise<T>;
}

export async function benchEditor(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'breakeven-bench-'));
  try {
    const probeFile = path.join(folder, 'probe.json');
    const lane: UiLane = await import(pathToFileURL(path.resolve('test/harness/lanes/ui.mjs')).href);
    const more = { extensions: packProbes(folder), env: { BREAKEVEN_BENCH_PROBE: probeFile } };
    const workspace = writeFiles(path.join(folder, 'workspace'));
    const rows = await lane.withInstalledExtension(async ({ BREAKEVEN_UI }) => {
      const environment: UiEnvironment = JSON.parse(BREAKEVEN_UI);
      const openWindow = () => BenchWindow.open(environment, workspace, probeFile);
      return [...(await benchDrawing(openWindow, workspace)), ...(await benchHost(openWindow, workspace))];
    }, more);
    return [...rows, ...(await benchServer(workspace))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
