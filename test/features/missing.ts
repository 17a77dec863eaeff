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

export const MISSING: readonly Missing[] = [
  {
    host: 'web',
    because:
      'a `tokenizer.json` of your own is not read, and is marked where it is named: those counts are estimates',
    features: ['a tokenizer.json of one’s own counts the texts of its models'],
  },
  {
    host: 'web',
    because: 'newer prices are not fetched: those that the extension ships with are used',
    features: [],
  },
  {
    host: 'web',
    because: 'the command line, and what needs it: results of benchmarks, and counts asked of a provider',
    features: [],
  },
  {
    host: 'web',
    because: 'the speed of a disk: each file is handed over by the editor, which may fetch it',
    features: [],
  },
  {
    host: 'stdio',
    because:
      'the Scenario and Calls views, the status bar, the reports and the list of other models: the command line has their figures',
    // The server answers for all of them, to whoever asks.
    features: [],
  },
  {
    host: 'stdio',
    because: 'links in the hover, which run commands of the extension',
    features: [],
  },
  {
    host: 'stdio',
    because:
      '`breakeven.json` is checked by the server, but completed only where the editor is given its schema, `schemas/breakeven.schema.json`',
    features: ['breakeven.json is completed by its schema'],
  },
  {
    host: 'stdio',
    because: 'newer prices are not fetched: _Refresh Prices_ is a command of the extension',
    features: ['prices are fetched only after a yes'],
  },
];

/** Null for a feature that the host has. */
export function whyMissing(feature: string, host: HostName): string | null {
  return MISSING.find((each) => each.host === host && each.features.includes(feature))?.because ?? null;
}
