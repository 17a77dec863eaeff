import type * as vscode from 'vscode';
import type { PanelMessage } from '../protocol/panel';
import { partsOf } from '../protocol/textParts';

let messages = 0;

/** Sends a message to the panel's page; a long one in parts, with other extensions' turns in between. */
export function postMessage(webview: vscode.Webview, message: PanelMessage): void {
  // A page that is closed before its last part needs none.
  post(webview, message).catch(() => undefined);
}

async function post(webview: vscode.Webview, message: PanelMessage): Promise<void> {
  messages += 1;
  const parts = partsOf(message, messages);
  if (parts.length === 0) void webview.postMessage(message);
  for (const part of parts) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    void webview.postMessage(part);
  }
}
