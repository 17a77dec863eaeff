/**
 * What a host cannot do, and why: the only reasons for which a feature is not run on it. The README says the same, word for
 * word, under the heading named, and a test compares them.
 */

import type { HostName } from './host';

export interface Missing {
  readonly host: HostName;
  /** As the README has it, one line of a list. */
  readonly because: string;
  /** Names of the features that are not run; none where it is no matter of the editor. */
  readonly features: readonly string[];
}

export const README_SECTIONS: Readonly<Partial<Record<HostName, string>>> = {
  web: 'In a browser',
  stdio: 'In other editors',
};

export const MISSING: readonly Missing[] = [];

/** Null for a feature that the host has. */
export function whyMissing(feature: string, host: HostName): string | null {
  return MISSING.find((each) => each.host === host && each.features.includes(feature))?.because ?? null;
}
