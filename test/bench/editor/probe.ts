/** An extension for the bench: does what it is told over HTTP inside the extension host, and traces who holds its thread. */

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Session } from 'node:inspector';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import * as vscode from 'vscode';

const INTERVAL_MICROSECONDS = 200;
const SHORTEST_TURN_MICROSECONDS = 1000;

type Handler = (params: Record<string, string>) => Promise<unknown>;

export function activate(context: vscode.ExtensionContext): void {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const answer = await HANDLERS[pathname.slice(1)]?.(Object.fromEntries(searchParams));
      response.end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    writeFileSync(process.env.BREAKEVEN_BENCH_PROBE ?? '', JSON.stringify({ port, pid: process.pid }));
  });
  context.subscriptions.push(
    { dispose: () => server.closeAllConnections() },
    { dispose: () => server.close() },
  );
}

const session = new Session();

function post(method: string, params: object = {}): Promise<unknown> {
  return new Promise((resolve, reject) =>
    session.post(method, params, (error, result) => (error === null ? resolve(result) : reject(error))),
  );
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  open: async ({ file = '', line = '0', character = '0' }) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const at = new vscode.Position(Number(line), Number(character));
    const since = performance.timeOrigin + performance.now();
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at), preview: false });
    return since;
  },
  run: async ({ command = '' }) => {
    const since = performance.timeOrigin + performance.now();
    await vscode.commands.executeCommand(command);
    return since;
  },
  set: async ({ name = '', value = 'null' }) =>
    vscode.workspace.getConfiguration().update(name, JSON.parse(value), vscode.ConfigurationTarget.Global),
  activate: async ({ id = '' }) => {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not there to be activated`);
    if (extension.isActive) throw new Error(`${id} is active already: the window has brought a file back`);
    await extension.activate();
  },
  startTrace: async () => {
    session.connect();
    await post('Profiler.enable');
    await post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
    await post('Profiler.start');
    turns = [];
    isTraced = true;
    watchTurns(nowMicroseconds());
  },
  stopTrace: async () => {
    isTraced = false;
    const result = await post('Profiler.stop');
    session.disconnect();
    return { profile: (result as { profile: unknown }).profile, turns };
  },
};

/** Turns of the event loop that took long enough to be felt, from and to, on the clock of the profile. */
let turns: [number, number][] = [];
let isTraced = false;

/** Nothing else of the thread runs within a turn, so it is what others wait for. */
function watchTurns(from: number): void {
  setImmediate(() => {
    const now = nowMicroseconds();
    if (now - from > SHORTEST_TURN_MICROSECONDS) turns.push([from, now]);
    if (isTraced) watchTurns(now);
  });
}

function nowMicroseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
