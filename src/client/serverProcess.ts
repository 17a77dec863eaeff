/** The language client, loaded when a server is to be started: it is five times as large as all else of the extension. */

import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { inParts } from './inParts';

/** @param module Of the server. */
export async function launchProcess(
  module: string,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  const { protocolParts } = await import('./languageProtocol');
  await inParts(protocolParts);
  await inParts(CLIENT_PARTS);
  const { LanguageClient, TransportKind } =
    require('vscode-languageclient/node') as typeof import('vscode-languageclient/node');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return new LanguageClient('breakeven', 'Breakeven', server, options);
}

/** Modules of the client's package, each after those that it needs. */
const CLIENT_PARTS: readonly (() => unknown)[] = [
  () => require('vscode-languageclient/$test/common/protocolConverter'),
  () => require('vscode-languageclient/$test/common/codeConverter'),
  () => require('vscode-languageclient/$test/common/features'),
  () => require('vscode-languageclient/$test/common/diagnostic'),
  () => require('vscode-languageclient/$test/common/notebook'),
  () => require('vscode-languageclient/$test/common/textSynchronization'),
  () => require('vscode-languageclient/$test/common/completion'),
  () => require('vscode-languageclient/$test/common/formatting'),
  () => require('vscode-languageclient/$test/common/fileOperations'),
  () => require('vscode-languageclient/$test/common/semanticTokens'),
  () => require('vscode-languageclient/$test/common/client'),
  () => require('vscode-languageclient'),
  () => require('vscode-languageclient/node'),
];
