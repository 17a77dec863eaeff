import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';

export type ServerProcess = ChildProcess;

/** As .vscode/launch.json has it. */
const DEBUGGED = ['--nolazy', '--inspect=6009'];

/**
 * The language server as a process of its own. It needs longer to be ready than the client that talks to it, so it is
 * started first.
 *
 * @param compiled Folder of this user's where Node, from its version 22.1 on, keeps what it has compiled for the next start.
 */
export function startServer(module: string, compiled: string | null): ServerProcess {
  const isDebugged = process.execArgv.some((argument) => argument.startsWith('--inspect'));
  const server = fork(module, ['--node-ipc', `--clientProcessId=${process.pid}`], {
    silent: true,
    execArgv: isDebugged ? DEBUGGED : [],
    // In a desktop's extension host `process.execPath` is the whole editor.
    env: {
      ...(compiled === null ? {} : { NODE_COMPILE_CACHE: compiled }),
      ...process.env,
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_NO_ASAR: '1',
    },
  });
  // One that cannot be started has no end that the client could hear of: it looks by itself.
  server.on('error', () => undefined);
  return server;
}
