/** The packages that the language client stands on, as a file of their own. */

/** Each after those that it needs. */
export const protocolParts: readonly (() => unknown)[] = [
  () => require('vscode-jsonrpc/lib/common/messages'),
  () => require('vscode-jsonrpc/lib/common/messageReader'),
  () => require('vscode-jsonrpc/lib/common/connection'),
  () => require('vscode-jsonrpc'),
  () => require('vscode-jsonrpc/node'),
  () => require('vscode-languageserver-types'),
  () => require('vscode-languageserver-protocol/lib/common/messages'),
  () => require('vscode-languageserver-protocol/lib/common/protocol.notebook'),
  () => require('vscode-languageserver-protocol/lib/common/protocol.semanticTokens'),
  () => require('vscode-languageserver-protocol/lib/common/protocol.fileOperations'),
  () => require('vscode-languageserver-protocol/lib/common/protocol.diagnostic'),
  () => require('vscode-languageserver-protocol/lib/common/protocol'),
  () => require('vscode-languageserver-protocol'),
  protocol,
];

/** For the client's own file, which does not hold it. */
export function protocol(): unknown {
  return require('vscode-languageserver-protocol/node');
}
