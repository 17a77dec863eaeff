/** What the sections of the page are drawn from. */

import type { Scenario } from '../core/scenario/scenario';
import type { PanelRequest } from '../protocol/panel';
import type { Draws } from './draws';
import type { Computed, Evaluation } from './evaluate';
import type { Layout } from './layout';
import type { PanelState } from './state';

/** What the page can ask of its owner. */
export interface Actions {
  /** `text` is what the input shows while it is being edited. */
  edit(path: string, value: unknown, text: string): void;
  leave(path: string): void;
  undo(path: string): void;
  send(request: PanelRequest): void;
  arrange(shelf: Partial<Shelf>): void;
  toggle(section: string, open: boolean): void;
  /** Takes the last step back, or does it again. */
  step(direction: 'undo' | 'redo'): void;
}

/** Where the user is on the page, apart from the scenario: among the saved ones, and among the sources. */
export interface Shelf {
  /** Being typed. */
  readonly name: string;
  /** Names of the two that are compared, `''` for the one that is shown; null: not chosen yet. */
  readonly left: string | null;
  readonly right: string | null;
  /** Path of the input whose source is shown; null: none. */
  readonly source: string | null;
}

export interface Page {
  readonly state: PanelState;
  readonly evaluation: Evaluation;
  /** Null without an estimate. */
  readonly draws: Draws | null;
  /** The estimate of any scenario with what the page knows; cheap when asked again. */
  readonly compute: (scenario: Scenario) => Computed;
  readonly shelf: Shelf;
  readonly openSections: ReadonlySet<string>;
  /** Why the figures may be old; empty when they are not. */
  readonly failure: string;
  readonly layout: Layout;
  /** Room for a chart, in CSS pixels. */
  readonly width: number;
  readonly actions: Actions;
}
