// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { repository, sampleFile, sampleWorkspace } from './paths.mjs';
import { run } from './processes.mjs';
import { ensureVSCode } from './tools.mjs';
import { packageVsix } from './vsix.mjs';
import { createProfile, installExtension, startServer, workbenchUrl } from './workbenchServer.mjs';

const onWindows = process.platform === 'win32';

const EDITORS = ['code', 'code-insiders', 'codium'];

const USUAL_PLACES = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  path.join(process.env.LOCALAPPDATA ?? '', 'Programs', 'Microsoft VS Code', 'bin', 'code.cmd'),
];

/** Whether a window can be opened here. In a remote terminal of VS Code, `code` cannot start a development window. */
export function hasDisplay() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Opens the folder in an installed VS Code, with this extension in development.
 * @param {string} folder @returns {Promise<boolean>} whether there was one
 */
export async function openInDesktop(folder) {
  const editor = installedEditor();
  if (!editor) return false;
  const args = [
    `--extensionDevelopmentPath=${repository}`,
    ...(await rootArguments()),
    folder,
    ...firstFile(folder),
  ];
  console.log(`Opening ${folder} in ${editor}`);
  const quoted = onWindows ? [editor, ...args].map((arg) => `"${arg}"`) : [editor, ...args];
  const [command = editor, ...rest] = quoted;
  const { code, problem } = await run(command, rest, { limitSeconds: 60, shell: onWindows });
  if (code !== 0) console.error(`${editor} could not be opened ${problem ?? ''}`);
  return code === 0;
}

function installedEditor() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = EDITORS.map((name) => (onWindows ? `${name}.cmd` : name));
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...USUAL_PLACES].find((file) => path.isAbsolute(file) && existsSync(file));
}

/** VS Code refuses to start as root without these. */
async function rootArguments() {
  if (process.getuid?.() !== 0) return [];
  return ['--no-sandbox', '--user-data-dir', await mkdtemp(path.join(tmpdir(), 'breakeven-user-'))];
}

/** @param {string} folder */
function firstFile(folder) {
  return folder === sampleWorkspace ? [path.join(folder, sampleFile)] : [];
}

/**
 * Serves VS Code with this extension installed, until Ctrl-C.
 * @param {string} folder @returns {Promise<number>} exit code
 */
export async function openInBrowser(folder) {
  const vscode = await ensureVSCode();
  const profile = await createProfile();
  process.on('exit', profile.disposeNow);
  await installExtension(vscode, profile, await packageVsix(profile.root));
  // Without a token, every page open in the user's browser could drive this server.
  const token = randomBytes(16).toString('hex');
  const server = await startServer(vscode, profile, { args: ['--connection-token', token] });
  const [file] = firstFile(folder);
  const url = `${workbenchUrl(server, folder, file ? { openFile: file } : {})}&tkn=${token}`;
  console.log(`\nVS Code ${vscode.version} with Breakeven is at\n\n  ${url}\n\nCtrl-C ends it.`);
  if (hasDisplay())
    await run(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], { limitSeconds: 30 });
  await server.exited;
  console.error(`The VS Code server ended:\n${server.written()}`);
  return 1;
}
