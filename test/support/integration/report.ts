/** The report of the workspace, exported as a person does it. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ACCEPT, eventually, NEXT, runAnswering } from './actions';

interface JsonReport {
  readonly rows: readonly {
    readonly path: string;
    readonly line: number;
    readonly requestsPerMonth: number;
    readonly apiUsdPerMonth: number | null;
  }[];
  readonly apiUsdPerMonth: number;
  readonly incomplete: boolean;
}

const FORMATS = { markdown: 'Markdown', plaintext: 'CSV', json: 'JSON', html: 'HTML' } as const;

/** Picks the format as a person would and returns what was opened; asks again when the list was not yet there. */
export async function exportReport(language: keyof typeof FORMATS): Promise<string> {
  const down = Object.keys(FORMATS).indexOf(language) + 1;
  let text = '';
  await eventually(async () => {
    await runAnswering('breakeven.exportReport', [...Array<string>(down).fill(NEXT), ACCEPT]);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'untitled');
    assert.equal(document?.languageId, language, `${FORMATS[language]} was not picked`);
    text = document?.getText() ?? '';
  });
  return text;
}

/** The report as a program reads it. */
export const jsonReport = async () => JSON.parse(await exportReport('json')) as JsonReport;
