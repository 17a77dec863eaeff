// @ts-check
// Child processes that never outlive this one.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const onWindows = process.platform === 'win32';

/** Process ids started here and not yet ended. @type {Set<number>} */
const owned = new Set();

process.on('exit', () => {
  for (const pid of owned) signalTree(pid, 'SIGKILL');
});
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.on(signal, () => process.exit(code));
}

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] on top of this process's environment
 * @property {'show' | 'capture'} [output] default: show
 * @property {boolean} [shell]
 */

/**
 * Starts a process in a group of its own, so that it can be ended with its children.
 * @param {string} command @param {string[]} args @param {StartOptions} [options]
 */
export function start(command, args, options = {}) {
  const stream = options.output === 'capture' ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', stream, stream],
    detached: !onWindows,
    shell: options.shell ?? false,
    windowsHide: true,
  });
  const { pid } = child;
  if (pid !== undefined) {
    owned.add(pid);
    child.once('exit', () => owned.delete(pid));
  }
  return child;
}

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 1 when it was ended by a signal or did not start
 * @property {string} output what it wrote, when captured
 * @property {string | null} problem why it did not end by itself
 */

/**
 * Runs a process to its end, or ends it after `limitSeconds`.
 * @param {string} command @param {string[]} args @param {StartOptions & { limitSeconds: number }} options
 * @returns {Promise<Finished>}
 */
export async function run(command, args, options) {
  const child = start(command, args, options);
  const written = collectOutput(child);
  /** @type {string | null} */
  let problem = null;
  const limit = setTimeout(() => {
    problem = `still running after ${options.limitSeconds} s`;
    if (child.pid !== undefined) stopTree(child.pid);
  }, options.limitSeconds * 1000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      problem = error.message;
      resolve(1);
    });
    child.once('close', (exitCode, signal) => {
      if (signal && !problem) problem = `ended by ${signal}`;
      resolve(exitCode ?? 1);
    });
  });
  clearTimeout(limit);
  return { code: problem ? code || 1 : code, output: written(), problem };
}

/**
 * Keeps what a process writes, for a message when it fails.
 * @param {import('node:child_process').ChildProcess} child
 */
export function collectOutput(child) {
  /** @type {string[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => chunks.push(String(chunk)));
  return () => chunks.join('');
}

/**
 * Ends a process and its children, by force when they do not end in 3 s.
 * @param {number} pid
 */
export async function stopTree(pid) {
  const family = [pid, ...descendants(pid)];
  signalTree(pid, 'SIGTERM');
  for (let waited = 0; waited < 30 && family.some(isAlive); waited++) await sleep(100);
  for (const member of family.filter(isAlive)) signal(member, 'SIGKILL');
  owned.delete(pid);
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signalTree(pid, name) {
  if (onWindows) {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    } catch {
      // It has ended already.
    }
    return;
  }
  for (const member of [-pid, ...descendants(pid)]) signal(member, name);
}

/** @param {number} pid @param {NodeJS.Signals | 0} name */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  return signal(pid, 0);
}

/** Children of children may sit in groups of their own, so they are looked up. @param {number} pid */
function descendants(pid) {
  const parents = onWindows ? [] : parentTable();
  /** @type {number[]} */
  const found = [];
  for (let front = [pid]; front.length > 0; ) {
    front = parents.filter(([, parent]) => front.includes(parent)).map(([child]) => child);
    found.push(...front);
  }
  return found;
}

/** Process id and parent's id of each process. @returns {[number, number][]} */
function parentTable() {
  if (process.platform !== 'linux') {
    const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return listing
      .trim()
      .split('\n')
      .map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    // The second field is the command in parentheses, which may hold spaces; the fourth is the parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S+ /s, '')
        .split(' ')[0],
    );
  } catch {
    return 0;
  }
}
