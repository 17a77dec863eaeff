/** Tokens of another tokenizer per token of the encoding that is counted, by kind of piece. */

import type { Range } from '../money/range';
import { PIECE_KINDS, type PieceKind } from './pieceKind';

export interface Coefficients {
  readonly kinds: Readonly<Record<PieceKind, Range>>;
  /** True when the tokenizer has one token for each digit; `number` is then a ratio per digit. */
  readonly perDigit: boolean;
}

export type Bases = Readonly<Record<PieceKind, number>>;

/** Low and high end of a kind as factors of its base. */
export type Spread = readonly [low: number, high: number];

/** Ratios that were fitted to counts, each with its own spread. */
export function fitted(
  bases: Bases,
  options: { readonly perDigit: boolean; readonly spread: (kind: PieceKind) => Spread },
): Coefficients {
  const range = (kind: PieceKind): Range => {
    const [low, high] = options.spread(kind);
    return { low: bases[kind] * low, base: bases[kind], high: bases[kind] * high };
  };
  return { kinds: byKind(range), perDigit: options.perDigit };
}

export type Ends = readonly [low: number, base: number, high: number];

/** Content as research states it when pieces were not compared. `code` holds for data, signs and numbers too. */
export interface CoarseEnds {
  readonly prose: Ends;
  readonly european: Ends;
  readonly code: Ends;
  readonly cyrillicKorean: Ends;
  readonly chineseJapanese: Ends;
  readonly other: Ends;
}

const CONTENT: Readonly<Record<PieceKind, keyof CoarseEnds>> = {
  word: 'prose',
  wordParts: 'prose',
  glued: 'code',
  gluedParts: 'code',
  humps: 'code',
  capitals: 'code',
  european: 'european',
  vietnamese: 'other',
  number: 'code',
  sign: 'code',
  signs: 'code',
  signsAtLineEnd: 'code',
  blanks: 'code',
  lineEnds: 'code',
  cyrillic: 'cyrillicKorean',
  hangul: 'cyrillicKorean',
  han: 'chineseJapanese',
  kana: 'chineseJapanese',
  arabic: 'other',
  symbols: 'other',
  other: 'other',
};

/** Ratios by content alone. */
export function coarse(ends: CoarseEnds): Coefficients {
  const range = (kind: PieceKind): Range => {
    const [low, base, high] = ends[CONTENT[kind]];
    return { low, base, high };
  };
  return { kinds: byKind(range), perDigit: false };
}

/** Either of two tokenizers: from the lower low to the higher high, in the middle of both bases. */
export function spanning(one: Coefficients, other: Coefficients): Coefficients {
  const range = (kind: PieceKind): Range => ({
    low: Math.min(one.kinds[kind].low, other.kinds[kind].low),
    base: (one.kinds[kind].base + other.kinds[kind].base) / 2,
    high: Math.max(one.kinds[kind].high, other.kinds[kind].high),
  });
  return { kinds: byKind(range), perDigit: one.perDigit };
}

function byKind(range: (kind: PieceKind) => Range): Readonly<Record<PieceKind, Range>> {
  return Object.fromEntries(PIECE_KINDS.map((kind) => [kind, range(kind)])) as Record<PieceKind, Range>;
}
