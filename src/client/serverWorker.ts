import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import type { WorkerStart } from '../protocol/hostFiles';

/** What is used of the browser's workers; the types of Node have none. */
interface BrowserWorker {
  postMessage(message: WorkerStart, transfer: readonly unknown[]): void;
  terminate(): void;
}
declare const Worker: new (url: string) => BrowserWorker;

/** The language server's worker, a new one for each start. */
export class ServerWorker implements vscode.Disposable {
  private worker: BrowserWorker | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  start(): MessageTransports {
    this.dispose();
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    const { port1, port2 } = new MessageChannel();
    this.worker = new Worker(vscode.Uri.joinPath(dist, 'web', 'server.js').toString(true));
    this.worker.postMessage({ assets: dist.toString(true), port: port2 }, [port2]);
    return { reader: new BrowserMessageReader(port1), writer: new BrowserMessageWriter(port1) };
  }

  dispose(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }
}
