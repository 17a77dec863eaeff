/** A document as a plain client of the protocol keeps it. */

import type { InlayHint, MarkupContent, TextEdit } from 'vscode-languageserver-protocol';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidSaveTextDocumentNotification,
  InlayHintRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REQUESTS } from '../../../src/protocol/requestNames';
import {
  compareModelsSchema,
  countTokensSchema,
  documentSummarySchema,
} from '../../../src/protocol/requests';
import type { TestServer } from '../../support/languageServer';
import { inOrder, withoutCommands } from '../figures';
import type { Figure, OpenDocument, Position, Problem, Range } from '../host';
import { problemOf, rawOf } from './problems';

export class StdioDocument implements OpenDocument {
  private document: TextDocument;

  private constructor(
    private readonly server: TestServer,
    readonly uri: string,
    languageId: string,
    text: string,
    private readonly writeFile: (text: string) => Promise<void>,
  ) {
    this.document = TextDocument.create(uri, languageId, 1, text);
  }

  static async open(
    server: TestServer,
    uri: string,
    languageId: string,
    text: string,
    writeFile: (text: string) => Promise<void> = async () => undefined,
  ): Promise<StdioDocument> {
    await server.open(uri, languageId, text);
    return new StdioDocument(server, uri, languageId, text, writeFile);
  }

  private get textDocument() {
    return { uri: this.uri };
  }

  text(): string {
    return this.document.getText();
  }

  async replace(text: string, by: string): Promise<void> {
    const offset = this.text().indexOf(text);
    if (offset < 0) throw new Error(`"${text}" is not in ${this.uri}`);
    const range = {
      start: this.document.positionAt(offset),
      end: this.document.positionAt(offset + text.length),
    };
    await this.apply([{ range, newText: by }]);
  }

  private async apply(edits: readonly TextEdit[]): Promise<void> {
    const version = this.document.version + 1;
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    this.document = TextDocument.update(this.document, contentChanges, version);
    await this.server.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...this.textDocument, version },
      contentChanges,
    });
  }

  async save(): Promise<void> {
    await this.writeFile(this.text());
    const { textDocument } = this;
    await this.server.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
  }

  async close(): Promise<void> {
    const { textDocument } = this;
    await this.server.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  async lenses(): Promise<Figure[]> {
    const lenses = await this.server.lenses(this.uri);
    return inOrder(lenses.map(({ range, command }) => ({ ...range.start, text: command?.title ?? '' })));
  }

  async hints(): Promise<Figure[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: this.document.lineCount, character: 0 } };
    const { textDocument } = this;
    const hints = await this.server.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    return inOrder(
      (hints ?? []).map(({ position, label }: InlayHint) => ({ ...position, text: String(label) })),
    );
  }

  async hover({ line, character }: Position): Promise<string> {
    const hover = await this.server.hover(this.uri, line, character);
    return withoutCommands((hover?.contents as MarkupContent | undefined)?.value ?? '');
  }

  problems(): Problem[] {
    return this.server.knownDiagnostics(this.uri).map(problemOf);
  }

  async fixes(problem: Problem): Promise<string[]> {
    return (await this.actions(problem)).map(({ title }) => title);
  }

  async applyFix(problem: Problem, title: string): Promise<void> {
    const action = (await this.actions(problem)).find((each) => each.title === title);
    const edits = action?.edit?.changes?.[this.uri];
    if (edits === undefined) throw new Error(`no fix "${title}"`);
    await this.apply(edits);
  }

  private actions(problem: Problem) {
    return this.server.quickFixes(this.uri, rawOf(this.server.knownDiagnostics(this.uri), problem));
  }

  async complete({ line, character }: Position) {
    const items = await this.server.complete(this.uri, line, character);
    return items
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({ label, detail }) => ({ label, detail: detail ?? '' }));
  }

  async summary() {
    const answer = await this.request(REQUESTS.documentSummary, { uri: this.uri });
    const { text, tooltip } = documentSummarySchema.parse(answer);
    return { text, tooltip: withoutCommands(tooltip) };
  }

  async countTokens(selections: readonly Range[]): Promise<string> {
    const answer = await this.request(REQUESTS.countTokens, { uri: this.uri, selections });
    const { text, encoding } = countTokensSchema.parse(answer);
    return `${text} (${encoding})`;
  }

  async otherModels(position: Position) {
    const answer = await this.request(REQUESTS.compareModels, { uri: this.uri, position });
    return (compareModelsSchema.parse(answer)?.models ?? []).map(
      ({ model, provider, cost, detail, isCurrent }) => ({
        ...{ model, detail, isCurrent },
        cost: `${provider} · ${cost}`,
      }),
    );
  }

  private request(method: string, params: unknown): Promise<unknown> {
    return this.server.connection.sendRequest(method, params);
  }
}
