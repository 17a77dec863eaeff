import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RanksLoader } from '../../../src/core/ports';
import type { EncodingName } from '../../../src/core/tokens/encoding';
import { RANK_FILES } from '../../../src/core/tokens/rankFile';

/** As the build writes it beside the bundles. */
function rankFile(name: EncodingName): Uint8Array {
  return readFileSync(path.join(process.cwd(), 'dist/ranks', `${name}.bin`));
}

/** All that an encoding is made of. */
export function rankFiles(name: EncodingName): Uint8Array[] {
  return RANK_FILES[name].map(rankFile);
}

export const loadRanks: RanksLoader = async (name) => rankFile(name);

export function fixture(file: string): string {
  return readFileSync(path.join(process.cwd(), file), 'utf8');
}
