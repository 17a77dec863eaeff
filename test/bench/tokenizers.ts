/** The counter and those it is held against, each loaded as its users load it. */

import { createRequire } from 'node:module';
import path from 'node:path';
import { createTokenCounter } from '../../src/core/tokens/counter';
import type { EncodingName } from '../../src/core/tokens/encoding';
import { ranksFrom } from '../../src/node/assets';

/** Number of tokens of ordinary text. */
export type Count = (text: string) => number;

const require = createRequire(path.resolve('package.json'));

export const TOKENIZERS = {
  ours: async (encoding: EncodingName): Promise<Count> => {
    const counter = createTokenCounter(ranksFrom(path.resolve('dist')));
    const model = {
      o200k_base: 'gpt-4o',
      cl100k_base: 'gpt-4',
      p50k_base: 'text-davinci-003',
      r50k_base: 'davinci',
    };
    const loaded = await counter.load(counter.familyOf(model[encoding]));
    return (text) => loaded.count(text).tokens.base;
  },
  'gpt-tokenizer': async (encoding: EncodingName): Promise<Count> => {
    const { countTokens } = require(`gpt-tokenizer/cjs/encoding/${encoding}`);
    const options = { disallowedSpecial: new Set() };
    return (text) => countTokens(text, options);
  },
  tiktoken: async (encoding: EncodingName): Promise<Count> => {
    const { get_encoding } = require('tiktoken');
    const loaded = get_encoding(encoding);
    return (text) => loaded.encode_ordinary(text).length;
  },
  'js-tiktoken': async (encoding: EncodingName): Promise<Count> => {
    const { Tiktoken } = require('js-tiktoken/lite');
    const ranks = require(`js-tiktoken/ranks/${encoding}`);
    const loaded = new Tiktoken(ranks.default ?? ranks);
    return (text) => loaded.encode(text, [], []).length;
  },
} as const;

export type TokenizerName = keyof typeof TOKENIZERS;
