import type * as vscode from 'vscode';
import { inParts } from './inParts';

/**
 * On Node: the server is a process of its own. What the features stand on is evaluated part by part before them; all is
 * registered when this has ended, and the editor waits for that with what it asks of them.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  await inParts([
    // The library of schemas itself, with the fewest of ours.
    () => import('../protocol/hostFiles'),
    () => import('../core/scenario/scenario'),
    () => import('../protocol/panel'),
    () => import('../protocol/requests'),
  ]);
  const { registerFeatures } = await import('./features');
  const module = context.asAbsolutePath('dist/server.js');
  registerFeatures(context, async (options) => {
    // A file of its own, see esbuild.config.mjs.
    const { launchProcess } = await import('./serverProcess');
    return launchProcess(module, options);
  });
}
