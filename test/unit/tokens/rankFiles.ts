import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { RankFile, RanksLoader } from '../../../src/core/ports';
import type { EncodingName } from '../../../src/core/tokens/encoding';

const require = createRequire(path.join(process.cwd(), 'package.json'));

/** The vocabulary as the build copies it beside the bundles. */
export function rankFile(name: EncodingName): RankFile {
  const ranks = require(`js-tiktoken/ranks/${name}`) as RankFile & { default?: RankFile };
  return ranks.default ?? ranks;
}

export const loadRanks: RanksLoader = async (name) => rankFile(name);

export function fixture(file: string): string {
  return readFileSync(path.join(process.cwd(), file), 'utf8');
}
