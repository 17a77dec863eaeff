import type * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { registerFeatures } from './features';
import { answerHostRequests } from './hostFiles';
import { LensProvider } from './lensProvider';
import { ServerWorker } from './serverWorker';

/** In a browser: the server is a worker, and its files are read here. */
export function activate(context: vscode.ExtensionContext): void {
  const worker = new ServerWorker(context.extensionUri);
  const lenses = new LensProvider();
  context.subscriptions.push(worker, lenses);
  registerFeatures(
    context,
    async (options) => {
      const client = new LanguageClient('breakeven', 'Breakeven', async () => worker.start(), options);
      answerHostRequests(client);
      return client;
    },
    lenses,
  );
}
