// @ts-check
// Installs the VSIX into a VS Code server and lets plain mocha drive the workbench in Chromium.
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium.mjs';
import { sampleWorkspace } from '../paths.mjs';
import { ensureVSCode } from '../tools.mjs';
import { packageVsix } from '../vsix.mjs';
import { createProfile, installExtension, startServer, USER_SETTINGS } from '../workbenchServer.mjs';
import { runMocha } from './mocha.mjs';

/** @param {import('./mocha.mjs').LaneOptions} options */
export function runUi(options) {
  return withInstalledExtension((env) =>
    runMocha({ lane: 'ui', timeoutSeconds: 120, limitSeconds: 1200, env }, options),
  );
}

/**
 * Hands a running VS Code, with the packed extension installed, to `body` by the environment variable that
 * test/support/ui/environment.ts reads.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} body
 * @param {{ extensions?: string[], env?: NodeJS.ProcessEnv }} [more] packed extensions to install beside, and what the server's processes find in their environment
 */
export async function withInstalledExtension(body, { extensions = [], env = {} } = {}) {
  const vscode = await ensureVSCode();
  const executablePath = await ensureChromium();
  console.log(`VS Code ${vscode.version}, ${executablePath}`);
  const profile = await createProfile(sampleWorkspace);
  try {
    for (const vsix of [await packageVsix(profile.root), ...extensions])
      await installExtension(vscode, profile, vsix);
    const server = await startServer(vscode, profile, { env });
    try {
      const environment = {
        port: server.port,
        sampleWorkspace,
        settingsFile: profile.settingsFile,
        settings: USER_SETTINGS,
        chromium: { executablePath, args: CHROMIUM_ARGUMENTS },
      };
      return await body({ BREAKEVEN_UI: JSON.stringify(environment) });
    } finally {
      await server.stop();
    }
  } finally {
    await profile.dispose();
  }
}
