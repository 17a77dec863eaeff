/** The language client, loaded when a server is to be started: it is five times as large as all else of the extension. */

import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  LanguageClientOptions,
  MessageTransports,
  State,
} from 'vscode-languageclient';
import { registerInParts } from './featuresInParts';
import { inParts } from './inParts';
import type { ServerProcess } from './serverStart';

/** Of the package, which is not loaded with this file. */
const STARTING: State.Starting = 3;
const RUNNING: State.Running = 2;

/** What a server may take to end by itself. */
const END_MS = 2000;

/** @param server As it was started for this client alone; it ends with the client. */
export async function launchProcess(
  server: ServerProcess,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (text: Buffer) => options.outputChannel?.append(text.toString()));
  const { protocolParts } = await import('./languageProtocol');
  await inParts(protocolParts);
  await inParts(CLIENT_PARTS);
  const { LanguageClient } =
    require('vscode-languageclient/node') as typeof import('vscode-languageclient/node');
  const client = new LanguageClient('breakeven', 'Breakeven', async () => transportsOf(server), options);
  client.onDidChangeState(({ newState }) => {
    if (newState !== STARTING && newState !== RUNNING) setTimeout(() => server.kill('SIGKILL'), END_MS);
  });
  registerInParts(client);
  // To start it takes as long again.
  await setImmediate();
  return client;
}

/** @throws when there is no process. */
function transportsOf(server: ServerProcess): MessageTransports {
  const { IPCMessageReader, IPCMessageWriter } =
    require('vscode-languageclient/node') as typeof import('vscode-languageclient/node');
  if (server.pid === undefined) throw new Error('The process of the language server cannot be started.');
  const transports = { reader: new IPCMessageReader(server), writer: new IPCMessageWriter(server) };
  // Of an end before there was a reader, it would never hear.
  if (server.exitCode !== null || server.signalCode !== null)
    setTimeout(() => server.emit('close', server.exitCode, server.signalCode));
  return transports;
}

/** As the client's package has it: a range that was read once is not read again. */
const CLIENT_NEEDS = '^1.91.0';

/** Modules of the client's package, each after those that it needs. */
const CLIENT_PARTS: readonly (() => unknown)[] = [
  () => require('vscode-languageclient/lib/common/protocolCompletionItem'),
  () => require('vscode-languageclient/lib/common/protocolConverter'),
  () => require('vscode-languageclient/lib/common/codeConverter'),
  () => require('vscode-languageclient/lib/common/features'),
  () => require('minimatch'),
  () => require('vscode-languageclient/lib/common/diagnostic'),
  () => require('vscode-languageclient/lib/common/notebook'),
  () => require('vscode-languageclient/lib/common/textSynchronization'),
  () => require('vscode-languageclient/lib/common/completion'),
  () => require('vscode-languageclient/lib/common/codeAction'),
  () => require('vscode-languageclient/lib/common/codeLens'),
  () => require('vscode-languageclient/lib/common/documentLink'),
  () => require('vscode-languageclient/lib/common/formatting'),
  () => require('vscode-languageclient/lib/common/rename'),
  () => require('vscode-languageclient/lib/common/fileOperations'),
  () => require('vscode-languageclient/lib/common/semanticTokens'),
  () => require('vscode-languageclient/lib/common/callHierarchy'),
  () => require('vscode-languageclient/lib/common/typeHierarchy'),
  () => require('vscode-languageclient/lib/common/inlayHint'),
  () => require('vscode-languageclient/lib/common/client'),
  () => require('vscode-languageclient'),
  () => require('semver/functions/parse'),
  () => require('semver/functions/satisfies'),
  // What the client asks when it is made: the first answer takes longer than all else of that.
  () => require('semver/functions/satisfies')(vscode.version, CLIENT_NEEDS),
  () => require('vscode-languageclient/node'),
];
