/** Messages to and from the extension. What comes in is checked; what is not understood is dropped. */

import {
  type PageMemory,
  type PanelMessage,
  type PanelRequest,
  pageMemorySchema,
  panelMessageSchema,
} from '../protocol/panel';
import { assembler } from '../protocol/textParts';

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

/** Once per page: VS Code hands its API out a single time. @param page Its window, where messages come in. */
export function connect(page: EventTarget): Bridge {
  const vscode = acquireVsCodeApi();
  const assemble = assembler();
  return {
    send: (request) => vscode.postMessage(request),
    onMessage: (listener) =>
      page.addEventListener('message', (event) => {
        const message = assemble(Reflect.get(event, 'data'));
        if (message === undefined) return;
        const parsed = panelMessageSchema.safeParse(message);
        if (parsed.success) listener(parsed.data);
        else console.error(`A message of the extension was not understood: ${parsed.error.message}`);
      }),
    remembered: () => pageMemorySchema.safeParse(vscode.getState()).data ?? {},
    remember: (memory) => vscode.setState(memory),
  };
}
