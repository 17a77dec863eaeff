/** The built server at the ends of its pipes: bytes in, messages out. For what no library of the protocol would send. */

import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { commandFile } from './plainEditor';

export interface Message {
  readonly id?: number | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const HEADER_END = '\r\n\r\n';

export class RawServer {
  private readonly child: ChildProcess;
  private received: Buffer = Buffer.alloc(0);
  readonly messages: Message[] = [];
  private readonly waiting: (() => void)[] = [];
  /** Its exit code. */
  readonly exit: Promise<number | null>;

  constructor() {
    this.child = spawn(process.execPath, [commandFile('breakeven-language-server'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.exit = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
    // A server that has ended reads nothing more.
    this.child.stdin?.on('error', () => undefined);
  }

  private take(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const end = this.received.indexOf(HEADER_END);
      const length = /content-length: (\d+)/i.exec(this.received.subarray(0, end).toString())?.[1];
      const start = end + HEADER_END.length;
      if (end < 0 || length === undefined || this.received.length < start + Number(length)) return;
      this.messages.push(JSON.parse(this.received.subarray(start, start + Number(length)).toString()));
      this.received = this.received.subarray(start + Number(length));
      for (const wake of this.waiting.splice(0)) wake();
    }
  }

  write(bytes: string | Buffer): void {
    this.child.stdin?.write(bytes);
  }

  send(message: object): void {
    this.write(framed(message));
  }

  request(id: number, method: string, params?: unknown): Promise<Message> {
    this.send({ id, method, params });
    return this.answer(id);
  }

  async answer(id: number): Promise<Message> {
    for (;;) {
      const found = this.messages.find((message) => message.id === id && message.method === undefined);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  closeInput(): void {
    this.child.stdin?.end();
  }

  stop(): void {
    this.child.kill();
  }
}

export function framed(message: object): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${HEADER_END}`), body]);
}
