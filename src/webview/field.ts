/** What an input of the panel is, and short ways to write one. */

import type { PanelSnapshot } from '../protocol/panel';

interface FieldBase {
  /** Path in the scenario. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /** Inputs that take this one's place while they are set. */
  readonly replacedBy?: readonly string[];
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly step: number;
  /** Shown while the value is null or 0, or the field is not there, and something else stands in for it. */
  readonly unset?: { readonly value: null | 0 | undefined; readonly text: string };
}

/** A share of 1, moved by a slider in percent. */
export interface ShareField extends FieldBase {
  readonly kind: 'share';
  readonly min: number;
  readonly max: number;
  /** What counts while the scenario does not say. */
  readonly fallback?: number;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: (snapshot: PanelSnapshot) => readonly Choice[];
  /** What counts while the scenario does not say; with this text where it is a choice of its own. */
  readonly unset?: { readonly value: string; readonly text?: string };
}

export type Field = NumberField | ShareField | ChoiceField;

export function number(
  path: string,
  label: string,
  unit: string,
  step: number,
  help: string,
  unset?: NumberField['unset'],
): NumberField {
  return { kind: 'number', path, label, unit, step, help, ...(unset === undefined ? {} : { unset }) };
}

export function share(path: string, label: string, help: string, min = 0, max = 100): ShareField {
  return { kind: 'share', path, label, help, min, max };
}
