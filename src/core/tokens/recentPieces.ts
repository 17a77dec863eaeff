/** Pieces held in each of the two generations: source code and prose repeat themselves. */
const GENERATION_PIECES = 32_768;
/** Longer pieces are rare and would pin much text. */
const MAX_PIECE_CHARS = 64;

/**
 * Remembers token counts of the pieces met lately. Two generations stand in for a strict least-recently-used order:
 * when the young one is full it becomes the old one, and a piece met again moves back to the young.
 */
export class RecentPieces {
  private young = new Map<string, number>();
  private old = new Map<string, number>();

  /** The piece's count, computed when it is not remembered. */
  count(piece: string, compute: (piece: string) => number): number {
    if (piece.length > MAX_PIECE_CHARS) return compute(piece);
    const known = this.young.get(piece);
    if (known !== undefined) return known;
    const tokens = this.old.get(piece) ?? compute(piece);
    this.remember(piece, tokens);
    return tokens;
  }

  private remember(piece: string, tokens: number): void {
    if (this.young.size >= GENERATION_PIECES) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(detached(piece), tokens);
  }
}

/** A slice keeps its whole document alive; a copy does not. */
function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}
