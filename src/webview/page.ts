/** What the sections of the page are drawn from. */

import type { PanelRequest } from '../protocol/panel';
import type { Draws } from './draws';
import type { Evaluation } from './evaluate';
import type { PanelState } from './state';

/** What the page can ask of its owner. */
export interface Actions {
  /** `text` is what the input shows while it is being edited. */
  edit(path: string, value: unknown, text: string): void;
  leave(path: string): void;
  undo(path: string): void;
  send(request: PanelRequest): void;
  toggle(section: string, open: boolean): void;
}

export interface Page {
  readonly state: PanelState;
  readonly evaluation: Evaluation;
  /** Null without an estimate. */
  readonly draws: Draws | null;
  readonly openSections: ReadonlySet<string>;
  /** Why the figures may be old; empty when they are not. */
  readonly failure: string;
  /** Room for the chart, in CSS pixels. */
  readonly width: number;
  readonly actions: Actions;
}
