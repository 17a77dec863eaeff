/** The built language server, spoken to as an editor would. */

import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';

export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  stop(): void;
}

/**
 * A server over stdio: the one that is built, or a copy of it.
 * @param node What runs it. @param env On top of the environment of this process.
 */
export function overStdio(
  file = path.resolve('dist/server.js'),
  node: readonly [string, ...string[]] = [process.execPath],
  env: Readonly<Record<string, string>> = {},
): Transport & { readonly pid: number } {
  const [command, ...before] = node;
  const server = spawn(command, [...before, file, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  return {
    reader: new StreamMessageReader(server.stdout),
    writer: new StreamMessageWriter(server.stdin),
    stop: () => void server.kill(),
    pid: server.pid ?? 0,
  };
}

export class TestServer {
  readonly connection: ProtocolConnection;
  private readonly diagnostics = new Map<string, PublishDiagnosticsParams>();
  private readonly waiting: (() => void)[] = [];
  settings: unknown = {};
  /** The editor's `files.exclude`. */
  excluded: unknown = {};
  /** The editor's language, where it names one. */
  locale: string | undefined;
  /** What the server has shown of its long work. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];

  constructor(private readonly transport: Transport = overStdio()) {
    this.connection = createProtocolConnection(transport.reader, transport.writer);
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'files.exclude' ? this.excluded : this.settings)),
    );
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.connection.onProgress(WorkDoneProgress.type, token, (shown) => {
        this.progress.push(shown);
      });
    });
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.diagnostics.set(params.uri, params);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
  }

  async start(folder: string, initializationOptions?: unknown): Promise<void> {
    await this.startAt(pathToFileURL(path.resolve(folder)).toString(), initializationOptions);
  }

  /** @param workspace What the editor can do beyond answering questions about settings. */
  async startAt(
    uri: string,
    initializationOptions?: unknown,
    workspace: ClientCapabilities['workspace'] = {},
  ): Promise<void> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      ...(this.locale === undefined ? {} : { locale: this.locale }),
      rootUri: uri,
      initializationOptions,
      workspaceFolders: [{ uri, name: path.posix.basename(uri) }],
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          ...workspace,
        },
        window: { workDoneProgress: true },
      },
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async replace(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async lenses(uri: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  async complete(uri: string, line: number, character: number): Promise<CompletionItem[]> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  async quickFixes(uri: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const [first] = diagnostics;
    if (first === undefined) return [];
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: first.range,
      context: { diagnostics: [...diagnostics] },
    });
    return (answer ?? []).filter((action): action is CodeAction => !('arguments' in action));
  }

  /** Says that files on the disk have changed, as an editor's watcher does. */
  async filesChanged(...files: readonly (string | FileEvent)[]): Promise<void> {
    const changes: FileEvent[] = files.map((file) =>
      typeof file === 'string' ? { uri: file, type: FileChangeType.Changed } : file,
    );
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Waits for diagnostics of a document that are as expected. */
  async diagnosticsThat(
    uri: string,
    fits: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const known = this.diagnostics.get(uri);
      if (known !== undefined && fits(known)) return known;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** What has been published of a document last. */
  knownDiagnostics(uri: string): readonly Diagnostic[] {
    return this.diagnostics.get(uri)?.diagnostics ?? [];
  }

  async hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
  }

  /** Waits for diagnostics of the document's version. */
  async diagnosticsOf(uri: string, version: number): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const known = this.diagnostics.get(uri);
      if (known !== undefined && known.version === version) return known;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  stop(): void {
    this.connection.dispose();
    this.transport.stop();
  }
}
