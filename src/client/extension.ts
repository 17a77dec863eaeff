import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { inParts } from './inParts';
import type { LaunchServer } from './languageClient';
import { LensProvider } from './lensProvider';
import { startServer } from './serverStart';

/** Nothing of the wait for lenses, see `LensProvider`. */
const AFTER_ACTIVATION_MS = 20;

/**
 * On Node: the server is a process of its own. What the features stand on is evaluated part by part before them; all is
 * registered when this has ended, and the editor waits for that with what it asks of them.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const lenses = new LensProvider();
  context.subscriptions.push(lenses);
  await inParts([() => import('./languageClient'), () => import('./features')]);
  const { registerFeatures } = await import('./features');
  const launch: LaunchServer = async (options) => {
    // The editor, which waits for the end of the activation, goes on first.
    await setTimeout(AFTER_ACTIVATION_MS);
    // It makes itself ready while the client that is to talk to it is loaded.
    const storage = context.globalStorageUri;
    const compiled = storage.scheme === 'file' ? path.join(storage.fsPath, 'compiled') : null;
    const server = startServer(context.asAbsolutePath('dist/server.js'), compiled);
    await setImmediate();
    // What answers are checked by: the library itself, with the fewest of ours, and then the others.
    await inParts([() => import('../protocol/hostFiles'), () => import('../protocol/requests')]);
    // A file of its own, see esbuild.config.mjs.
    const { launchProcess } = await import('./serverProcess');
    return launchProcess(server, options);
  };
  registerFeatures(context, launch, lenses);
}
