/** The core's ports over Node's file system: vocabularies and grammars lie beside the bundle. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RanksLoader, WasmLoader } from '../core/ports';
import { messageOf } from '../core/project/messageOf';

/** Reads `ranks/<name>.bin` below the folder. Rejects with the encoding's name when it cannot be read. */
export function ranksFrom(distFolder: string): RanksLoader {
  return async (name) => {
    try {
      return await readFile(path.join(distFolder, 'ranks', `${name}.bin`));
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
