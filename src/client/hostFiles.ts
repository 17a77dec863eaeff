/** Reads files for a language server that has no disk, through the file systems of the editor. */

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileReading,
  HOST_REQUESTS,
  type ListedEntry,
  listFolderParams,
  readFileParams,
} from '../protocol/hostFiles';

export function answerHostRequests(client: BaseLanguageClient): void {
  client.onRequest(HOST_REQUESTS.listFolder, (params: unknown) =>
    listFolder(vscode.Uri.parse(listFolderParams.parse(params).uri)).then(undefined, () => null),
  );
  client.onRequest(HOST_REQUESTS.readFile, (params: unknown) => {
    const { uri, maxBytes } = readFileParams.parse(params);
    return readFile(vscode.Uri.parse(uri), maxBytes).then(undefined, () => null);
  });
}

async function listFolder(folder: vscode.Uri): Promise<ListedEntry[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
}

function kindOf(type: vscode.FileType): ListedEntry['kind'] {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

/** A byte-order mark stays: it is part of the text. */
async function readFile(file: vscode.Uri, maxBytes: number): Promise<FileReading> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > maxBytes) return { bytes: size, text: null };
  const bytes = await vscode.workspace.fs.readFile(file);
  return { bytes: bytes.length, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}
