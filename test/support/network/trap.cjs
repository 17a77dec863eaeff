// @ts-check
// Preloaded into a process, and so into its threads and children (`NODE_OPTIONS=--require`): writes down whatever would
// reach for the network or start another program, with the stack, and lets it go on. One line of JSON each, in the file
// that BREAKEVEN_NETWORK_LOG names.
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { threadId } = require('node:worker_threads');

const file = process.env.BREAKEVEN_NETWORK_LOG ?? '';

/** @param {string} what @param {unknown} [to] */
function write(what, to) {
  const at = { pid: process.pid, threadId, main: process.argv[1] ?? '' };
  const stack = (new Error().stack ?? '').split('\n').slice(3);
  appendFileSync(file, `${JSON.stringify({ what, to: shown(to), stack, ...at })}\n`);
}

/** A program by its command, without what it finds in its environment. @param {any} to */
function shown(to) {
  try {
    const text = Array.isArray(to?.args)
      ? to.args.join(' ')
      : to instanceof URL
        ? to.href
        : JSON.stringify(to);
    return String(text).slice(0, 500);
  } catch {
    return typeof to;
  }
}

/** @param {any} owner @param {string} name @param {string} [as] */
function trap(owner, name, as = name) {
  const real = owner?.[name];
  if (typeof real !== 'function') return;
  /** @this {unknown} @param {unknown[]} args */
  const trapped = function (...args) {
    write(as, args[0]);
    return new.target === undefined ? Reflect.apply(real, this, args) : Reflect.construct(real, args, real);
  };
  Object.defineProperty(owner, name, {
    value: Object.assign(trapped, real),
    writable: true,
    configurable: true,
  });
}

/** Each is a way out of its own: what one of them does through another is written twice, which does no harm. */
function trapAll() {
  const dns = require('node:dns');
  for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    for (const name of [
      'lookup',
      'lookupService',
      'reverse',
      ...Object.keys(dns).filter((key) => /^resolve/.test(key)),
    ])
      trap(owner, name, `dns.${name}`);
  for (const name of ['send', 'bind', 'connect'])
    trap(require('node:dgram').Socket.prototype, name, `dgram.${name}`);
  for (const scheme of ['http', 'https'])
    for (const name of ['request', 'get']) trap(require(`node:${scheme}`), name, `${scheme}.${name}`);
  trap(require('node:http2'), 'connect', 'http2.connect');
  trap(require('node:tls'), 'connect', 'tls.connect');
  const net = require('node:net');
  trap(net.Socket.prototype, 'connect', 'net.connect');
  trap(net.Server.prototype, 'listen', 'net.listen');
  for (const name of ['fetch', 'WebSocket', 'EventSource']) if (name in globalThis) trap(globalThis, name);
  trap(require('node:child_process').ChildProcess.prototype, 'spawn', 'spawn');
  for (const name of ['spawnSync', 'execSync', 'execFileSync']) trap(require('node:child_process'), name);
}

if (file !== '') {
  trapAll();
  syncBuiltinESMExports();
  write('loaded');
}
