// @ts-check
// The vocabularies as the product reads them, from those of js-tiktoken. The form is told in src/core/tokens/rankFile.ts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @typedef {{ pat_str: string, special_tokens: Record<string, number>, bpe_ranks: string }} Ranks As js-tiktoken has them: lines `! firstRank base64 base64 …`. */

const HEAD_BYTES = 4;
const LINE = /^! (\d+) (.+)$/;

/** @param {string} name @returns {Ranks} */
export function ranksOf(name) {
  const ranks = require(`js-tiktoken/ranks/${name}`);
  return ranks.default ?? ranks;
}

/**
 * Ranks may leave gaps; since only their order matters, tokens are written without.
 * @param {string} ranks
 * @returns {Uint8Array}
 */
export function packed(ranks) {
  const tokens = tokensOf(ranks);
  const file = new Uint8Array(HEAD_BYTES + tokens.reduce((total, token) => total + 1 + token.length, 0));
  new DataView(file.buffer).setUint32(0, tokens.length, true);
  let reached = HEAD_BYTES + tokens.length;
  for (const [index, token] of tokens.entries()) {
    if (token.length === 0 || token.length > 255) throw new Error(`a token of ${token.length} bytes`);
    file[HEAD_BYTES + index] = token.length;
    file.set(token, reached);
    reached += token.length;
  }
  return file;
}

/** @param {string} ranks */
function tokensOf(ranks) {
  let next = 0;
  return ranks
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, first, tokens] = LINE.exec(line) ?? [];
      if (first === undefined || tokens === undefined || Number(first) < next)
        throw new Error('ranks are not lines that count up');
      const parts = tokens.split(' ').map((token) => Buffer.from(token, 'base64'));
      next = Number(first) + parts.length;
      return parts;
    });
}

/**
 * Without the lines that it shares with the one it continues.
 * @param {string} base
 * @param {string} name
 * @returns {string}
 */
export function continued(base, name) {
  const shared = `${ranksOf(base).bpe_ranks}\n`;
  const { bpe_ranks: ranks } = ranksOf(name);
  if (!ranks.startsWith(shared)) throw new Error(`${name} no longer continues ${base}`);
  return ranks.slice(shared.length);
}
