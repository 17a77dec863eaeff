/** The built server as an editor without our extension starts it: one root, no questions answered, positions in UTF-16. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver-protocol/node';

/** The file that the package puts in the path under the name. */
export function commandFile(name: string): string {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
  return path.resolve(bin[name] ?? '');
}

export class PlainEditor {
  private readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** All that the server has asked of the editor: one that offers nothing is to be asked nothing. */
  readonly asked: string[] = [];
  readonly messages: string[] = [];
  private readonly diagnostics = new Map<string, PublishDiagnosticsParams>();
  private readonly waiting: (() => void)[] = [];

  constructor(args: readonly string[] = ['--stdio']) {
    this.process = spawn(process.execPath, [commandFile('breakeven-language-server'), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    const { asked } = this;
    for (const { method } of [
      ConfigurationRequest.type,
      RegistrationRequest.type,
      WorkspaceFoldersRequest.type,
    ])
      this.connection.onRequest(method, () => {
        asked.push(method);
        return null;
      });
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.diagnostics.set(params.uri, params);
      this.wake();
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      this.wake();
    });
    this.connection.listen();
  }

  async start(folder: string, initializationOptions?: unknown): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).toString(),
      capabilities: { general: { positionEncodings: ['utf-16'] } },
      initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async diagnosticsThat(
    uri: string,
    fits: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const known = this.diagnostics.get(uri);
      if (known !== undefined && fits(known)) return known;
      await this.somethingNew();
    }
  }

  async messageThat(fits: RegExp): Promise<string> {
    for (;;) {
      const found = this.messages.find((message) => fits.test(message));
      if (found !== undefined) return found;
      await this.somethingNew();
    }
  }

  private somethingNew(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  stop(): void {
    this.connection.dispose();
    this.process.kill();
  }
}
