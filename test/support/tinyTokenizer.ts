/** A `tokenizer.json` that is small enough to count by hand: bytes, and merges to `he`, `ll`, `hell`, `hello`. */

const BYTES = [..."abcdefghijklmnopqrstuvwxyzHW0123456789,.'Ġ"];
const MERGES = [
  ['h', 'e'],
  ['l', 'l'],
  ['he', 'll'],
  ['hell', 'o'],
] as const;

const tokens = [...BYTES, ...MERGES.map((pair) => pair.join(''))];

export const TINY_TOKENIZER = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  post_processor: null,
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  model: {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    byte_fallback: false,
    vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    merges: MERGES.map((pair) => [...pair]),
  },
};

/** By hand: `hello` is one token, ` hello` two, other letters one each. */
export const TINY_COUNTS: Readonly<Record<string, number>> = {
  '': 0,
  hello: 1,
  'hello hello': 3,
  hell: 1,
  help: 3,
  'abc, 12': 7,
};
