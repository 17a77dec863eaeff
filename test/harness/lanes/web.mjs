// @ts-check
// Serves the built extension to VS Code for the Web, where it runs in a worker of the browser, and lets mocha drive that.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium.mjs';
import { repository, sampleWorkspace } from '../paths.mjs';
import { ensureVSCode } from '../tools.mjs';
import { createProfile, startServer, USER_SETTINGS } from '../workbenchServer.mjs';
import { runMocha } from './mocha.mjs';

/** The page may ask another port of this machine for the extension. */
const LOCAL_NETWORK =
  '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessSendPreflights,BlockInsecurePrivateNetworkRequests';

const CONTENT_TYPES = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
});

/** @param {import('./mocha.mjs').LaneOptions} options */
export function runWeb(options) {
  return withServedExtension([], (env) =>
    runMocha({ lane: 'web', timeoutSeconds: 120, limitSeconds: 600, env }, options),
  );
}

/**
 * Every feature in each of the places where it runs: both extension hosts of VS Code, and a client over standard streams.
 * @param {import('./mocha.mjs').LaneOptions} options
 */
export function runFeatures(options) {
  // Without the flag, a VS Code of 2026 runs no tests.
  return withServedExtension(['--enable-smoke-test-driver'], (env) =>
    runMocha({ lane: 'features', timeoutSeconds: 60, limitSeconds: 900, env }, options),
  );
}

/**
 * Hands a running VS Code, and the port at which the extension's folder is served beside it, to `body`.
 * @template T
 * @param {string[]} args of the server
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} body
 */
async function withServedExtension(args, body) {
  const vscode = await ensureVSCode();
  const executablePath = await ensureChromium();
  console.log(`VS Code ${vscode.version}, ${executablePath}`);
  const profile = await createProfile(sampleWorkspace);
  const extension = await serveExtension();
  try {
    const server = await startServer(vscode, profile, { args: ['--without-connection-token', ...args] });
    try {
      const environment = {
        port: server.port,
        extensionPort: extension.port,
        sampleWorkspace,
        settingsFile: profile.settingsFile,
        settings: USER_SETTINGS,
        chromium: { executablePath, args: [...CHROMIUM_ARGUMENTS, LOCAL_NETWORK] },
      };
      return await body({ BREAKEVEN_UI: JSON.stringify(environment) });
    } finally {
      await server.stop();
    }
  } finally {
    extension.close();
    await profile.dispose();
  }
}

/** The files of the extension's folder on a port that the system picks. */
async function serveExtension() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const file = path.join(repository, path.posix.normalize(decodeURIComponent(pathname)));
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(request.method === 'OPTIONS' ? 204 : 404, headers).end();
      return;
    }
    const type = CONTENT_TYPES[path.extname(file)] ?? 'text/plain';
    response.writeHead(200, { ...headers, 'content-type': type });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
