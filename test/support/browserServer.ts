/** The built language server of the browser, in a thread whose global scope holds what a browser's worker has and nothing of Node. */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { PortMessageReader, PortMessageWriter } from 'vscode-languageserver-protocol/node';
import {
  type FileReading,
  HOST_REQUESTS,
  type ListedEntry,
  listFolderParams,
  readFileParams,
} from '../../src/protocol/hostFiles';
import { TestServer } from './languageServer';

const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const scope = { fetch, atob, btoa, URL, TextDecoder, TextEncoder, setTimeout, clearTimeout, setInterval, clearInterval,
  queueMicrotask, performance, console, MessageChannel, AbortController, AbortSignal, crypto, structuredClone };
scope.self = scope;
require('node:vm').runInNewContext(workerData.code, scope, { filename: 'dist/web/server.js' });
parentPort.once('message', (data) => scope.onmessage({ data }));
`;

/** Texts by the path below `root`, which the extension would read for the server. */
export interface EditorFolder {
  readonly root: string;
  readonly files: Map<string, string>;
  /** Paths, of files or folders, that are symbolic links: the editor would read what they lead to. */
  readonly links?: ReadonlySet<string>;
}

/** @param missing Path of an asset, `/grammars/…` or `/ranks/…`, that does not lie beside the bundle. */
export async function startBrowserServer(
  { root, files, links = new Set() }: EditorFolder,
  missing?: string,
): Promise<TestServer> {
  const assets = createServer(async (request, response) => {
    const asset = request.url === missing ? null : path.join('dist', request.url ?? '');
    const body = asset === null ? null : await readFile(asset).catch(() => null);
    response.writeHead(body === null ? 404 : 200).end(body ?? '');
  });
  await new Promise<void>((resolve) => assets.listen(0, '127.0.0.1', resolve));
  const { port } = assets.address() as AddressInfo;
  const code = readFileSync('dist/web/server.js', 'utf8');
  const worker = new Worker(THREAD, { eval: true, workerData: { code } });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ assets: `http://127.0.0.1:${port}`, port: port2 }, [port2]);
  const server = new TestServer({
    reader: new PortMessageReader(port1),
    writer: new PortMessageWriter(port1),
    stop: () => {
      assets.close();
      void worker.terminate();
    },
  });
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(root.length + 1));
  server.connection.onRequest(HOST_REQUESTS.listFolder, (params: unknown) =>
    entriesOf({ files, links }, pathOf(listFolderParams.parse(params).uri)),
  );
  server.connection.onRequest(HOST_REQUESTS.readFile, (params: unknown): FileReading => {
    const text = files.get(pathOf(readFileParams.parse(params).uri));
    return text === undefined ? null : { bytes: Buffer.byteLength(text), text };
  });
  await server.startAt(root, { isTrusted: true, checksSchema: true });
  return server;
}

function entriesOf(
  { files, links }: Required<Pick<EditorFolder, 'files' | 'links'>>,
  folder: string,
): ListedEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, ListedEntry>();
  for (const file of files.keys()) {
    if (!file.startsWith(prefix)) continue;
    const [name = '', ...inner] = file.slice(prefix.length).split('/');
    const kind = inner.length > 0 ? 'folder' : 'file';
    entries.set(name, { name, kind: links.has(`${prefix}${name}`) ? 'other' : kind });
  }
  return [...entries.values()];
}
