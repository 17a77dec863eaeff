// @ts-check
// The vocabularies as the product reads them, from those of js-tiktoken. The form is told in src/core/tokens/rankFile.ts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @typedef {{ bpe_ranks: string }} Ranks Lines `! firstRank base64 base64 …`. */

const HEAD_BYTES = 4;
const MOST_TOKEN_BYTES = 255;
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
  const odd = tokens.find(({ length }) => length === 0 || length > MOST_TOKEN_BYTES);
  if (odd !== undefined) throw new Error(`a token of ${odd.length} bytes`);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(tokens.length);
  return Buffer.concat([head, Uint8Array.from(tokens, ({ length }) => length), ...tokens]);
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
