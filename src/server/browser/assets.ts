/** The core's ports over `fetch`: vocabularies and grammars lie beside the bundle. */

import { messageOf } from '../../core/project/messageOf';
import type { Assets } from '../../shipped/breakeven';

/** `folder` is the URL of the folder that holds `ranks` and `grammars`. */
export function assetsFrom(folder: string): Assets {
  return {
    loadRanks: async (name) => {
      try {
        return await get(`${folder}/ranks/${name}.bin`);
      } catch (error) {
        throw new Error(`The vocabulary ${name} could not be read: ${messageOf(error)}`);
      }
    },
    loadWasm: async (fileName) => {
      try {
        return await get(`${folder}/grammars/${fileName}`);
      } catch (error) {
        throw new Error(`The grammar ${fileName} could not be read: ${messageOf(error)}`);
      }
    },
    loadTokenizer: async () => ({ reason: 'a browser reads no tokenizer files' }),
  };
}

async function get(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
