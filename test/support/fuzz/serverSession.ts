/** A real server over standard streams that is sent what no editor sends, and must go on answering. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Message, StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { REQUESTS } from '../../../src/protocol/requestNames';
import type { Random } from '../random';
import { anyJson, mutatedJson, mutatedText } from './mutate';

const URI = 'file:///fuzz/a.py';
const TEXT = `from openai import OpenAI
OpenAI().responses.create(model="gpt-4o", input=f"Hi {name}", max_output_tokens=9)
`;
const PLACE = { textDocument: { uri: URI }, position: { line: 1, character: 3 } };
const RANGE = { start: { line: 0, character: 0 }, end: { line: 1, character: 9 } };

/** Requests and notifications with parameters that are right. */
const MESSAGES: readonly { readonly method: string; readonly params: unknown; readonly isRequest?: true }[] =
  [
    { method: 'textDocument/hover', params: PLACE, isRequest: true },
    { method: 'textDocument/codeLens', params: { textDocument: { uri: URI } }, isRequest: true },
    {
      method: 'textDocument/inlayHint',
      params: { textDocument: { uri: URI }, range: RANGE },
      isRequest: true,
    },
    { method: 'textDocument/completion', params: PLACE, isRequest: true },
    {
      method: 'textDocument/codeAction',
      params: { textDocument: { uri: URI }, range: RANGE, context: { diagnostics: [] } },
      isRequest: true,
    },
    { method: REQUESTS.countTokens, params: { uri: URI, selections: [RANGE] }, isRequest: true },
    {
      method: REQUESTS.panelSnapshot,
      params: { scenario: null, edited: [], selectedWorkloadId: null },
      isRequest: true,
    },
    { method: REQUESTS.workspaceReport, params: { format: 'markdown' }, isRequest: true },
    { method: REQUESTS.locateItem, params: { id: 'a.py#1' }, isRequest: true },
    {
      method: REQUESTS.callsTree,
      params: { grouping: 'file', sorting: 'cost', filter: '' },
      isRequest: true,
    },
    { method: REQUESTS.compareModels, params: { id: 'a.py#1' }, isRequest: true },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: `${URI}x`, languageId: 'python', version: 1, text: TEXT } },
    },
    {
      method: 'textDocument/didChange',
      params: { textDocument: { uri: `${URI}x`, version: 2 }, contentChanges: [{ range: RANGE, text: 'x' }] },
    },
    { method: 'textDocument/didSave', params: { textDocument: { uri: `${URI}x` } } },
    { method: 'textDocument/didClose', params: { textDocument: { uri: `${URI}x` } } },
    { method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri: URI, type: 2 }] } },
    {
      method: 'workspace/didChangeConfiguration',
      params: { settings: { breakeven: { requestsPerMonth: 5 } } },
    },
    { method: '$/cancelRequest', params: { id: 1 } },
    { method: '$/setTrace', params: { value: 'off' } },
  ];

export class ServerSession {
  private readonly server: ChildProcess;
  private readonly answers = new Map<number, (answer: Message) => void>();
  private lastId = 0;
  private ended: string | null = null;

  constructor() {
    this.server = spawn(process.execPath, [path.resolve('dist/server.js'), '--stdio'], {
      stdio: 'pipe',
    });
    let said = '';
    this.server.stderr?.on('data', (part) => {
      said = `${said}${part}`.slice(-2000);
    });
    this.server.on('exit', (code, signal) => {
      this.ended = `the server ended: ${code ?? signal}\n${said}`;
      for (const wake of this.answers.values()) wake({ jsonrpc: '2.0' });
    });
    if (this.server.stdout === null) throw new Error('the server has no pipes');
    new StreamMessageReader(this.server.stdout).listen((message) => {
      const { id, method } = message as { id?: number; method?: string };
      if (id !== undefined && method === undefined) this.answers.get(id)?.(message);
      // What the server asks is answered with nothing, as by an editor that cannot do it.
      else if (id !== undefined) this.send(JSON.stringify({ jsonrpc: '2.0', id, result: null }));
    });
  }

  async start(): Promise<void> {
    await this.ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    this.send(JSON.stringify({ jsonrpc: '2.0', method: 'initialized', params: {} }));
    const textDocument = { uri: URI, languageId: 'python', version: 1, text: TEXT };
    this.send(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } }));
  }

  /** Sends one message that is wrong somewhere; then the server still answers what is asked rightly. */
  async tryOne(random: Random): Promise<void> {
    const { method, params, isRequest } = random.pick(MESSAGES);
    this.lastId += 1;
    const message = {
      jsonrpc: '2.0',
      ...(isRequest ? { id: this.lastId } : {}),
      method,
      params: random.next() < 0.1 ? anyJson(random) : mutatedJson(random, params, 0.3),
    };
    const text = JSON.stringify(message);
    // One in ten is no JSON, in a frame of the right length.
    this.send(random.next() < 0.1 ? mutatedText(random, text, [text]) : text);
    const summary = await this.ask(REQUESTS.documentSummary, { uri: URI });
    assert.equal(this.ended, null, `after ${text}`);
    assert.match(JSON.stringify(summary), /\/mo/, `after ${text}`);
  }

  /** 0 where the system does not say. */
  residentMb(): number {
    try {
      const status = readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  }

  stop(): void {
    this.server.kill();
  }

  private ask(method: string, params: unknown): Promise<Message> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      this.answers.set(id, (answer) => {
        this.answers.delete(id);
        resolve(answer);
      });
      this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  private send(text: string): void {
    if (this.ended !== null) throw new Error(this.ended);
    this.server.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
}
