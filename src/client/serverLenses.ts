import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import { LENSES } from '../protocol/requestNames';
import type { lensesSchema } from '../protocol/requests';
import type { BreakevenClient } from './languageClient';
import type { LensSource } from './lensProvider';

/** A server that ends while it is asked is followed by another, which is asked then. */
const ATTEMPTS = 2;

/** The language server's lenses; none when it cannot be had. */
export function serverLenses(client: BreakevenClient, log: vscode.LogOutputChannel): LensSource {
  return {
    onLensesChanged: client.onLensesChanged,
    onServerRuns: client.onServerRuns,
    async lensesOf({ uri }, token) {
      const params = { textDocument: { uri: uri.toString() } };
      for (let attempt = 1; attempt <= ATTEMPTS && !token.isCancellationRequested; attempt += 1) {
        try {
          return ((await client.request(LENSES, params, 'lensesSchema', token)) ?? []).map(drawn);
        } catch (error) {
          log.debug(`No lenses for ${uri.toString()}: ${String(error)}`);
        }
      }
      return [];
    },
  };
}

function drawn({
  range: { start, end },
  command,
}: NonNullable<z.infer<typeof lensesSchema>>[number]): vscode.CodeLens {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.CodeLens(range, { ...command, arguments: [...command.arguments] });
}
