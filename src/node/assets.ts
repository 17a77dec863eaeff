/** The core's ports over Node's file system: vocabularies and grammars lie beside the bundle. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RankFile, RanksLoader, WasmLoader } from '../core/ports';
import { messageOf } from '../core/project/messageOf';

/** Reads `ranks/<name>.json` below the folder. Rejects with the encoding's name when it is missing or not JSON. */
export function ranksFrom(distFolder: string): RanksLoader {
  return async (name) => {
    try {
      return JSON.parse(await readFile(path.join(distFolder, 'ranks', `${name}.json`), 'utf8')) as RankFile;
    } catch (error) {
      throw new Error(`The vocabulary ${name} could not be read: ${messageOf(error)}`);
    }
  };
}

/** Reads `grammars/<file>` below the folder. */
export function grammarsFrom(distFolder: string): WasmLoader {
  return async (fileName) => {
    try {
      return await readFile(path.join(distFolder, 'grammars', fileName));
    } catch (error) {
      throw new Error(`The grammar ${fileName} could not be read: ${messageOf(error)}`);
    }
  };
}
