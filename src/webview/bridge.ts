/** Messages to and from the extension. What comes in is checked; what is not understood is dropped. */

import { type PanelMessage, type PanelRequest, panelMessageSchema } from '../protocol/panel';
import { assembler } from '../protocol/textParts';

/** Kept by VS Code while the page is away. */
export interface PageMemory {
  readonly openSections: readonly string[];
  readonly scrollTop: number;
}

interface VsCodeApi {
  postMessage(message: PanelRequest): void;
  getState(): unknown;
  setState(state: PageMemory): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Bridge {
  send(request: PanelRequest): void;
  onMessage(listener: (message: PanelMessage) => void): void;
  remembered(): Partial<PageMemory>;
  remember(memory: PageMemory): void;
}

/** Once per page: VS Code hands its API out a single time. */
export function connect(): Bridge {
  const vscode = acquireVsCodeApi();
  const assemble = assembler();
  return {
    send: (request) => vscode.postMessage(request),
    onMessage: (listener) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = assemble(data);
        if (message === undefined) return;
        const parsed = panelMessageSchema.safeParse(message);
        if (parsed.success) listener(parsed.data);
        else console.error(`A message of the extension was not understood: ${parsed.error.message}`);
      }),
    remembered: () => (vscode.getState() as PageMemory | undefined) ?? {},
    remember: (memory) => vscode.setState(memory),
  };
}
