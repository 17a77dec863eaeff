/** The command line's word on files that a feature has shown. */

import { scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

export interface Row {
  readonly path: string;
  readonly line: number;
  readonly requestsPerMonth: number;
  readonly apiUsdPerMonth: number | null;
}

/** Every call and prompt of the files, in the order of a report. */
export function scannedRows(files: Readonly<Record<string, string>>): Row[] {
  let rows: Row[] = [];
  withFiles(files, (folder) => {
    const { calls, prompts } = scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out));
    rows = [...calls, ...prompts].map(({ path, line, requestsPerMonth, cost }) => ({
      ...{ path, line, requestsPerMonth: requestsPerMonth.value },
      apiUsdPerMonth: cost.perMonth,
    }));
  });
  return rows.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
