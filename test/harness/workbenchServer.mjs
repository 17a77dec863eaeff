// @ts-check
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collectOutput, run, start, stopTree } from './processes.mjs';

/** User settings of a quiet editor, in every lane. */
export const USER_SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  // In a browser it is on, and what a test reverts would be saved by then.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
};

const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

/**
 * Makes the folders of a run in a temporary place: the server's data, its extensions, and a workspace.
 * @param {string} [workspace] folder to copy into it
 * @param {string[]} [settings] place of the user's settings in the profile; default: where the server keeps them
 */
export async function createProfile(workspace, settings = ['data', 'data', 'User', 'settings.json']) {
  const root = await mkdtemp(path.join(tmpdir(), 'breakeven-'));
  const profile = {
    root,
    data: path.join(root, 'data'),
    extensions: path.join(root, 'extensions'),
    workspace: path.join(root, 'workspace'),
    settingsFile: path.join(root, ...settings),
    dispose: () => rm(root, REMOVE),
    disposeNow: () => rmSync(root, REMOVE),
  };
  await mkdir(path.dirname(profile.settingsFile), { recursive: true });
  await mkdir(profile.extensions);
  await writeFile(profile.settingsFile, JSON.stringify(USER_SETTINGS, null, 2));
  if (workspace) await cp(workspace, profile.workspace, { recursive: true });
  return profile;
}

/** @typedef {Awaited<ReturnType<typeof createProfile>>} Profile */

/**
 * Installs a VSIX as a user would.
 * @param {import('./tools.mjs').VSCodeServer} vscode @param {Profile} profile @param {string} vsix
 */
export async function installExtension(vscode, profile, vsix) {
  const args = [vscode.main, '--install-extension', vsix, ...folderArguments(profile)];
  const result = await run(vscode.node, args, {
    output: 'capture',
    limitSeconds: 60,
    env: serverEnvironment(),
  });
  if (result.code !== 0 || !/successfully installed/.test(result.output)) {
    throw new Error(`The VSIX could not be installed ${result.problem ?? ''}:\n${result.output}`);
  }
}

/**
 * Starts the server on a port that the system picks.
 * @param {import('./tools.mjs').VSCodeServer} vscode @param {Profile} profile
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv }} [options]
 */
export async function startServer(vscode, profile, options = {}) {
  const args = [
    ...[vscode.main, '--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', ...folderArguments(profile)],
    ...(options.args ?? ['--without-connection-token']),
  ];
  const env = { ...serverEnvironment(), ...options.env };
  const child = start(vscode.node, args, { output: 'capture', env });
  const written = collectOutput(child);
  const stop = async () => {
    if (child.pid !== undefined) await stopTree(child.pid);
  };
  const exited = new Promise((resolve) => child.once('close', resolve));
  try {
    const port = await portOf(child, exited);
    return { port, url: `http://localhost:${port}`, stop, exited, written };
  } catch (error) {
    await stop();
    throw new Error(
      `The VS Code server did not start (${/** @type {Error} */ (error).message}):\n${written()}`,
    );
  }
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/** @param {Profile} profile */
function folderArguments(profile) {
  return ['--server-data-dir', profile.data, '--extensions-dir', profile.extensions];
}

function serverEnvironment() {
  return { EXTENSIONS_GALLERY: '{"serviceUrl":""}', TZ: 'UTC', VSCODE_IPC_HOOK_CLI: undefined };
}

/**
 * @param {import('node:child_process').ChildProcess} child @param {Promise<unknown>} exited
 * @returns {Promise<number>}
 */
function portOf(child, exited) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('no answer within 60 s')), 60_000).unref();
    exited.then(() => reject(new Error('it ended')));
    child.once('error', reject);
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const found = /agent listening on (\d+)/.exec(text);
      if (!found) return;
      clearTimeout(limit);
      resolve(Number(found[1]));
    });
  });
}

/**
 * The page that opens a folder of the server.
 * @param {Server} server @param {string} folder @param {Record<string, string>} [payload] absolute paths by the workbench's keys
 */
export function workbenchUrl(server, folder, payload = {}) {
  const remote = `vscode-remote://localhost:${server.port}`;
  const entries = Object.entries(payload).map(([key, file]) => [key, `${remote}${encodeURI(file)}`]);
  return `${server.url}/?${new URLSearchParams({ folder, payload: JSON.stringify(entries) })}`;
}
